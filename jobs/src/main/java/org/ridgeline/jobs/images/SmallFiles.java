package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.jobs.run.TypedObject;

/**
 * Writes many small files. On a bucket each costs the time of a request, in which nothing is computed: some are sent at
 * once. Not for several threads.
 */
final class SmallFiles implements Closeable {
    private static final int AT_ONCE = 16;

    /** S3A does not ask first whether a file or folder of that name is there. */
    private static final String WITHOUT_LOOKING = "fs.s3a.create.performance";

    private final FileSystem store;
    private final ExecutorService threads;
    private final Deque<Future<Void>> waiting = new ArrayDeque<>();

    /** @param folder on the store of the files */
    SmallFiles(Path folder, Configuration hadoop) throws IOException {
        store = Stores.of(folder, hadoop);
        boolean local = "file".equals(store.getUri().getScheme());
        threads = local ? null : Executors.newFixedThreadPool(AT_ONCE);
    }

    /** Writes a file, or lets it be written; an older one is replaced. */
    void write(Path path, byte[] content) throws IOException {
        if (threads == null) {
            write(store, path, content);
            return;
        }
        if (waiting.size() >= 2 * AT_ONCE) {
            await(waiting.remove());
        }
        Callable<Void> task = () -> {
            write(store, path, content);
            return null;
        };
        waiting.add(threads.submit(task));
    }

    /** Writes one file. */
    static void write(FileSystem store, Path path, byte[] content) throws IOException {
        if (TypedObject.write(store, path, content)) {
            return;
        }
        FSDataOutputStreamBuilder<?, ?> builder = store.createFile(path);
        builder.overwrite(true);
        builder.recursive();
        builder.opt(WITHOUT_LOOKING, true);
        try (OutputStream out = builder.build()) {
            out.write(content);
        }
    }

    /** Returns when all files are written. */
    void finish() throws IOException {
        while (!waiting.isEmpty()) {
            await(waiting.remove());
        }
    }

    private static void await(Future<Void> file) throws IOException {
        try {
            file.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IOException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while files were written", stopped);
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
