package org.ridgeline.filter;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lengths of gradients of 8-bit samples by kernels of 3 pixels, in the JDK's incubating Vector API: the same numbers as
 * {@link Gradients}, five times as fast. Used where the JVM was started with {@code --add-modules jdk.incubator.vector};
 * this class must not be touched where it was not.
 *
 * <p>Derivatives are exact in shorts (at most 16 · 255). Their squares are exact in floats; the sum of two is, too, below
 * 2²⁴, and what is above has a root above 255. Adding 2²³ to a float leaves its rounded value in the low bits, which spares
 * the conversion that JDK 17 has no instruction for; no root lies midway between two integers.
 */
final class VectorGradients {
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> HALF = bytes(2);
    private static final VectorSpecies<Byte> QUARTER = bytes(4);
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHORTS.vectorShape());
    private static final float ROUNDING = 1 << 23;

    private final int outer;
    private final int middle;
    private final Magnitude magnitude;
    private final Tile.Bytes in;
    private final byte[] samples;
    private final Canvas canvas;
    private final Border border;
    private final short[] smoothed;
    private final short[] derived;

    /** Of a plane of a tile that has one more pixel around {@code out} where the image has it. */
    VectorGradients(
            Taps taps, Magnitude magnitude, Tile.Bytes in, int plane, Canvas canvas, Border border, Window out) {
        outer = taps.smooth()[0];
        middle = taps.smooth()[1];
        this.magnitude = magnitude;
        this.in = in;
        samples = in.planes()[plane];
        this.canvas = canvas;
        this.border = border;
        smoothed = new short[out.width() + 2];
        derived = new short[out.width() + 2];
    }

    /** Whether rows of this width are done here: narrower ones do not fill a vector, nor do machines with short ones. */
    static boolean takes(Window out) {
        return SHORTS.vectorBitSize() >= 256 && out.width() >= SHORTS.length();
    }

    /** The samples that fill half or a quarter of a vector when they are widened to shorts or floats. */
    private static VectorSpecies<Byte> bytes(int part) {
        return VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, SHORTS.vectorBitSize() / part)));
    }

    /** Writes all rows of a plane. */
    void write(byte[] out, Window window) {
        for (int y = window.y(); y < window.bottom(); y++) {
            vertical(y, window);
            int start = window.index(window.x(), y);
            switch (magnitude) {
                case L1 -> sums(out, start, window.width());
                case L2 -> roots(out, start, window.width());
            }
        }
    }

    /** Fills the columns' sums and differences, one more on each side than the window has. */
    private void vertical(int y, Window window) {
        int above = row(y - 1);
        int row = row(y);
        int below = row(y + 1);
        int count = window.width();
        int last = count - SHORTS.length();
        for (int i = 0; i < count; i += SHORTS.length()) {
            // The last vector overlaps the one before it instead of ending early.
            int at = Math.min(i, last);
            int column = window.x() - in.window().x() + at;
            ShortVector a = wide(above + column);
            ShortVector b = wide(below + column);
            a.add(b)
                    .mul((short) outer)
                    .add(wide(row + column).mul((short) middle))
                    .intoArray(smoothed, 1 + at);
            b.sub(a).intoArray(derived, 1 + at);
        }
        beside(above, row, below, window.x() - 1, 0);
        beside(above, row, below, window.right(), count + 1);
    }

    private int row(int y) {
        return (border.index(y, canvas.height()) - in.window().y())
                * in.window().width();
    }

    private void beside(int above, int row, int below, int x, int at) {
        int column = border.index(x, canvas.width()) - in.window().x();
        int a = samples[above + column] & 0xFF;
        int b = samples[below + column] & 0xFF;
        smoothed[at] = (short) (outer * (a + b) + middle * (samples[row + column] & 0xFF));
        derived[at] = (short) (b - a);
    }

    private ShortVector wide(int at) {
        ShortVector signed =
                (ShortVector) ByteVector.fromArray(HALF, samples, at).convertShape(VectorOperators.B2S, SHORTS, 0);
        return signed.and((short) 0xFF);
    }

    private ShortVector gx(int at) {
        return ShortVector.fromArray(SHORTS, smoothed, at + 2).sub(ShortVector.fromArray(SHORTS, smoothed, at));
    }

    private ShortVector gy(int at) {
        return ShortVector.fromArray(SHORTS, derived, at)
                .add(ShortVector.fromArray(SHORTS, derived, at + 2))
                .mul((short) outer)
                .add(ShortVector.fromArray(SHORTS, derived, at + 1).mul((short) middle));
    }

    private void sums(byte[] out, int start, int count) {
        int last = count - SHORTS.length();
        for (int i = 0; i < count; i += SHORTS.length()) {
            int at = Math.min(i, last);
            ShortVector sum = gx(at).abs().add(gy(at).abs()).min((short) 255);
            ((ByteVector) sum.convertShape(VectorOperators.S2B, HALF, 0)).intoArray(out, start + at);
        }
    }

    private void roots(byte[] out, int start, int count) {
        int last = count - SHORTS.length();
        for (int i = 0; i < count; i += SHORTS.length()) {
            int at = Math.min(i, last);
            ShortVector gx = gx(at);
            ShortVector gy = gy(at);
            root(gx, gy, 0).intoArray(out, start + at);
            root(gx, gy, 1).intoArray(out, start + at + FLOATS.length());
        }
    }

    /** Of the first or the second half of the vectors. */
    private static ByteVector root(ShortVector gx, ShortVector gy, int part) {
        FloatVector x = (FloatVector) gx.convertShape(VectorOperators.S2F, FLOATS, part);
        FloatVector y = (FloatVector) gy.convertShape(VectorOperators.S2F, FLOATS, part);
        FloatVector root = x.mul(x).add(y.mul(y)).sqrt().min(255).add(ROUNDING);
        return (ByteVector) root.reinterpretAsInts().and(0xFF).convertShape(VectorOperators.I2B, QUARTER, 0);
    }
}
