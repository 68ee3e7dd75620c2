package org.ridgeline.filter;

import java.util.Arrays;

/**
 * Rows of gradients for {@link Canny}: of each pixel those of the colour with the largest one, of equal ones that of blue
 * before green before red. Element 0 of a row is one pixel to the left of the window. Outside of the image they are 0.
 */
final class Slopes {
    private static final Taps SOBEL = Taps.sobel(3);

    private final Canvas canvas;
    private final Derivatives[] colors;
    private final int offset;
    private final int[][] gx;
    private final int[][] gy;
    private final int[][] lengths;
    private final int[] held = {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};

    /** Gradients of {@code window} and one pixel around it. */
    Slopes(Tile in, Canvas canvas, Window window) {
        this.canvas = canvas;
        Window inside = window.grown(1, canvas);
        offset = inside.x() - (window.x() - 1);
        colors = new Derivatives[canvas.colors()];
        for (int color = 0; color < colors.length; color++) {
            colors[color] = new Derivatives(SOBEL, in, color, canvas, Border.REPLICATE, inside);
        }
        gx = new int[3][window.width() + 2];
        gy = new int[3][window.width() + 2];
        lengths = new int[3][window.width() + 2];
    }

    /** Makes sure of the rows {@code y - 1} to {@code y + 1}. */
    void prepare(int y) {
        for (int row = y - 1; row <= y + 1; row++) {
            int slot = slot(row);
            if (held[slot] != row) {
                held[slot] = row;
                fill(row, slot);
            }
        }
    }

    private static int slot(int y) {
        return Math.floorMod(y, 3);
    }

    private void fill(int y, int slot) {
        Arrays.fill(lengths[slot], 0);
        if (y < 0 || y >= canvas.height()) {
            return;
        }
        for (int color = colors.length - 1; color >= 0; color--) {
            colors[color].row(y);
            int[] across = colors[color].gx();
            int[] down = colors[color].gy();
            if (color == colors.length - 1) {
                System.arraycopy(across, 0, gx[slot], offset, across.length);
                System.arraycopy(down, 0, gy[slot], offset, across.length);
                measure(across, down);
                System.arraycopy(across, 0, lengths[slot], offset, across.length);
            } else {
                keepLarger(across, down, slot);
            }
        }
    }

    /** Puts the lengths into {@code gx}. */
    private static void measure(int[] gx, int[] gy) {
        for (int i = 0; i < gx.length; i++) {
            gx[i] = Math.abs(gx[i]) + Math.abs(gy[i]);
        }
    }

    private void keepLarger(int[] x, int[] y, int slot) {
        for (int i = 0; i < x.length; i++) {
            int length = Math.abs(x[i]) + Math.abs(y[i]);
            if (length > lengths[slot][offset + i]) {
                lengths[slot][offset + i] = length;
                gx[slot][offset + i] = x[i];
                gy[slot][offset + i] = y[i];
            }
        }
    }

    int[] gx(int y) {
        return gx[slot(y)];
    }

    int[] gy(int y) {
        return gy[slot(y)];
    }

    /** {@code |gx| + |gy|}. */
    int[] length(int y) {
        return lengths[slot(y)];
    }
}
