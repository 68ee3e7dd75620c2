package org.ridgeline.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A picture of an image made small while its pixels pass by: sums over square boxes, so many that neither side has more
 * than {@value #CELLS}. Sums of whole numbers do not tell in which order, in which parts or in which threads the pixels
 * came. Covers a run of rows, since one task may see but a part of an image.
 */
public final class Reduction {

    private static final int CELLS = 512;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;

    /** Lanes of 16 bits take two bytes at a time, at most 255 each. */
    private static final int LANE_ADDITIONS = 128;

    private final int width;
    private final int height;
    private final Channels channels;
    private final int box;
    private final int across;
    private final int firstRow;
    private final long[][] sums;

    /**
     * Nothing is there yet.
     *
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @param channels as shown: {@link Channels#GRAY} or {@link Channels#RGB}
     * @param rows of the image that will pass by: a region whose columns do not matter
     */
    public Reduction(int width, int height, Channels channels, Region rows) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        box = (Math.max(width, height) - 1) / CELLS + 1;
        across = (width - 1) / box + 1;
        firstRow = rows.y() / box;
        int down = (rows.bottom() - 1) / box + 1 - firstRow;
        sums = new long[channels.count()][across * down];
    }

    /** Adds the pixels of {@code core}, which {@code shown} holds; each pixel of the image is added once. */
    public void add(Raster.Bytes shown, Region core) {
        int left = core.x() / box;
        int cells = (core.right() - 1) / box + 1 - left;
        int top = core.y() / box;
        int rows = (core.bottom() - 1) / box + 1 - top;
        long[][] here = new long[channels.count()][cells * rows];
        for (int plane = 0; plane < here.length; plane++) {
            byte[] samples = shown.planes()[plane];
            for (int y = core.y(); y < core.bottom(); y++) {
                int cell = (y / box - top) * cells;
                for (int x = core.x(); x < core.right(); cell++) {
                    int end = Math.min(core.right(), (x / box + 1) * box);
                    here[plane][cell] += sum(samples, shown.index(x, y), end - x);
                    x = end;
                }
            }
        }
        merge(here, left, top - firstRow, cells, rows);
    }

    private synchronized void merge(long[][] here, int left, int top, int cells, int rows) {
        for (int plane = 0; plane < here.length; plane++) {
            for (int row = 0; row < rows; row++) {
                int to = (top + row) * across + left;
                for (int column = 0; column < cells; column++) {
                    sums[plane][to + column] += here[plane][row * cells + column];
                }
            }
        }
    }

    /** Eight bytes at a time: C2 of JDK 17 does not vectorise a sum of bytes. */
    static long sum(byte[] samples, int from, int count) {
        long sum = 0;
        int at = from;
        int end = from + count;
        while (end - at >= Long.BYTES) {
            long lanes = 0;
            int stop = Math.min(end - Long.BYTES, at + (LANE_ADDITIONS - 1) * Long.BYTES);
            for (; at <= stop; at += Long.BYTES) {
                long eight = (long) EIGHT.get(samples, at);
                lanes += (eight & EVEN_BYTES) + (eight >>> 8 & EVEN_BYTES);
            }
            sum += (lanes & 0xffff) + (lanes >>> 16 & 0xffff) + (lanes >>> 32 & 0xffff) + (lanes >>> 48);
        }
        for (; at < end; at++) {
            sum += samples[at] & 0xff;
        }
        return sum;
    }

    /** Adds what another saw of the same image: its rows are among these. */
    public void add(Reduction part) {
        merge(part.sums, 0, part.firstRow - firstRow, across, part.sums[0].length / across);
    }

    /** Writes the sums, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        for (long[] plane : sums) {
            for (long sum : plane) {
                out.writeLong(sum);
            }
        }
    }

    /** Adds sums that were written by one made with the same arguments. */
    public void read(DataInput in) throws IOException {
        for (long[] plane : sums) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] += in.readLong();
            }
        }
    }

    /** The whole image with at most so many pixels a side; small images stay as they are. */
    public Raster.Bytes picture(int most) {
        Size size = Size.of(width, height, most);
        Region region = new Region(0, 0, size.width(), size.height());
        byte[][] planes = new byte[channels.count()][size.width() * size.height()];
        for (int y = 0; y < size.height(); y++) {
            double top = (double) y * height / size.height();
            double bottom = (double) (y + 1) * height / size.height();
            for (int x = 0; x < size.width(); x++) {
                double left = (double) x * width / size.width();
                double right = (double) (x + 1) * width / size.width();
                for (int plane = 0; plane < planes.length; plane++) {
                    double mean = integral(sums[plane], left, right, top, bottom) / ((right - left) * (bottom - top));
                    planes[plane][y * size.width() + x] = (byte) Math.min(255, Math.round(mean));
                }
            }
        }
        return new Raster.Bytes(region, channels, planes);
    }

    /** What a rectangle of the image holds, where a cell is of one colour. */
    private double integral(long[] cells, double left, double right, double top, double bottom) {
        double sum = 0;
        for (int row = (int) (top / box); row * (double) box < bottom && row * (long) box < height; row++) {
            double cellBottom = Math.min(height, (row + 1.0) * box);
            double tall = Math.min(bottom, cellBottom) - Math.max(top, row * (double) box);
            double share = tall / (cellBottom - row * (double) box);
            for (int column = (int) (left / box); column * (double) box < right && column < across; column++) {
                double cellRight = Math.min(width, (column + 1.0) * box);
                double wide = Math.min(right, cellRight) - Math.max(left, column * (double) box);
                sum += cells[row * across + column] * share * wide / (cellRight - column * (double) box);
            }
        }
        return sum;
    }

    /**
     * The size of a small picture.
     *
     * @param width at least 1
     * @param height at least 1
     */
    public record Size(int width, int height) {
        /** That of an image with at most so many pixels a side. */
        public static Size of(int width, int height, int most) {
            int longer = Math.max(width, height);
            if (longer <= most) {
                return new Size(width, height);
            }
            return new Size(scaled(width, most, longer), scaled(height, most, longer));
        }

        private static int scaled(int side, int most, int longer) {
            return (int) Math.max(1, Math.round((double) side * most / longer));
        }
    }
}
