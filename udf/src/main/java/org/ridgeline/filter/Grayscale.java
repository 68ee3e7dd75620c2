package org.ridgeline.filter;

/**
 * 0.299 red + 0.587 green + 0.114 blue with weights of 15 bits, rounded half up, as OpenCV's {@code COLOR_BGR2GRAY} of
 * version 4 for 8 and 16 bit. A gray image stays as it is.
 *
 * @param opacity what becomes of alpha
 */
record Grayscale(Opacity opacity) implements Operation.Point {
    /** What becomes of alpha. */
    enum Opacity {
        KEPT,
        DROPPED
    }

    static final int RED = 9798;
    static final int GREEN = 19235;
    static final int BLUE = 3735;
    private static final int SHIFT = 15;
    private static final int HALF = 1 << (SHIFT - 1);

    @Override
    public Canvas result(Canvas in) {
        return switch (opacity) {
            case KEPT -> in.with(1);
            case DROPPED -> in.with(1).opaque();
        };
    }

    @Override
    public void apply(Tile in, Canvas canvas, Tile out) {
        Object[] planes = in.planes();
        Object gray = out.planes()[0];
        if (canvas.colors() == 1) {
            Conversion.convert(in, 0, out, 0);
        } else if (in.type() == SampleType.BYTE) {
            gray((byte[]) planes[0], (byte[]) planes[1], (byte[]) planes[2], (byte[]) gray);
        } else {
            gray((short[]) planes[0], (short[]) planes[1], (short[]) planes[2], (short[]) gray);
        }
    }

    private static void gray(byte[] red, byte[] green, byte[] blue, byte[] gray) {
        for (int i = 0; i < gray.length; i++) {
            int sum = RED * (red[i] & 0xFF) + GREEN * (green[i] & 0xFF) + BLUE * (blue[i] & 0xFF);
            gray[i] = (byte) ((sum + HALF) >> SHIFT);
        }
    }

    /** The weights add up to 2^15, so that the largest sum with its half stays below 2^31. */
    private static void gray(short[] red, short[] green, short[] blue, short[] gray) {
        for (int i = 0; i < gray.length; i++) {
            int sum = RED * (red[i] & 0xFFFF) + GREEN * (green[i] & 0xFFFF) + BLUE * (blue[i] & 0xFFFF);
            gray[i] = (short) ((sum + HALF) >> SHIFT);
        }
    }
}
