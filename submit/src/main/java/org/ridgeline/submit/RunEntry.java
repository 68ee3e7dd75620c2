package org.ridgeline.submit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.ridgeline.request.JobRequest;
import org.ridgeline.request.Nearest;
import org.ridgeline.request.UserError;

/**
 * The folder of a run on this machine, {@code <state>/<id>}: the request, how it stands, the job's words, and where the
 * result lies. Each file is whole or not there, and on the disk before anything is done that it tells of.
 *
 * @param folder {@code <state>/<id>}
 */
record RunEntry(Path folder) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String STATE = "state.json";
    private static final String REQUEST = "request.json";

    /**
     * Makes the folder of a new run.
     *
     * @throws UserError if there is a run of this id
     */
    static RunEntry create(Path state, JobRequest request) {
        RunEntry entry = new RunEntry(state.resolve(request.id()));
        try {
            Files.createDirectories(state);
            Files.createDirectory(entry.folder);
        } catch (FileAlreadyExistsException known) {
            throw new UserError("there is a run " + request.id() + ": ridgeline status " + request.id(), known);
        } catch (IOException failure) {
            throw new UserError("--state " + state + " cannot be used: " + failure.getMessage(), failure);
        }
        entry.put(REQUEST, request.json());
        return entry;
    }

    /**
     * @throws UserError if there is none
     */
    static RunEntry find(Path state, String id) {
        List<String> ids = all(state).stream().map(RunEntry::id).toList();
        if (!ids.contains(id)) {
            throw new UserError("there is no run '" + id + "' in " + state
                    + (ids.isEmpty() ? "" : Nearest.hint(id, ids.subList(0, Math.min(ids.size(), 10)))));
        }
        return new RunEntry(state.resolve(id));
    }

    /** All runs, newest first. */
    static List<RunEntry> all(Path state) {
        if (!Files.isDirectory(state)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(state)) {
            return folders.map(RunEntry::new)
                    .filter(RunEntry::isFollowed)
                    .sorted((one, other) ->
                            other.state().started().compareTo(one.state().started()))
                    .toList();
        } catch (IOException failure) {
            throw new UserError("--state " + state + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** Whether somebody follows it, or has. */
    boolean isFollowed() {
        return Files.exists(folder.resolve(STATE));
    }

    String id() {
        return folder.getFileName().toString();
    }

    JobRequest request() {
        return JobRequest.parse(get(REQUEST).getBytes(StandardCharsets.UTF_8));
    }

    RunState state() {
        try {
            return MAPPER.readValue(get(STATE), RunState.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(folder.resolve(STATE) + " is broken", broken);
        }
    }

    void write(RunState state) {
        try {
            put(STATE, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(state));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the job says. */
    Path log() {
        return folder.resolve("log.txt");
    }

    /** Where the job writes the address of its run folder. */
    Path outcome() {
        return folder.resolve("outcome.txt");
    }

    /** The address of the run folder; null if there is none (yet). */
    String result() {
        return Files.exists(outcome()) ? get(outcome().getFileName().toString()).strip() : null;
    }

    private String get(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (NoSuchFileException missing) {
            throw new UserError("run " + id() + " has no " + name + ": it was never started", missing);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void put(String name, String text) {
        try {
            Path fresh = Files.createTempFile(folder, name, ".new");
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
        } catch (IOException failure) {
            throw new UserError(folder.resolve(name) + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}
