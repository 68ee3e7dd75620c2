package org.ridgeline.filter;

import java.util.Arrays;

/**
 * A Gaussian of 15 × 15 pixels with a standard deviation of 2.6, in fixed point: weights of as many bits as a sample has,
 * all sums exact, rounded once at the end, half up. So does OpenCV from version 4 on.
 *
 * @param border what stands for pixels outside of the image
 */
record Gaussian(Border border) implements Operation.Neighbourhood {
    private static final int HALO = 7;
    private static final double SIGMA = 0.3 * (HALO - 1) + 0.8;
    private static final int[] WEIGHTS_8 = weights(8);
    private static final int[] WEIGHTS_16 = weights(16);

    /** From the outermost to the middle one; each takes over what rounding the one before has left, the last all of it. */
    private static int[] weights(int bits) {
        double[] exact = new double[HALO + 1];
        double sum = 0;
        for (int i = 0; i <= HALO; i++) {
            double distance = HALO - i;
            exact[i] = StrictMath.exp(-distance * distance / (2 * SIGMA * SIGMA));
            sum += i == HALO ? exact[i] : 2 * exact[i];
        }
        int[] weights = new int[HALO + 1];
        int rest = 1 << bits;
        double left = 0;
        for (int i = 0; i < HALO; i++) {
            double weight = exact[i] / sum * (1 << bits) + left;
            weights[i] = (int) Math.rint(weight);
            left = weight - weights[i];
            rest -= 2 * weights[i];
        }
        weights[HALO] = rest;
        return weights;
    }

    @Override
    public int halo() {
        return HALO;
    }

    @Override
    public void apply(Tile in, Canvas canvas, Tile out) {
        for (int plane = 0; plane < canvas.colors(); plane++) {
            Rows rows = new Rows(in, plane, canvas, border, out.window(), HALO);
            if (in.type() == SampleType.BYTE) {
                blur8(rows, out, plane);
            } else {
                blur16(rows, out, plane);
            }
        }
    }

    private static void blur8(Rows rows, Tile out, int plane) {
        Window window = out.window();
        int[] sums = new int[rows.width()];
        int[] shifted = new int[window.width()];
        int[] blurred = new int[window.width()];
        for (int y = window.y(); y < window.bottom(); y++) {
            vertical(WEIGHTS_8, rows, y, sums);
            Arrays.fill(blurred, 1 << 15);
            for (int tap = 0; tap <= 2 * HALO; tap++) {
                System.arraycopy(sums, tap, shifted, 0, shifted.length);
                Derivatives.addTimes(WEIGHTS_8[Math.min(tap, 2 * HALO - tap)], shifted, blurred);
            }
            for (int i = 0; i < blurred.length; i++) {
                blurred[i] >>>= 16;
            }
            Rows.write(blurred, out, plane, y);
        }
    }

    /** Column sums are below 2³² and kept as unsigned ints; the sums of those are below 2⁴⁸, exact in doubles. */
    private static void blur16(Rows rows, Tile out, int plane) {
        Window window = out.window();
        int[] columns = new int[rows.width()];
        double[] sums = new double[rows.width()];
        double[] shifted = new double[window.width()];
        double[] total = new double[window.width()];
        int[] blurred = new int[window.width()];
        for (int y = window.y(); y < window.bottom(); y++) {
            vertical(WEIGHTS_16, rows, y, columns);
            for (int i = 0; i < sums.length; i++) {
                sums[i] = columns[i] & 0xFFFFFFFFL;
            }
            Arrays.fill(total, 0x1p31);
            for (int tap = 0; tap <= 2 * HALO; tap++) {
                System.arraycopy(sums, tap, shifted, 0, shifted.length);
                addTimes(WEIGHTS_16[Math.min(tap, 2 * HALO - tap)], shifted, total);
            }
            for (int i = 0; i < blurred.length; i++) {
                blurred[i] = (int) (total[i] * 0x1p-32);
            }
            Rows.write(blurred, out, plane, y);
        }
    }

    private static void addTimes(double weight, double[] values, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    private static void vertical(int[] weights, Rows rows, int y, int[] sums) {
        weigh(weights[HALO], rows.row(y), sums);
        for (int i = 0; i < HALO; i++) {
            addTimes(weights[i], rows.row(y - HALO + i), rows.row(y + HALO - i), sums);
        }
    }

    private static void weigh(int weight, int[] row, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = weight * row[i];
        }
    }

    private static void addTimes(int weight, int[] above, int[] below, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (above[i] + below[i]);
        }
    }
}
