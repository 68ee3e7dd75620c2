package org.ridgeline.filter;

/** The negative: the largest sample minus each sample. */
record Inversion() implements Operation.Point {

    @Override
    public void apply(Tile in, Canvas canvas, Tile out) {
        for (int plane = 0; plane < canvas.colors(); plane++) {
            if (in.type() == SampleType.BYTE) {
                invert((byte[]) in.planes()[plane], (byte[]) out.planes()[plane]);
            } else {
                invert((short[]) in.planes()[plane], (short[]) out.planes()[plane]);
            }
        }
    }

    private static void invert(byte[] samples, byte[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = (byte) ~samples[i];
        }
    }

    private static void invert(short[] samples, short[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = (short) ~samples[i];
        }
    }
}
