package org.ridgeline.filter;

import java.util.Arrays;

/** A number, 0 or more, for some pixels of an image: a hash table with open addresses, 12 bytes a slot. */
final class PixelMap {
    private static final long FREE = -1;

    private final long[] pixels;
    private final int[] numbers;
    private final int mask;

    /** A map for at most {@code most} pixels. */
    PixelMap(long most) {
        long slots = Long.highestOneBit(Math.max(8, 3 * most)) << 1;
        if (slots > 1 << 30) {
            throw new IllegalStateException(most + " candidates along the tiles' borders: take larger tiles");
        }
        pixels = new long[(int) slots];
        numbers = new int[(int) slots];
        mask = (int) slots - 1;
        Arrays.fill(pixels, FREE);
    }

    /** Whether there was none yet for this pixel. */
    boolean put(int x, int y, int number) {
        int slot = slot(x, y);
        boolean free = pixels[slot] == FREE;
        pixels[slot] = key(x, y);
        numbers[slot] = number;
        return free;
    }

    /** The number of a pixel, or -1. */
    int get(int x, int y) {
        int slot = slot(x, y);
        return pixels[slot] == FREE ? -1 : numbers[slot];
    }

    private static long key(int x, int y) {
        return (long) y << Integer.SIZE | x;
    }

    /** Where the pixel is, or would be put. */
    private int slot(int x, int y) {
        long key = key(x, y);
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> Integer.SIZE) & mask;
        while (pixels[slot] != FREE && pixels[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
