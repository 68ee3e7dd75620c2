package org.ridgeline.filter;

/**
 * CIE L*a*b* of 16-bit colours in double precision, lightness rounded to 65,536 levels. {@link StrictMath} makes the same
 * of it on every machine.
 */
final class Lab16 {
    private static final int WHITE = 65535;
    private static final double[] DECODED = new double[WHITE + 1];

    /** The light from which on a value is the nearest one. */
    private static final double[] FROM = new double[WHITE + 1];
    /** The largest value whose light is not above a 65,535th of the index. */
    private static final short[] AT_LEAST = new short[WHITE + 1];

    static {
        for (int i = 0; i < DECODED.length; i++) {
            DECODED[i] = Srgb.decoded((double) i / WHITE);
            FROM[i] = i == 0 ? 0 : Srgb.decoded((i - 0.5) / WHITE);
        }
        int value = 0;
        for (int i = 0; i < AT_LEAST.length; i++) {
            while (value < WHITE && FROM[value + 1] <= (double) i / WHITE) {
                value++;
            }
            AT_LEAST[i] = (short) value;
        }
    }

    private Lab16() {}

    /** Fills the lightness of pixels from {@code start} on. */
    static void lightness(short[] reds, short[] greens, short[] blues, int start, int[] lightness) {
        for (int i = 0; i < lightness.length; i++) {
            double red = DECODED[reds[start + i] & 0xFFFF];
            double green = DECODED[greens[start + i] & 0xFFFF];
            double blue = DECODED[blues[start + i] & 0xFFFF];
            lightness[i] = lightness(root(1, red, green, blue));
        }
    }

    private static double root(int row, double red, double green, double blue) {
        double[] weights = Srgb.TO_XYZ[row];
        return Srgb.root((weights[0] * red + weights[1] * green + weights[2] * blue) / Srgb.WHITE[row]);
    }

    private static int lightness(double root) {
        return (int) Math.max(0, Math.min(WHITE, Math.rint((1.16 * root - 0.16) * WHITE)));
    }

    /** Gives each pixel the level of its lightness. */
    static void relight(short[][] samples, Levels levels, short[][] results) {
        for (int i = 0; i < samples[0].length; i++) {
            double red = DECODED[samples[0][i] & 0xFFFF];
            double green = DECODED[samples[1][i] & 0xFFFF];
            double blue = DECODED[samples[2][i] & 0xFFFF];
            double y = root(1, red, green, blue);
            double level = (double) levels.of(lightness(y)) / WHITE;
            double root = (level + 0.16) / 1.16;
            // a and b are differences of roots: they stay if all roots move by the same.
            double width = Srgb.cube(root + root(0, red, green, blue) - y) * Srgb.WHITE[0];
            double height = Srgb.cube(root);
            double depth = Srgb.cube(root + root(2, red, green, blue) - y) * Srgb.WHITE[2];
            for (int color = 0; color < 3; color++) {
                double[] weights = Srgb.FROM_XYZ[color];
                results[color][i] = encoded(weights[0] * width + weights[1] * height + weights[2] * depth);
            }
        }
    }

    /** The value whose light is the nearest one, in the encoding's measure: at most 13 steps from the table's, in the dark. */
    private static short encoded(double light) {
        double inGamut = Math.max(0, Math.min(1, light));
        int value = AT_LEAST[(int) (inGamut * WHITE)] & 0xFFFF;
        while (value < WHITE && FROM[value + 1] <= inGamut) {
            value++;
        }
        return (short) value;
    }
}
