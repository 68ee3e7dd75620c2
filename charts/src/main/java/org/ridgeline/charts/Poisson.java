package org.ridgeline.charts;

/**
 * Central 68.27 % intervals for the mean of a Poisson distribution of which {@code n} was seen (F. Garwood, Biometrika 28
 * (1936) 437), the error bars of counts: each end leaves 15.87 % outside, as one standard deviation does.
 */
final class Poisson {
    /** Probability beyond one standard deviation, on one side. */
    private static final double TAIL = 0.158655253931457051;

    /** Above this the Wilson-Hilferty form is exact to 1e-6 of the interval's width. */
    private static final double LARGE = 1e5;

    private static final double PRECISION = 1e-12;
    private static final int MAX_STEPS = 100_000;

    private Poisson() {}

    /** The mean for which {@code n} or more has the tail's probability; 0 for n = 0. */
    static double low(double n) {
        return n <= 0 ? 0 : quantile(n, TAIL, -1);
    }

    /** The mean for which {@code n} or fewer has the tail's probability. */
    static double high(double n) {
        return quantile(Math.max(n, 0) + 1, 1 - TAIL, 1);
    }

    /** Where the gamma distribution of shape {@code a} has the probability {@code p} below it; z is p in deviations. */
    private static double quantile(double a, double p, double z) {
        double root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
        double x = Math.max(a * root * root * root, 1e-3);
        if (a > LARGE) {
            return x;
        }
        for (int i = 0; i < 60; i++) {
            double density = Math.exp((a - 1) * Math.log(x) - x - logGamma(a));
            double step = (below(a, x) - p) / density;
            // Far from the solution a Newton step may leave the positive numbers.
            double next = x - step <= 0 ? x / 2 : x - step;
            if (Math.abs(next - x) <= PRECISION * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** The regularised lower incomplete gamma function P(a, x): Abramowitz and Stegun 6.5.29, 6.5.31. */
    private static double below(double a, double x) {
        double front = Math.exp(a * Math.log(x) - x - logGamma(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int k = 1; k < MAX_STEPS && term > sum * 1e-16; k++) {
                term *= x / (a + k);
                sum += term;
            }
            return sum * front;
        }
        // Lentz' form of the continued fraction.
        double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double h = d;
        for (int k = 1; k < MAX_STEPS; k++) {
            double an = -k * (k - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = b + an / c;
            c = Math.abs(c) < tiny ? tiny : c;
            double factor = d * c;
            h *= factor;
            if (Math.abs(factor - 1) < 1e-15) {
                break;
            }
        }
        return 1 - front * h;
    }

    /** Stirling's series (Abramowitz and Stegun 6.1.41), after a shift to where it converges. */
    static double logGamma(double a) {
        double shift = 0;
        double x = a;
        while (x < 15) {
            shift -= Math.log(x);
            x++;
        }
        double r = 1 / (x * x);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / x;
        return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
