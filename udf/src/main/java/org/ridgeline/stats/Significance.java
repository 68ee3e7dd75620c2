package org.ridgeline.stats;

import java.util.List;

/**
 * How many standard deviations a signal stands above its background. {@code s} is the expected signal, {@code b} the
 * expected background, {@code sigma} the absolute uncertainty of b, {@code n} an observed count. Without signal (s &le; 0) the
 * significance is 0; where none is defined (no background, or a negative one) the value is NaN and the reason says why.
 *
 * @param value in standard deviations; NaN if not defined
 * @param reason why the value is NaN; empty otherwise
 */
public record Significance(double value, String reason) {
    private static final double SERIES_BELOW = 1e-2;
    private static final double KNOWN_BELOW = 1e-10;

    /** Whether there is a value. */
    public boolean defined() {
        return reason.isEmpty();
    }

    /** s / sqrt(b): for s much smaller than a large b. */
    public static Significance naive(double s, double b) {
        return naive(s, b, 0);
    }

    /** s / sqrt(b + sigma²): for large b. */
    public static Significance naive(double s, double b, double sigma) {
        check(s, b, sigma);
        if (b < 0) {
            return negative(b);
        }
        if (s <= 0) {
            return of(0);
        }
        double variance = b + sigma * sigma;
        return variance == 0 ? empty() : of(s / Math.sqrt(variance));
    }

    /** The median significance of a known background, the Asimov formula of arXiv:1007.1727, equation 97. */
    public static Significance asimov(double s, double b) {
        return asimov(s, b, 0);
    }

    /**
     * The median significance of a background known to sigma, as if measured in a control region (profile likelihood of
     * Li-Ma; Cowan, "Discovery sensitivity for a counting experiment with background uncertainty").
     */
    public static Significance asimov(double s, double b, double sigma) {
        check(s, b, sigma);
        if (b < 0) {
            return negative(b);
        }
        if (s <= 0) {
            return of(0);
        }
        return b == 0 ? empty() : of(deviation(s + b, s, b, sigma * sigma));
    }

    /** The significance of n observed events over b known to sigma; negative if n is below b. */
    public static Significance observed(double n, double b, double sigma) {
        check(n, b, sigma);
        if (n < 0) {
            throw new IllegalArgumentException("an observed count of " + n + " is negative");
        }
        if (b < 0) {
            return negative(b);
        }
        if (b == 0) {
            return n == 0 ? of(0) : empty();
        }
        return of(Math.copySign(deviation(n, n - b, b, sigma * sigma), n - b));
    }

    /**
     * The number that the official HZZ notebooks of 2020 and 2025 print: (s + b) / sqrt(b + 0.3 b²). It is no significance: the
     * background is counted as signal, and its uncertainty is sqrt(0.3) = 55 %. For comparison with those notebooks only.
     */
    public static Significance notebook(double s, double b) {
        check(s, b, 0);
        if (b < 0) {
            return negative(b);
        }
        return b == 0 ? empty() : of((s + b) / Math.sqrt(b + 0.3 * b * b));
    }

    /** Independent bins together: the root of the sum of squares. NaN if one bin has no value; the reason names it. */
    public static Significance combined(List<Significance> bins) {
        double squares = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            Significance each = bins.get(bin);
            if (!each.defined()) {
                return new Significance(Double.NaN, "bin " + bin + ": " + each.reason());
            }
            squares += each.value() * each.value();
        }
        return of(Math.sqrt(squares));
    }

    /** sqrt of twice the log likelihood ratio of n = s + b events over b with variance v; s may be negative. */
    private static double deviation(double n, double s, double b, double v) {
        double half = v * (n + b) <= KNOWN_BELOW * b * b
                ? b * excess(s / b)
                : (n == 0 ? 0 : n * Math.log1p(s * b / (b * b + n * v)))
                        - b * b / v * Math.log1p(v * s / (b * (b + v)));
        return Math.sqrt(Math.max(0, 2 * half));
    }

    /** (1 + x) ln(1 + x) - x for x of at least -1; by its series near 0, where the difference would lose digits. */
    private static double excess(double x) {
        if (x == -1) {
            return 1;
        }
        if (Math.abs(x) > SERIES_BELOW) {
            return (1 + x) * Math.log1p(x) - x;
        }
        double sum = 0;
        double power = x;
        for (int k = 2; k <= 9; k++) {
            power *= x;
            sum += (k % 2 == 0 ? power : -power) / (k * (k - 1.0));
        }
        return sum;
    }

    private static void check(double s, double b, double sigma) {
        if (!Double.isFinite(s) || !Double.isFinite(b) || !Double.isFinite(sigma) || sigma < 0) {
            throw new IllegalArgumentException(
                    "a significance needs finite numbers and an uncertainty of at least 0, found " + s + " over " + b
                            + " ± " + sigma);
        }
    }

    private static Significance of(double value) {
        return new Significance(value, "");
    }

    private static Significance empty() {
        return new Significance(Double.NaN, "no background is expected, so the significance has no bound");
    }

    private static Significance negative(double b) {
        return new Significance(Double.NaN, "the expected background is negative (" + b + "), by negative weights");
    }
}
