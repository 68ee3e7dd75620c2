package org.ridgeline.jobs.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.ridgeline.bucket.Address;
import org.ridgeline.request.UserError;

/** Copies finished run folders from a bucket, or another folder, to a folder on this machine. A copy is whole or not there. */
public final class RunCopy {
    private final FileSystem store;
    private final org.apache.hadoop.fs.Path source;

    private RunCopy(FileSystem store, org.apache.hadoop.fs.Path source) {
        this.store = store;
        this.source = source;
    }

    /**
     * @param address of a run folder, or of the {@code latest} of an analysis
     * @param into the folder that gets the copy, under the run's id
     * @return the copy
     * @throws UserError if the run is not finished, or something else lies where the copy would
     */
    public static Path copy(String address, Path into, Configuration hadoop) {
        try {
            org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(Address.of(address));
            FileSystem shared = path.getFileSystem(hadoop);
            // Local files would each be asked for a hidden checksum file at their side.
            FileSystem store = shared instanceof LocalFileSystem local ? local.getRawFileSystem() : shared;
            return new RunCopy(store, resolved(store, path)).copy(into);
        } catch (FileNotFoundException missing) {
            throw new UserError(address + ": there is no such run folder", missing);
        } catch (IOException failure) {
            throw new UserError(address + " cannot be copied to " + into + ": " + failure.getMessage(), failure);
        }
    }

    /** In a bucket {@code latest} is a text, on disk it is a link. */
    private static org.apache.hadoop.fs.Path resolved(FileSystem store, org.apache.hadoop.fs.Path path)
            throws IOException {
        if (!path.getName().equals(RunFolder.LATEST)) {
            return path;
        }
        if (store.getFileStatus(path).isDirectory()) {
            return new org.apache.hadoop.fs.Path(
                    Path.of(path.toUri().getPath()).toRealPath().toString());
        }
        try (InputStream latest = store.open(path)) {
            String id = new String(latest.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new org.apache.hadoop.fs.Path(path.getParent(), id);
        }
    }

    private Path copy(Path into) throws IOException {
        if (!store.exists(new org.apache.hadoop.fs.Path(source, RunFolder.SUCCESS))) {
            throw new UserError(source + " is no finished run: there is no " + RunFolder.SUCCESS + " in it");
        }
        Path target = into.resolve(source.getName());
        if (Files.exists(target)) {
            throw new UserError("there is a " + target + ": remove it, or name another folder");
        }
        Files.createDirectories(into);
        Path partial = Files.createDirectory(into.resolve("." + source.getName() + "." + UUID.randomUUID()));
        try {
            copyAll(partial);
            try {
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException other) {
                throw new UserError("there is a " + target + ": remove it, or name another folder", other);
            }
            return target;
        } finally {
            remove(partial);
        }
    }

    private void copyAll(Path partial) throws IOException {
        String root = store.makeQualified(source).toUri().getPath() + "/";
        RemoteIterator<LocatedFileStatus> files = store.listFiles(source, true);
        while (files.hasNext()) {
            org.apache.hadoop.fs.Path file = files.next().getPath();
            String name = file.toUri().getPath().substring(root.length());
            if (name.startsWith(RunLock.FOLDER + "/")) {
                continue;
            }
            Path copy = partial.resolve(name).normalize();
            if (!copy.startsWith(partial)) {
                throw new UserError(file + " leads out of its run folder");
            }
            Files.createDirectories(copy.getParent());
            try (InputStream in = store.open(file)) {
                Files.copy(in, copy);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> below = Files.walk(folder)) {
                List<Path> deepestFirst =
                        below.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }
}
