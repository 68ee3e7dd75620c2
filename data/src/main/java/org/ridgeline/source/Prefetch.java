package org.ridgeline.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.root.BranchReader.StoredBaskets;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.ByteSource.Range;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the baskets of a partition group by group, always one group ahead of the one that is being decoded, across the
 * slices. At most two groups are in memory, besides baskets that reach over the end of theirs.
 */
final class Prefetch implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Prefetch.class);

    /**
     * A basket's bytes.
     *
     * @param to one past the last entry for which it is needed
     */
    record Basket(long offset, long to, StoredBaskets.Slice bytes) {}

    /**
     * A group whose bytes have arrived.
     *
     * @param requests sent to the store for it
     * @param bytesRead fetched from the store for it
     * @param bytesNeeded of its baskets
     */
    record Fetched(
            FileSlice slice,
            long from,
            long to,
            List<Basket> baskets,
            long requests,
            long bytesRead,
            long bytesNeeded) {}

    private final Configuration hadoop;
    private final Iterator<FileSlice> slices;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread ahead = new Thread(work, "root-read-ahead");
        ahead.setDaemon(true);
        return ahead;
    });
    private Future<Fetched> pending;

    // Used by the thread only.
    private FileSlice slice;
    private Iterator<FetchPlan.Group> groups = List.<FetchPlan.Group>of().iterator();
    private ByteSource source;

    Prefetch(List<FileSlice> slices, Configuration hadoop) {
        this.slices = slices.iterator();
        this.hadoop = hadoop;
    }

    /** The next group, in the order of slices and entries; null after the last. */
    Fetched next() throws IOException {
        if (pending == null) {
            pending = thread.submit(this::fetch);
        }
        Fetched fetched = arrived();
        if (fetched != null) {
            pending = thread.submit(this::fetch);
        }
        return fetched;
    }

    private Fetched arrived() throws IOException {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    private Fetched fetch() throws IOException {
        try {
            return fetchNext();
        } catch (IOException failure) {
            throw slice == null ? failure : BadFileException.of(slice.file(), failure);
        }
    }

    private Fetched fetchNext() throws IOException {
        while (!groups.hasNext()) {
            closeSource();
            if (!slices.hasNext()) {
                return null;
            }
            slice = slices.next();
            groups = FetchPlan.of(slice).iterator();
        }
        FetchPlan.Group group = groups.next();
        if (group.ranges().isEmpty()) {
            return new Fetched(slice, group.from(), group.to(), List.of(), 0, 0, 0);
        }
        if (source == null) {
            source = slice.file().open(hadoop);
        }
        long requests = source.requests();
        long bytesRead = source.bytesRead();
        List<byte[]> bytes = source.readAll(group.ranges());
        List<Basket> baskets = new ArrayList<>(group.needs().size());
        long needed = 0;
        int index = 0;
        for (FetchPlan.Need need : group.needs()) {
            long offset = need.basket().offset();
            while (group.ranges().get(index).end() <= offset) {
                index++;
            }
            Range range = group.ranges().get(index);
            int start = (int) (offset - range.offset());
            int length = need.basket().length();
            baskets.add(new Basket(offset, need.to(), new StoredBaskets.Slice(bytes.get(index), start, length)));
            needed += length;
        }
        return new Fetched(
                slice,
                group.from(),
                group.to(),
                baskets,
                source.requests() - requests,
                source.bytesRead() - bytesRead,
                needed);
    }

    private void closeSource() throws IOException {
        if (source != null) {
            ByteSource open = source;
            source = null;
            open.close();
        }
    }

    /**
     * Interrupts the read ahead, and closes its source behind it, on its own thread: it may be about to open one. Nobody
     * waits for that, as a store may take its time to notice an interrupt.
     */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        if (pending != null) {
            pending.cancel(true);
        }
        thread.execute(() -> {
            try {
                closeSource();
            } catch (IOException e) {
                LOG.debug("closing {}", slice.file().path(), e);
            }
        });
        thread.shutdown();
    }
}
