package org.ridgeline.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The coefficients of a JPEG whose scans hold a part of them each: in memory if they fit, else in a file, of which a few
 * rows of blocks are held.
 */
final class JpegCoefficients implements Closeable {

    private final JpegFrame frame;
    private final int[] rowSamples;
    private final long[] start;
    private final short[][] memory;
    private final FileChannel file;
    private final short[][][] rows;
    private final ByteBuffer packed;
    private final long bytes;

    JpegCoefficients(JpegFrame frame, ImageLimits limits) throws IOException {
        this.frame = frame;
        int count = frame.components().length;
        rowSamples = new int[count];
        start = new long[count];
        rows = new short[count][][];
        long sum = 0;
        int longest = 0;
        for (int i = 0; i < count; i++) {
            JpegFrame.Component component = frame.components()[i];
            rowSamples[i] = frame.across() * component.h() * 64;
            longest = Math.max(longest, rowSamples[i]);
            start[i] = sum;
            sum += 2L * rowSamples[i] * frame.down() * component.v();
        }
        bytes = sum;
        if (sum <= limits.memory()) {
            memory = new short[count][];
            for (int i = 0; i < count; i++) {
                memory[i] = new short[Math.toIntExact((long) rowSamples[i] * frame.down() * frame.components()[i].v())];
            }
            file = null;
            packed = null;
        } else {
            memory = null;
            file = Scratch.file(sum, limits);
            // A byte at the end: what was never written reads as zeros.
            file.write(ByteBuffer.allocate(1), sum - 1);
            packed = ByteBuffer.allocate(2 * longest);
            for (int i = 0; i < count; i++) {
                rows[i] = new short[frame.components()[i].v()][rowSamples[i]];
            }
        }
    }

    /** The array that holds a row of blocks, 64 coefficients each; {@link #offset} tells where in it. */
    short[] row(int component, int blockRow) throws IOException {
        if (memory != null) {
            return memory[component];
        }
        short[] row = rows[component][blockRow % rows[component].length];
        packed.clear().limit(2 * row.length);
        long at = position(component, blockRow);
        while (packed.hasRemaining()) {
            if (file.read(packed, at + packed.position()) < 0) {
                throw new IOException("a file of waiting coefficients was cut short");
            }
        }
        packed.flip();
        packed.asShortBuffer().get(row);
        return row;
    }

    int offset(int component, int blockRow) {
        return memory == null ? 0 : blockRow * rowSamples[component];
    }

    /** Keeps what was changed in the row's array. */
    void keep(int component, int blockRow) throws IOException {
        if (memory != null) {
            return;
        }
        short[] row = rows[component][blockRow % rows[component].length];
        packed.clear().limit(2 * row.length);
        packed.asShortBuffer().put(row);
        long at = position(component, blockRow);
        while (packed.hasRemaining()) {
            file.write(packed, at + packed.position());
        }
    }

    private long position(int component, int blockRow) {
        return start[component] + 2L * rowSamples[component] * blockRow;
    }

    /** Bytes on disk. */
    long spilled() {
        return memory == null ? bytes : 0;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
