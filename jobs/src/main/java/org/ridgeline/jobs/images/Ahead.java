package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work that threads do beside the one that hands it out. Results come in the order in which the work was handed out, and no
 * more of it waits than one for each thread and one more.
 */
final class Ahead<T> implements Closeable {
    private final ExecutorService threads;
    private final int most;
    private final Queue<Future<T>> waiting = new ArrayDeque<>();

    Ahead(int count) {
        most = count + 1;
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "filter and encode");
            thread.setDaemon(true);
            return thread;
        });
    }

    void add(Callable<T> work) {
        waiting.add(threads.submit(work));
    }

    /** Whether a result must be taken before work is added. */
    boolean isFull() {
        return waiting.size() >= most;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Waits for the oldest result. */
    T take() throws IOException {
        try {
            return waiting.remove().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof IOException wrong) {
                throw wrong;
            }
            if (cause instanceof RuntimeException wrong) {
                throw wrong;
            }
            if (cause instanceof Error wrong) {
                throw wrong;
            }
            throw new IOException(cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
