package org.ridgeline.filter;

import java.util.Arrays;

/** Rows of a plane as ints, over the borders of the image where the tile's window and the halo around it say so. */
final class Rows {
    private final Object plane;
    private final SampleType type;
    private final Window window;
    private final Canvas canvas;
    private final Border border;
    private final int left;
    private final int width;
    private final int inner;
    private final int[] before;
    private final int[] after;
    private final int[][] ring;
    private final int[] held;

    /**
     * Rows for filling {@code out}.
     *
     * @param in the tile, which has {@code halo} more than {@code out} where the image has it
     * @param plane of the tile
     * @param halo that each row has on both sides, and rows above and below
     */
    Rows(Tile in, int plane, Canvas canvas, Border border, Window out, int halo) {
        this.plane = in.planes()[plane];
        this.type = in.type();
        this.window = in.window();
        this.canvas = canvas;
        this.border = border;
        left = out.x() - halo;
        width = Math.addExact(out.width(), 2 * halo);
        int from = Math.max(0, left);
        int to = Math.min(canvas.width(), out.right() + halo);
        inner = to - from;
        before = columns(left, from);
        after = columns(to, left + width);
        int rows = 2 * halo + 1;
        ring = new int[rows][width];
        held = new int[rows];
        Arrays.fill(held, Integer.MIN_VALUE);
    }

    /** Where the row of the window holds what stands for the columns of the image from {@code from} up to {@code to}. */
    private int[] columns(int from, int to) {
        int[] columns = new int[Math.max(0, to - from)];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = border.index(from + i, canvas.width()) - window.x();
        }
        return columns;
    }

    /**
     * The row {@code y} of the image, which may lie outside: element 0 is {@code halo} to the left of {@code out}. The
     * array is overwritten when a row {@code 2 halo + 1} further is asked for.
     */
    int[] row(int y) {
        int slot = Math.floorMod(y, ring.length);
        int[] row = ring[slot];
        if (held[slot] != y) {
            held[slot] = y;
            read((border.index(y, canvas.height()) - window.y()) * window.width(), row);
        }
        return row;
    }

    private void read(int start, int[] row) {
        int first = start + Math.max(0, left) - window.x();
        switch (type) {
            case BYTE -> read((byte[]) plane, start, first, row);
            case SHORT -> read((short[]) plane, start, first, row);
            case FLOAT -> throw new IllegalArgumentException("operations take no floats");
        }
    }

    private void read(byte[] samples, int start, int first, int[] row) {
        for (int i = 0; i < before.length; i++) {
            row[i] = samples[start + before[i]] & 0xFF;
        }
        int at = before.length;
        for (int i = 0; i < inner; i++) {
            row[at + i] = samples[first + i] & 0xFF;
        }
        for (int i = 0; i < after.length; i++) {
            row[at + inner + i] = samples[start + after[i]] & 0xFF;
        }
    }

    private void read(short[] samples, int start, int first, int[] row) {
        for (int i = 0; i < before.length; i++) {
            row[i] = samples[start + before[i]] & 0xFFFF;
        }
        int at = before.length;
        for (int i = 0; i < inner; i++) {
            row[at + i] = samples[first + i] & 0xFFFF;
        }
        for (int i = 0; i < after.length; i++) {
            row[at + inner + i] = samples[start + after[i]] & 0xFFFF;
        }
    }

    int width() {
        return width;
    }

    /**
     * Writes values as row {@code y} of a tile, clamped to its type; they are changed.
     *
     * @param values as many as the window is wide
     */
    static void write(int[] values, Tile out, int plane, int y) {
        Window window = out.window();
        int start = window.index(window.x(), y);
        int count = window.width();
        switch (out.type()) {
            case BYTE -> {
                clamp(values, 0xFF, count);
                byte[] samples = (byte[]) out.planes()[plane];
                for (int i = 0; i < count; i++) {
                    samples[start + i] = (byte) values[i];
                }
            }
            case SHORT -> {
                clamp(values, 0xFFFF, count);
                short[] samples = (short[]) out.planes()[plane];
                for (int i = 0; i < count; i++) {
                    samples[start + i] = (short) values[i];
                }
            }
            case FLOAT -> {
                float[] samples = (float[]) out.planes()[plane];
                for (int i = 0; i < count; i++) {
                    samples[start + i] = values[i];
                }
            }
        }
    }

    /** To 0 and {@code mask}, all ones; without comparisons, which C2 would not turn into vector instructions. */
    static void clamp(int[] values, int mask, int count) {
        for (int i = 0; i < count; i++) {
            int positive = values[i] & ~(values[i] >> 31);
            values[i] = (positive | ((mask - positive) >> 31)) & mask;
        }
    }
}
