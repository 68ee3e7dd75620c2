package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.result.ImageRecord;

/**
 * A result that a run made before, by the same program with the same operations and options.
 *
 * @param folder of that run
 * @param finished when it was, by the store's clock, in milliseconds
 * @param record of the result
 */
record FormerResult(String folder, long finished, ImageRecord record) implements Serializable {

    private Path file() {
        return new Path(folder + "/" + Setup.IMAGES + "/" + record.output());
    }

    private Path thumbnail() {
        return Setup.thumbnail(folder, record.output());
    }

    private String run() {
        return record.reusedFrom() == null ? new Path(folder).getName() : record.reusedFrom();
    }

    /** Whether the file is still what that run left: of the same size, and not written since. */
    boolean isUntouched(Setup setup) throws IOException {
        Path file = file();
        try {
            FileStatus status = Stores.of(file, setup.hadoop()).getFileStatus(file);
            return status.getLen() == record.outputBytes()
                    && status.getModificationTime() <= finished
                    && Stores.of(file, setup.hadoop()).exists(thumbnail());
        } catch (java.io.FileNotFoundException gone) {
            return false;
        }
    }

    /**
     * Makes the file a result of this run too: by a link on a disk, by a copy that the store makes on a bucket, so that either
     * run can be removed.
     *
     * @param input whose result it is
     * @param output its name in this run
     */
    ImageRecord take(Setup setup, ImageInput input, String output) throws IOException {
        long start = System.nanoTime();
        Path from = file();
        Path to = setup.image(output);
        FileSystem store = Stores.of(to, setup.hadoop());
        String scheme = store.getUri().getScheme();
        boolean taken = switch (scheme) {
            case "file" -> link(store, from, to);
            case "s3a" -> BucketCopy.copy(store, from, to, record.outputBytes());
            default -> false;
        };
        if (!taken) {
            copy(setup, from, to);
        }
        try (FSDataInputStream in = Stores.of(from, setup.hadoop()).open(thumbnail())) {
            SmallFiles.write(store, setup.thumbnail(output), in.readAllBytes());
        }
        return record.reused(input.path(), input.version(), output, run(), (System.nanoTime() - start) / 1e9);
    }

    /** False where the disk has no links. */
    private static boolean link(FileSystem store, Path from, Path to) throws IOException {
        store.mkdirs(to.getParent());
        java.nio.file.Path link = java.nio.file.Path.of(to.toUri().getPath());
        try {
            Files.createLink(link, java.nio.file.Path.of(from.toUri().getPath()));
            return true;
        } catch (FileAlreadyExistsException repeated) {
            // A task that is tried again. Whatever is there may be half of something else.
            Files.delete(link);
            return link(store, from, to);
        } catch (UnsupportedOperationException | FileSystemException none) {
            return false;
        }
    }

    private void copy(Setup setup, Path from, Path to) throws IOException {
        try (FSDataInputStream in = Stores.of(from, setup.hadoop()).open(from);
                WholeFile file = WholeFile.create(to, setup.hadoop())) {
            in.transferTo(file.out());
            if (!file.finish().equals(record.outputSha256())) {
                Stores.of(to, setup.hadoop()).delete(to, false);
                throw new IOException(from + " was changed since it was made; --force makes all results again");
            }
        }
    }
}
