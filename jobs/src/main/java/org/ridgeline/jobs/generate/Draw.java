package org.ridgeline.jobs.generate;

import java.util.SplittableRandom;

/**
 * A stream of random numbers of physics' usual distributions. Streams of different names are independent; equal names give
 * equal numbers on every machine, as {@link StrictMath} does.
 */
final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;
    private double spare;
    private boolean hasSpare;

    /** @param names what the stream is for: a seed, a sample's number, a period */
    Draw(long... names) {
        long seed = 0;
        for (long name : names) {
            seed = (seed ^ name) * GOLDEN;
            seed ^= seed >>> 29;
        }
        this.random = new SplittableRandom(seed);
    }

    /** In [0, 1). */
    double uniform() {
        return random.nextDouble();
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** In (0, 1], to take a logarithm or a negative power of. */
    double positive() {
        return 1 - random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int bits() {
        return random.nextInt();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    double phi() {
        return uniform(-StrictMath.PI, StrictMath.PI);
    }

    /** Standard normal, by Marsaglia's polar method. */
    double gauss() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = uniform(-1, 1);
            double y = uniform(-1, 1);
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                hasSpare = true;
                return x * factor;
            }
        }
    }

    double gauss(double mean, double sigma) {
        return mean + sigma * gauss();
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(positive());
    }

    /** Above {@code least}, falling like {@code x^-(power + 1)}. */
    double pareto(double least, double power) {
        return least * StrictMath.exp(-StrictMath.log(positive()) / power);
    }

    /** A transverse momentum: rising from 0, most likely near {@code peak}, falling like {@code pt^-4}. */
    double transverse(double peak) {
        return 2 * peak * StrictMath.sqrt(StrictMath.exp(-2 / 3.0 * StrictMath.log(positive())) - 1);
    }

    /** A resonance's mass between two limits: a Breit-Wigner peak in the mass' square. */
    double breitWigner(double mass, double width, double low, double high) {
        double from = StrictMath.atan((low * low - mass * mass) / (mass * width));
        double to = StrictMath.atan((high * high - mass * mass) / (mass * width));
        return StrictMath.sqrt(mass * mass + mass * width * StrictMath.tan(uniform(from, to)));
    }

    /** A count, by adding the waiting times of a Poisson process. */
    int poisson(double mean) {
        int count = 0;
        for (double time = exponential(1); time < mean; time += exponential(1)) {
            count++;
        }
        return count;
    }
}
