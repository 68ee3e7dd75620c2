package org.ridgeline.jobs.generate;

/** Arithmetic of colours, 0xRRGGBB. */
final class Shade {
    private Shade() {}

    /** From {@code a} for 0 to {@code b} for 1. */
    static int mix(int a, int b, double share) {
        double t = Math.max(0, Math.min(1, share));
        return channel(a, b, t, 16) | channel(a, b, t, 8) | channel(a, b, t, 0);
    }

    private static int channel(int a, int b, double t, int shift) {
        int from = a >> shift & 0xff;
        int to = b >> shift & 0xff;
        return (int) Math.round(from + t * (to - from)) << shift;
    }

    /** Brighter for factors above 1. */
    static int times(int color, double factor) {
        int scaled = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            scaled |= (int) Math.max(0, Math.min(255, Math.round((color >> shift & 0xff) * factor))) << shift;
        }
        return scaled;
    }
}
