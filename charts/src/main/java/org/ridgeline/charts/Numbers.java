package org.ridgeline.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, the same in every country. */
final class Numbers {
    private Numbers() {}

    /** At most {@code digits} significant digits, no trailing zeros: 10, 36.6, 1.867, 2.5e-07. */
    static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent > 9) {
            return String.format(
                    Locale.ROOT, "%se%d", rounded.scaleByPowerOfTen(-exponent).toPlainString(), exponent);
        }
        return rounded.toPlainString();
    }

    /** A yield: enough digits to see its first decimals, however small. */
    static String yield(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        if (size >= 1e9 || size > 0 && size < 0.001) {
            return significant(value, 3);
        }
        int decimals = size >= 10_000 ? 0 : size >= 100 ? 1 : size >= 1 || size == 0 ? 2 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A count, in groups of three digits. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number of a label, with a typesetter's minus. */
    static String label(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value == 0 ? 0.0 : value);
        return TexParser.minus(text);
    }
}
