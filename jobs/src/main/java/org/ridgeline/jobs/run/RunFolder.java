package org.ridgeline.jobs.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.bucket.Address;
import org.ridgeline.request.UserError;

/**
 * The folder {@code <output>/<analysis>/<run id>/} that holds everything a run made. Until {@code _SUCCESS} stands in it,
 * what it holds is not a result. Every file is written in one piece (on a bucket, by one PUT), and none is renamed.
 */
public final class RunFolder {
    static final String SUCCESS = "_SUCCESS";
    public static final String LATEST = "latest";

    private final FileSystem store;
    private final Path path;

    private RunFolder(FileSystem store, Path path) {
        this.store = store;
        this.path = path;
    }

    /**
     * @throws UserError if the output's file system cannot be reached
     */
    public static RunFolder of(String output, String analysis, String id, Configuration hadoop) {
        Path path = new Path(new Path(new Path(Address.of(output)), analysis), id);
        try {
            FileSystem shared = path.getFileSystem(hadoop);
            // Local files would each get a hidden checksum file at their side.
            FileSystem store = shared instanceof LocalFileSystem local ? local.getRawFileSystem() : shared;
            return new RunFolder(store, path.makeQualified(store.getUri(), store.getWorkingDirectory()));
        } catch (IOException failure) {
            throw new UserError("--output " + output + " cannot be used: " + reason(failure), failure);
        }
    }

    /** The folder's address, as one would type it. */
    public String address() {
        return isLocal() ? path.toUri().getPath() : path.toString();
    }

    public Path path() {
        return path;
    }

    public Path file(String name) {
        return new Path(path, name);
    }

    public FileSystem store() {
        return store;
    }

    /** Whether a whole result lies here. */
    public boolean isDone() {
        try {
            return store.exists(file(SUCCESS));
        } catch (IOException failure) {
            throw failed("be read", failure);
        }
    }

    /** Removes what an earlier run left, {@code _SUCCESS} first, so that nobody takes the rest for a result. */
    public void clear() {
        try {
            store.delete(file(SUCCESS), false);
            if (store.exists(path)) {
                for (FileStatus status : store.listStatus(path)) {
                    if (!status.getPath().getName().equals(RunLock.FOLDER)) {
                        store.delete(status.getPath(), true);
                    }
                }
            }
        } catch (IOException failure) {
            throw failed("be cleared", failure);
        }
    }

    /** Writes a file below the folder. */
    public void write(String name, byte[] content) {
        write(file(name), content);
    }

    public void write(String name, String content) {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a file below the folder; null if there is none. */
    String read(String name) {
        try (FSDataInputStream in = store.open(file(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException none) {
            return null;
        } catch (IOException failure) {
            throw failed("be read", failure);
        }
    }

    /** Makes the result one: {@code _SUCCESS}, and the pointer to the newest run. */
    public void succeed() {
        write(SUCCESS, "");
        if (isLocal()) {
            link();
        } else {
            write(new Path(path.getParent(), LATEST), (path.getName() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** On disk {@code latest} is a link; where the file system has no links, it is a text file as on a bucket. */
    private void link() {
        java.nio.file.Path folder = java.nio.file.Path.of(path.toUri().getPath());
        java.nio.file.Path latest = folder.resolveSibling(LATEST);
        java.nio.file.Path fresh = folder.resolveSibling("." + LATEST + "." + folder.getFileName());
        try {
            Files.deleteIfExists(fresh);
            Files.createSymbolicLink(fresh, folder.getFileName());
            Files.move(fresh, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException noLinks) {
            write(new Path(path.getParent(), LATEST), (path.getName() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void write(Path file, byte[] content) {
        try {
            if (TypedObject.write(store, file, content)) {
                return;
            }
            FSDataOutputStream out = store.create(file, true);
            try {
                out.write(content);
            } catch (FSError full) { // what Hadoop makes of a local disk's IOException, an Error
                IOException failure = new IOException(full.getCause().getMessage(), full);
                abandon(out, file, failure);
                throw failure;
            } catch (IOException | RuntimeException failure) {
                abandon(out, file, failure);
                throw failure;
            }
            out.close();
        } catch (IOException failure) {
            throw failed("be written", failure);
        }
    }

    /** Closing would make an object of what was written so far: the upload is aborted instead, or the file removed. */
    private void abandon(FSDataOutputStream out, Path file, Exception failure) {
        try {
            if (out.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
                out.abort();
            } else {
                out.close();
                store.delete(file, false);
            }
        } catch (IOException | RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private boolean isLocal() {
        return "file".equals(store.getUri().getScheme());
    }

    /** A full disk, a read-only folder, a bucket that is not ours: mended by the user, so told in one line. */
    public UserError failed(String what, IOException failure) {
        return new UserError("output " + address() + " cannot " + what + ": " + reason(failure), failure);
    }

    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(failure.getClass().getSimpleName());
    }
}
