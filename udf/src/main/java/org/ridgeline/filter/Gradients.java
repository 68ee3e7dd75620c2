package org.ridgeline.filter;

import java.util.Arrays;

/**
 * Writes lengths of gradients.
 *
 * <p>{@code gx² + gy²} is exact, in ints below 2³¹ and else in doubles below 2⁵³, and its square root is that of IEEE 754:
 * rounded to an integer it is never wrong, as no integer's root lies midway between two integers.
 */
final class Gradients {
    /** The root of each sum of squares, rounded, up to the first whose root is 256. */
    private static final byte[] ROOTS = roots();

    /** Whether this JVM has the Vector API, an incubating module that it was asked for. */
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private final Magnitude magnitude;
    private final double factor;
    private final double[] lengths;

    /**
     * Writes rows.
     *
     * @param factor by which a length is multiplied before it is rounded
     * @param width of the rows
     */
    Gradients(Magnitude magnitude, double factor, int width) {
        this.magnitude = magnitude;
        this.factor = factor;
        lengths = new double[width];
    }

    private static byte[] roots() {
        byte[] roots = new byte[1 << 16];
        for (int sum = 0; sum < roots.length; sum++) {
            roots[sum] = (byte) Math.min(255, Math.round(Math.sqrt(sum)));
        }
        return roots;
    }

    /** Whether squares of derivatives by these kernels, and sums of two, are ints. */
    private static boolean smallSquares(Taps taps, SampleType type) {
        long gain = (long) Arrays.stream(taps.smooth()).sum()
                * Arrays.stream(taps.derive()).map(Math::abs).sum()
                / 2;
        return 2 * gain * gain * type.maximum() * type.maximum() <= Integer.MAX_VALUE;
    }

    /** Writes all rows of a plane of {@code out}. */
    void write(Taps taps, Tile in, int plane, Canvas canvas, Border border, Tile out) {
        if (VECTORS
                && factor == 1
                && taps.halo() == 1
                && in instanceof Tile.Bytes from
                && out instanceof Tile.Bytes to
                && VectorGradients.takes(out.window())) {
            new VectorGradients(taps, magnitude, from, plane, canvas, border, out.window())
                    .write(to.planes()[plane], out.window());
        } else {
            writePlain(taps, in, plane, canvas, border, out);
        }
    }

    /** The same without the Vector API. */
    void writePlain(Taps taps, Tile in, int plane, Canvas canvas, Border border, Tile out) {
        Window window = out.window();
        Derivatives derivatives = new Derivatives(taps, in, plane, canvas, border, window);
        boolean byTable = magnitude == Magnitude.L2
                && factor == 1
                && out.type() == SampleType.BYTE
                && smallSquares(taps, in.type());
        for (int y = window.y(); y < window.bottom(); y++) {
            derivatives.row(y);
            int[] gx = derivatives.gx();
            int[] gy = derivatives.gy();
            int start = window.index(window.x(), y);
            if (byTable) {
                squares(gx, gy);
                root(gx, (byte[]) out.planes()[plane], start);
            } else if (magnitude == Magnitude.L1 && factor == 1) {
                sum(gx, gy);
                Rows.write(gx, out, plane, y);
            } else {
                measure(gx, gy);
                write(gx, out, plane, y);
            }
        }
    }

    /** Puts {@code gx² + gy²} into {@code gx}, or 65535 if it is more. */
    private static void squares(int[] gx, int[] gy) {
        for (int i = 0; i < gx.length; i++) {
            int square = gx[i] * gx[i] + gy[i] * gy[i];
            gx[i] = (square | ((0xFFFF - square) >> 31)) & 0xFFFF;
        }
    }

    private static void root(int[] squares, byte[] out, int start) {
        byte[] roots = ROOTS;
        for (int i = 0; i < squares.length; i++) {
            out[start + i] = roots[squares[i] & 0xFFFF];
        }
    }

    private static void sum(int[] gx, int[] gy) {
        for (int i = 0; i < gx.length; i++) {
            gx[i] = Math.abs(gx[i]) + Math.abs(gy[i]);
        }
    }

    /** Fills the lengths. */
    private void measure(int[] gx, int[] gy) {
        switch (magnitude) {
            case L1 -> {
                for (int i = 0; i < lengths.length; i++) {
                    lengths[i] = factor * (Math.abs(gx[i]) + Math.abs(gy[i]));
                }
            }
            case L2 -> {
                for (int i = 0; i < lengths.length; i++) {
                    double x = gx[i];
                    double y = gy[i];
                    lengths[i] = x * x + y * y;
                }
                for (int i = 0; i < lengths.length; i++) {
                    lengths[i] = factor * Math.sqrt(lengths[i]);
                }
            }
        }
    }

    /** Writes the lengths: rounded half to even and clamped, or as they are. */
    private void write(int[] scratch, Tile out, int plane, int y) {
        if (out.type() == SampleType.FLOAT) {
            float[] samples = (float[]) out.planes()[plane];
            int start = out.window().index(out.window().x(), y);
            for (int i = 0; i < lengths.length; i++) {
                samples[start + i] = (float) lengths[i];
            }
        } else {
            for (int i = 0; i < lengths.length; i++) {
                scratch[i] = (int) Math.rint(lengths[i]);
            }
            Rows.write(scratch, out, plane, y);
        }
    }

    /** The largest length in {@code core}, squared for L2. */
    static long largest(Taps taps, Magnitude magnitude, Tile in, int plane, Canvas canvas, Border border, Window core) {
        Derivatives derivatives = new Derivatives(taps, in, plane, canvas, border, core);
        long largest = 0;
        for (int y = core.y(); y < core.bottom(); y++) {
            derivatives.row(y);
            int[] gx = derivatives.gx();
            int[] gy = derivatives.gy();
            for (int i = 0; i < gx.length; i++) {
                long length = magnitude == Magnitude.L1
                        ? Math.abs(gx[i]) + Math.abs(gy[i])
                        : (long) gx[i] * gx[i] + (long) gy[i] * gy[i];
                largest = Math.max(largest, length);
            }
        }
        return largest;
    }
}
