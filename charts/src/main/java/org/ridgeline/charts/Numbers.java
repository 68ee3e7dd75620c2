package org.ridgeline.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, the same in every country. */
public final class Numbers {
    private Numbers() {}

    /** At most {@code digits} significant digits, no trailing zeros: 10, 36.6, 1.867, 2.5e-07. */
    public static String significant(double value, int digits) {
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
    static String amount(double value) {
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

    /** A value with its error, which has 2 significant digits: {@code 236.68 ± 0.32}. */
    public static String withError(double value, double error) {
        if (!(error > 0) || Double.isInfinite(error) || !Double.isFinite(value)) {
            return amount(value);
        }
        int exponent = (int) Math.floor(Math.log10(error));
        if (exponent < -6 || exponent > 9) {
            return significant(value, 4) + " \u00B1 " + significant(error, 2);
        }
        int decimals = Math.max(0, 1 - exponent);
        String format = "%,." + decimals + "f";
        return TexParser.minus(String.format(Locale.ROOT, format, value))
                + " \u00B1 "
                + String.format(Locale.ROOT, format, error);
    }

    /** A size in decimal units: {@code 12.3 MB}. */
    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return significant(value, 3) + " " + units[unit];
    }

    /** A count, in groups of three digits. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** So many digits behind the point; if they would all be zero, 3 significant ones. */
    static String decimals(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        boolean lost = value != 0 && Math.abs(value) < 0.5 * Math.pow(10, -decimals);
        return TexParser.minus(lost ? significant(value, 3) : String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /** A number of a label, with a typesetter's minus. */
    static String label(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value == 0 ? 0.0 : value);
        return TexParser.minus(text);
    }
}
