package org.ridgeline.filter;

/**
 * CIE L*a*b* of 8-bit colours in the fixed point of OpenCV 4, to the last bit in both directions: lightness 0 to 255, a and
 * b with an offset of 128.
 */
final class Lab8 {
    /** Fraction bits of matrices. */
    private static final int MATRIX = 12;
    /** Fraction bits of roots on the way to Lab. */
    private static final int ROOT = 15;
    /** One, on the way back. */
    private static final int ONE = 1 << 14;
    /** Linear light that is white, on the way to Lab. */
    private static final int LIGHT = 255 * 8;

    private static final int[] DECODED = new int[256];
    private static final int[] ROOTS = new int[LIGHT * 3 / 2 + 12];
    private static final int[] TO = matrix(Srgb.TO_XYZ, 0);
    private static final int[] FROM = matrix(Srgb.FROM_XYZ, 1);
    /** Of each lightness: Y, and its root. */
    private static final int[] HEIGHT = new int[256];

    private static final int[] HEIGHT_ROOT = new int[256];
    private static final byte[] ENCODED = new byte[1 << MATRIX];
    /** Of each root from {@code -LOWEST} on, X or Z. */
    private static final int LOWEST = 8145;

    private static final int[] CUBES = new int[ONE * 9 / 4];

    static {
        for (int i = 0; i < 256; i++) {
            DECODED[i] = (int) Math.rint(LIGHT * Srgb.decoded(i / 255.0));
            double root = (i * 100 / 255.0 + 16) / 116;
            // Up to 8 of 100 the line: 20.4 of 255.
            HEIGHT[i] = (int) Math.rint(i <= 20 ? i * ONE * 180 / (17 * 24389.0) : ONE * root * root * root);
            HEIGHT_ROOT[i] = (int) Math.rint(ONE * root);
        }
        for (int i = 0; i < ROOTS.length; i++) {
            ROOTS[i] = (int) Math.rint((1 << ROOT) * Srgb.root((double) i / LIGHT));
        }
        // 9454.5001 and 22125.49999 before rounding, which single precision puts on the other side.
        ROOTS[49] = 9454;
        ROOTS[628] = 22126;
        for (int i = 0; i < ENCODED.length; i++) {
            ENCODED[i] = (byte) Math.rint(255 * Srgb.encoded((double) i / ENCODED.length));
        }
        for (int i = 0; i < CUBES.length; i++) {
            int root = i - LOWEST;
            CUBES[i] = root <= 3390 ? root * 108 / 841 - ONE * 16 / 116 * 108 / 841 : root * root / ONE * root / ONE;
        }
    }

    private Lab8() {}

    /** Rows divided, or columns multiplied, by the white point. */
    private static int[] matrix(double[][] exact, int power) {
        int[] matrix = new int[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double white = power == 0 ? 1 / Srgb.WHITE[row] : Srgb.WHITE[column];
                matrix[3 * row + column] = (int) Math.rint((1 << MATRIX) * exact[row][column] * white);
            }
        }
        return matrix;
    }

    /** Fills the lightness of pixels from {@code start} on. */
    static void lightness(byte[] reds, byte[] greens, byte[] blues, int start, int[] lightness) {
        for (int i = 0; i < lightness.length; i++) {
            int red = DECODED[reds[start + i] & 0xFF];
            int green = DECODED[greens[start + i] & 0xFF];
            int blue = DECODED[blues[start + i] & 0xFF];
            lightness[i] = lightness(root(3, red, green, blue));
        }
    }

    private static int root(int row, int red, int green, int blue) {
        int sum = TO[row] * red + TO[row + 1] * green + TO[row + 2] * blue;
        return ROOTS[(sum + (1 << (MATRIX - 1))) >> MATRIX];
    }

    private static int lightness(int root) {
        int scale = (116 * 255 + 50) / 100;
        int shift = (16 * 255 * (1 << ROOT) + 50) / 100;
        return descaled(scale * root - shift);
    }

    private static int descaled(int value) {
        return Math.max(0, Math.min(255, (value + (1 << (ROOT - 1))) >> ROOT));
    }

    /** Gives each pixel the level of its lightness. */
    static void relight(byte[][] samples, Levels levels, byte[][] results) {
        byte[] reds = samples[0];
        byte[] greens = samples[1];
        byte[] blues = samples[2];
        for (int i = 0; i < reds.length; i++) {
            int red = DECODED[reds[i] & 0xFF];
            int green = DECODED[greens[i] & 0xFF];
            int blue = DECODED[blues[i] & 0xFF];
            int x = root(0, red, green, blue);
            int y = root(3, red, green, blue);
            int z = root(6, red, green, blue);
            int a = descaled(500 * (x - y) + 128 * (1 << ROOT));
            int b = descaled(200 * (y - z) + 128 * (1 << ROOT));
            int light = levels.of(lightness(y));
            int height = HEIGHT[light];
            int root = HEIGHT_ROOT[light];
            // a / 500 and b / 200 of 255ths, less the offset of 128, in 14 bits.
            int fromA = ((5 * a * 53687 + (1 << 7)) >> 13) - 128 * ONE / 500;
            int fromB = ((b * 41943 + (1 << 4)) >> 9) - 128 * ONE / 200 + 1;
            int width = CUBES[root + fromA + LOWEST];
            int depth = CUBES[root - fromB + LOWEST];
            results[0][i] = encoded(0, width, height, depth);
            results[1][i] = encoded(3, width, height, depth);
            results[2][i] = encoded(6, width, height, depth);
        }
    }

    private static byte encoded(int row, int x, int y, int z) {
        int sum = FROM[row] * x + FROM[row + 1] * y + FROM[row + 2] * z;
        int light = (sum + (1 << 13)) >> 14;
        return ENCODED[Math.max(0, Math.min(ENCODED.length - 1, light))];
    }
}
