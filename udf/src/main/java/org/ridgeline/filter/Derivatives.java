package org.ridgeline.filter;

import java.util.Arrays;

/**
 * The derivatives of a plane by separable kernels: horizontally {@code derive} across the columns of {@code smooth}, and
 * vertically its transpose. Exact integers: at most 64 · 10 · 65535 for kernels of 7 pixels.
 *
 * <p>Each step is a loop of its own over arrays of ints read at one index: C2 of JDK 17 turns such loops into vector
 * instructions, and none that read one array at two offsets or mix types. Hence the shifted copies.
 */
final class Derivatives {
    private final int[] smooth;
    private final int[] derive;
    private final int halo;
    private final Rows rows;
    private final int[] smoothed;
    private final int[] derived;
    private final int[] shifted;
    private final int[] gx;
    private final int[] gy;

    /** Of the pixels of {@code out}, whose columns and rows the tile has, and those around them. */
    Derivatives(Taps taps, Tile in, int plane, Canvas canvas, Border border, Window out) {
        smooth = taps.smooth();
        derive = taps.derive();
        halo = taps.halo();
        rows = new Rows(in, plane, canvas, border, out, halo);
        smoothed = new int[rows.width()];
        derived = new int[rows.width()];
        shifted = new int[out.width()];
        gx = new int[out.width()];
        gy = new int[out.width()];
    }

    /** Computes row {@code y} of the image. */
    void row(int y) {
        if (halo == 1) {
            vertical3(y);
            horizontal3();
        } else {
            vertical(y);
            horizontal();
        }
    }

    /** The horizontal derivative of the row computed last. */
    int[] gx() {
        return gx;
    }

    /** The vertical derivative of the row computed last. */
    int[] gy() {
        return gy;
    }

    private void vertical3(int y) {
        smoothAndDerive(rows.row(y - 1), rows.row(y), rows.row(y + 1), smooth[0], smooth[1], smoothed, derived);
    }

    private static void smoothAndDerive(
            int[] above, int[] row, int[] below, int outer, int middle, int[] smoothed, int[] derived) {
        for (int i = 0; i < smoothed.length; i++) {
            smoothed[i] = outer * (above[i] + below[i]) + middle * row[i];
            derived[i] = below[i] - above[i];
        }
    }

    private void horizontal3() {
        int count = gx.length;
        System.arraycopy(smoothed, 2, gx, 0, count);
        subtract(smoothed, gx);
        System.arraycopy(derived, 2, gy, 0, count);
        System.arraycopy(derived, 1, shifted, 0, count);
        weigh(derived, shifted, smooth[0], smooth[1], gy);
    }

    private static void subtract(int[] values, int[] from) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= values[i];
        }
    }

    private static void weigh(int[] first, int[] middle, int outerWeight, int middleWeight, int[] lastThenSum) {
        for (int i = 0; i < lastThenSum.length; i++) {
            lastThenSum[i] = outerWeight * (lastThenSum[i] + first[i]) + middleWeight * middle[i];
        }
    }

    private void vertical(int y) {
        Arrays.fill(smoothed, 0);
        Arrays.fill(derived, 0);
        for (int tap = 0; tap < smooth.length; tap++) {
            int[] row = rows.row(y - halo + tap);
            addTimes(smooth[tap], row, smoothed);
            addTimes(derive[tap], row, derived);
        }
    }

    private void horizontal() {
        Arrays.fill(gx, 0);
        Arrays.fill(gy, 0);
        for (int tap = 0; tap < smooth.length; tap++) {
            System.arraycopy(smoothed, tap, shifted, 0, shifted.length);
            addTimes(derive[tap], shifted, gx);
            System.arraycopy(derived, tap, shifted, 0, shifted.length);
            addTimes(smooth[tap], shifted, gy);
        }
    }

    static void addTimes(int weight, int[] values, int[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }
}
