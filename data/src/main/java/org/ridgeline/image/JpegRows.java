package org.ridgeline.image;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The rows of a JPEG. The decoder calls us row by row, and we are called row by row: so it runs in a thread of its own, a
 * few blocks of rows ahead.
 */
final class JpegRows extends StoredRows {

    private static final int BLOCK_BYTES = 128 << 10;
    private static final int BLOCKS = 4;

    /** Rows, or why there are no more. */
    private record Block(byte[] rows, int count, Throwable failure) {}

    private final SampleRow samples;
    private final int rowBytes;
    private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread decoder;
    private volatile boolean closed;
    private Block block = new Block(new byte[0], 0, null);
    private int used;

    JpegRows(String name, ImageHeader header, ImageShape stored, SplicedStream stream) {
        super(name, header, stored);
        samples = SampleRow.of(8, stored.channels().count());
        rowBytes = stored.width() * stored.channels().count();
        decoder = new Thread(() -> decode(name, stream), "jpeg " + name);
        decoder.setDaemon(true);
        decoder.start();
    }

    private void decode(String name, SplicedStream stream) {
        int perBlock = Math.max(1, BLOCK_BYTES / rowBytes);
        Filling filling = new Filling(perBlock);
        Throwable failure = null;
        try {
            JpegDecoder.decode(
                    name,
                    stream,
                    stored().width(),
                    stored().height(),
                    stored().channels().count(),
                    stored().height(),
                    filling::add);
            filling.flush();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        put(new Block(new byte[0], 0, failure));
    }

    /** The block that the decoder fills. */
    private final class Filling {
        private final int perBlock;
        private byte[] rows;
        private int count;

        Filling(int perBlock) {
            this.perBlock = perBlock;
            rows = new byte[perBlock * rowBytes];
        }

        boolean add(int y, byte[] row) {
            System.arraycopy(row, 0, rows, count * rowBytes, rowBytes);
            count++;
            return count < perBlock || flush();
        }

        boolean flush() {
            boolean wanted = count == 0 || put(new Block(rows, count, null));
            rows = new byte[perBlock * rowBytes];
            count = 0;
            return wanted;
        }
    }

    private boolean put(Block next) {
        try {
            while (!closed) {
                if (blocks.offer(next, 50, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void take() throws IOException {
        try {
            block = blocks.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a JPEG was decoded");
        }
        used = 0;
        if (block.failure() instanceof IOException e) {
            throw e;
        } else if (block.failure() != null) {
            throw new IllegalStateException("the JPEG decoder failed", block.failure());
        }
    }

    @Override
    void readRow(Raster into, int at) throws IOException {
        if (used == block.count()) {
            take();
        }
        if (block.count() == 0) {
            throw damaged("it ends after row " + row());
        }
        samples.unpack(block.rows(), used * rowBytes, 0, stored().width(), into, at);
        used++;
    }

    /** What the decoder found at the end of the file comes with its last, empty block. */
    @Override
    void finish() throws IOException {
        take();
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (decoder.isAlive()) {
            try {
                decoder.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
