package org.ridgeline.filter;

/**
 * Another type of sample. 8 bit to 16 is times 257, 16 bit to 8 is a 257th rounded to the nearest, so that white stays
 * white and there and back changes nothing; to floats, samples keep their value.
 *
 * @param output the type
 */
record Conversion(Output output) implements Operation.Point {

    @Override
    public Canvas result(Canvas in) {
        return in.with(output.type(in.type()));
    }

    @Override
    public void apply(Tile in, Canvas canvas, Tile out) {
        for (int plane = 0; plane < canvas.colors(); plane++) {
            convert(in, plane, out, plane);
        }
    }

    /** Fills a plane of {@code to} with the samples of {@code from} in its window, which {@code from} covers. */
    static void convert(Tile from, int fromPlane, Tile to, int toPlane) {
        Window window = to.window();
        for (int y = window.y(); y < window.bottom(); y++) {
            int at = from.window().index(window.x(), y);
            int toAt = window.index(window.x(), y);
            Object samples = from.planes()[fromPlane];
            Object results = to.planes()[toPlane];
            if (from.type() == to.type()) {
                System.arraycopy(samples, at, results, toAt, window.width());
            } else if (from.type() == SampleType.BYTE) {
                convert((byte[]) samples, at, to.type(), results, toAt, window.width());
            } else {
                convert((short[]) samples, at, to.type(), results, toAt, window.width());
            }
        }
    }

    private static void convert(byte[] from, int at, SampleType type, Object to, int toAt, int count) {
        if (type == SampleType.FLOAT) {
            float[] floats = (float[]) to;
            for (int i = 0; i < count; i++) {
                floats[toAt + i] = from[at + i] & 0xFF;
            }
        } else {
            short[] shorts = (short[]) to;
            for (int i = 0; i < count; i++) {
                shorts[toAt + i] = (short) ((from[at + i] & 0xFF) * 257);
            }
        }
    }

    private static void convert(short[] from, int at, SampleType type, Object to, int toAt, int count) {
        if (type == SampleType.FLOAT) {
            float[] floats = (float[]) to;
            for (int i = 0; i < count; i++) {
                floats[toAt + i] = from[at + i] & 0xFFFF;
            }
        } else {
            byte[] bytes = (byte[]) to;
            for (int i = 0; i < count; i++) {
                bytes[toAt + i] = (byte) (((from[at + i] & 0xFFFF) + 128) / 257);
            }
        }
    }
}
