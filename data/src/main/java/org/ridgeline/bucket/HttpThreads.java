package org.ridgeline.bucket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that wait for web servers: so many requests are sent at a time by a JVM, whatever asks for them. */
final class HttpThreads {
    static final int COUNT = 16;

    private static final ThreadPoolExecutor THREADS = start();

    private HttpThreads() {}

    private static ThreadPoolExecutor start() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(COUNT, COUNT, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "ridgeline-http");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Does all the work, and returns the results in its order. The first failure ends the rest. */
    static <T> List<T> all(List<Callable<T>> work) throws IOException {
        List<Future<T>> pending = new ArrayList<>(work.size());
        for (Callable<T> one : work) {
            pending.add(THREADS.submit(one));
        }
        try {
            List<T> results = new ArrayList<>(work.size());
            for (Future<T> one : pending) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for a web server").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            pending.forEach(one -> one.cancel(true));
        }
    }
}
