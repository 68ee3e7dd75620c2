package org.ridgeline.filter;

/**
 * {@code 1.1 x + 30} rounded half to even and clamped; the offset of 16-bit images is 30 · 257, the same share of white.
 * Computed in tenths, exactly.
 */
record Brightness() implements Operation.Point {

    @Override
    public void apply(Tile in, Canvas canvas, Tile out) {
        for (int plane = 0; plane < canvas.colors(); plane++) {
            if (in.type() == SampleType.BYTE) {
                byte[] brighter = new byte[256];
                for (int sample = 0; sample < brighter.length; sample++) {
                    brighter[sample] = (byte) brighter(sample, SampleType.BYTE);
                }
                brighten((byte[]) in.planes()[plane], brighter, (byte[]) out.planes()[plane]);
            } else {
                brighten((short[]) in.planes()[plane], (short[]) out.planes()[plane]);
            }
        }
    }

    private static void brighten(byte[] samples, byte[] brighter, byte[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = brighter[samples[i] & 0xFF];
        }
    }

    private static void brighten(short[] samples, short[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = (short) brighter(samples[i] & 0xFFFF, SampleType.SHORT);
        }
    }

    static int brighter(int sample, SampleType type) {
        int tenths = 11 * sample + 300 * (type.maximum() / 255);
        int floor = tenths / 10;
        int rest = tenths % 10;
        boolean up = rest > 5 || (rest == 5 && floor % 2 == 1);
        return Math.min(type.maximum(), up ? floor + 1 : floor);
    }
}
