package org.ridgeline.stats;

import java.util.EnumSet;
import java.util.Set;

/**
 * A peak on a smooth background: p0 + p1 x + … + pn x^n + amplitude · exp(-((x - mean) / sigma)² / 2), where the search
 * for its parameters begins, and which of them it leaves alone. The polynomial needs no start, it is linear.
 *
 * @param degree of the polynomial, 0 to {@value #MOST}
 * @param amplitude height of the Gaussian over the background, in the unit of y; negative for a dip
 * @param mean of the Gaussian, in the unit of x
 * @param sigma its standard deviation, positive
 * @param fixed what keeps the value it has here
 */
public record PeakModel(int degree, double amplitude, double mean, double sigma, Set<Shape> fixed) {
    /** Higher polynomials follow every fluctuation, and their plain coefficients are differences of huge numbers. */
    public static final int MOST = 9;

    /** The parameters of the Gaussian. */
    public enum Shape {
        AMPLITUDE,
        MEAN,
        SIGMA
    }

    public PeakModel {
        if (degree < 0 || degree > MOST) {
            throw new IllegalArgumentException("a polynomial of degree 0 to " + MOST + ", not " + degree);
        }
        if (!Double.isFinite(amplitude) || !Double.isFinite(mean) || !Double.isFinite(sigma)) {
            throw new IllegalArgumentException(
                    "amplitude, mean and sigma are numbers, not " + amplitude + ", " + mean + " and " + sigma);
        }
        if (!(sigma > 0)) {
            throw new IllegalArgumentException("sigma is above 0, not " + sigma);
        }
        fixed = fixed.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(fixed));
    }

    /** Number of parameters that are searched for. */
    public int unknowns() {
        return parameters() - fixed.size();
    }

    /** Number of coefficients of the polynomial. */
    int coefficients() {
        return degree + 1;
    }

    /** Number of parameters: the coefficients, then amplitude, mean and sigma. */
    int parameters() {
        return coefficients() + Shape.values().length;
    }

    /** Index of a parameter of the Gaussian. */
    int index(Shape shape) {
        return coefficients() + shape.ordinal();
    }

    /** Indices of the parameters that are searched for. */
    int[] free() {
        int[] free = new int[unknowns()];
        int count = 0;
        for (int i = 0; i < parameters(); i++) {
            if (i < coefficients() || !fixed.contains(Shape.values()[i - coefficients()])) {
                free[count++] = i;
            }
        }
        return free;
    }

    /** {@code p0}, {@code p1}, …, {@code amplitude}, {@code mean}, {@code sigma}. */
    String name(int parameter) {
        return switch (parameter - coefficients()) {
            case 0 -> "amplitude";
            case 1 -> "mean";
            case 2 -> "sigma";
            default -> "p" + parameter;
        };
    }
}
