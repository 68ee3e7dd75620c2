package org.ridgeline.jobs.generate;

/** Smooth random functions of place. No state: the same seed and place give the same value everywhere. */
final class Noise {
    private final long seed;

    Noise(long seed) {
        this.seed = mix(seed);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** A random number of a lattice point, at least 0 and below 1. */
    double at(int x, int y) {
        return (mix(seed ^ (long) x << 32 ^ y & 0xffffffffL) >>> 11) * 0x1p-53;
    }

    /** A random number at each whole place, and smooth between them; 0 to 1. */
    double smooth(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double u = eased(x - left);
        double v = eased(y - top);
        double upper = at(left, top) * (1 - u) + at(left + 1, top) * u;
        double lower = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
        return upper * (1 - v) + lower * v;
    }

    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }

    /** Smooth noise with half as strong noise of twice the frequency on it, and so on; 0 to 1. */
    double fractal(double x, double y, int octaves) {
        double sum = 0;
        double strength = 0.5;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += strength * smooth(x * scale + 17.3 * octave, y * scale - 9.1 * octave);
            strength /= 2;
            scale *= 2;
        }
        return sum / (1 - 1.0 / (1 << octaves));
    }
}
