package org.ridgeline.source;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files as {@code watched:/...}: counts how often a file is opened, fails or waits if told so. */
public final class WatchedFileSystem extends RawLocalFileSystem {
    static final AtomicInteger OPENED = new AtomicInteger();
    static final AtomicInteger FAILURES_LEFT = new AtomicInteger();
    static final AtomicInteger FAILED = new AtomicInteger();

    /** While set, opening waits until so many files are being opened at the same time. */
    static volatile CountDownLatch together = new CountDownLatch(0);

    /** While set, looking a path up waits until so many are being looked up at the same time. */
    static volatile CountDownLatch askedTogether = new CountDownLatch(0);

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        wait(askedTogether, "asked for alone");
        return super.getFileStatus(path);
    }

    private static void wait(CountDownLatch latch, String otherwise) throws IOException {
        latch.countDown();
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IOException(otherwise);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public URI getUri() {
        return URI.create("watched:///");
    }

    @Override
    public String getScheme() {
        return "watched";
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        OPENED.incrementAndGet();
        if (FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            FAILED.incrementAndGet();
            throw new IOException("the store is away for a moment");
        }
        wait(together, "opened alone");
        return super.open(path, bufferSize);
    }
}
