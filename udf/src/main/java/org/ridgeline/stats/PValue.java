package org.ridgeline.stats;

import org.apache.commons.math3.special.Erf;

/** One-sided p-values of a normal distribution and the standard deviations they stand for; 5 are 2.867e-7. */
public final class PValue {
    private static final double ROOT_2 = Math.sqrt(2);
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);
    private static final int STEPS = 60;

    private PValue() {}

    /** The chance of a fluctuation of z standard deviations or more. */
    public static double of(double z) {
        if (Double.isNaN(z)) {
            throw new IllegalArgumentException("there is no p-value of NaN");
        }
        return 0.5 * Erf.erfc(z / ROOT_2);
    }

    /** The standard deviations that a p-value stands for: infinite for 0 and 1; what is below 2.2e-308 counts as that. */
    public static double deviations(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a p-value lies between 0 and 1, found " + p);
        }
        if (p > 0.5) {
            return -deviations(1 - p);
        }
        if (p == 0) {
            return Double.POSITIVE_INFINITY;
        }
        // Newton's method on ln p(z), which is concave, from above the root: p(z) <= exp(-z²/2) / 2. Every step goes
        // down.
        double target = Math.max(p, Double.MIN_NORMAL);
        double z = Math.sqrt(-2 * Math.log(2 * target));
        for (int step = 0; step < STEPS; step++) {
            double tail = of(z);
            double change = tail * Math.log(tail / target) / (DENSITY * Math.exp(-0.5 * z * z));
            z += change;
            if (Math.abs(change) <= 1e-15 * Math.max(1, z)) {
                break;
            }
        }
        return z;
    }
}
