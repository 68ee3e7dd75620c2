package org.ridgeline.bucket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that mostly waits for a store, many pieces at a time: far more than there are cores. */
public final class StoreThreads {
    private static final int MOST = 64;

    /** What is done with each item. */
    public interface Work<T, R> {
        R of(T item) throws IOException;
    }

    private StoreThreads() {}

    /** Results in the order of the items. The first failure ends the rest. */
    public static <T, R> List<R> map(List<T> items, Work<T, R> work) throws IOException {
        if (items.size() == 1) {
            return List.of(work.of(items.get(0)));
        }
        if (items.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST, items.size()), runnable -> {
            Thread thread = new Thread(runnable, "ridgeline-store");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> pending = new ArrayList<>(items.size());
            for (T item : items) {
                pending.add(threads.submit(() -> work.of(item)));
            }
            List<R> results = new ArrayList<>(items.size());
            for (Future<R> one : pending) {
                results.add(result(one));
            }
            return List.copyOf(results);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R result(Future<R> pending) throws IOException {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("waiting for a store was cancelled").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
