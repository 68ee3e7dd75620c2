package org.ridgeline.root;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a Double32_t or Float16_t is packed, as its title says: {@code [min,max,bits]}. */
final class PackedRange {
    private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\],]*),([^\\[\\],]*)(?:,([^\\[\\],]*))?\\]");
    private static final int MOST_BITS = 32;
    private static final int MOST_MANTISSA = 14;

    private PackedRange() {}

    static Scalar double32(String title) throws Unsupported {
        return packed(title, ColumnType.Primitive.FLOAT64);
    }

    static Scalar float16(String title) throws Unsupported {
        return packed(title, ColumnType.Primitive.FLOAT32);
    }

    private static Scalar packed(String title, ColumnType.Primitive type) throws Unsupported {
        boolean isDouble = type == ColumnType.Primitive.FLOAT64;
        Scalar without = isDouble ? new Scalar.Narrow() : new Scalar.Mantissa(type, Scalar.FLOAT16_BITS);
        Matcher matcher = RANGE.matcher(title);
        if (!matcher.find()) {
            return without;
        }
        double min = value(matcher.group(1));
        double max = value(matcher.group(2));
        int bits = bits(matcher.group(3), title);
        if (max > min) {
            return new Scalar.Ranged(type, min, max, bits);
        }
        // ROOT takes the number of bits without a range for a mantissa's only if it is less than 15.
        return bits <= MOST_MANTISSA ? new Scalar.Mantissa(type, bits) : without;
    }

    private static int bits(String number, String title) throws Unsupported {
        if (number == null) {
            return MOST_BITS;
        }
        if (!number.strip().matches("[0-9]{1,3}")) {
            throw new Unsupported("its title has no number of bits: " + title);
        }
        int bits = Integer.parseInt(number.strip());
        return bits < 2 || bits > MOST_BITS ? MOST_BITS : bits;
    }

    /** A number, pi or twopi, a multiple or a fraction of them. */
    private static double value(String text) throws Unsupported {
        String expression = text.toLowerCase(Locale.ROOT).replace(" ", "");
        try {
            if (!expression.contains("pi")) {
                return Double.parseDouble(expression);
            }
            double sign = expression.startsWith("-") ? -1 : 1;
            expression = expression.replaceFirst("^[-+]", "");
            double divisor = 1;
            int slash = expression.indexOf('/');
            if (slash >= 0) {
                divisor = Double.parseDouble(expression.substring(slash + 1));
                expression = expression.substring(0, slash);
            }
            double factor = 1;
            int star = expression.indexOf('*');
            if (star >= 0) {
                factor = Double.parseDouble(expression.substring(0, star));
                expression = expression.substring(star + 1);
            }
            return switch (expression) {
                case "pi" -> sign * factor * Math.PI / divisor;
                case "twopi", "2pi" -> sign * factor * 2 * Math.PI / divisor;
                default -> throw new Unsupported("a range of '" + text + "' is not understood");
            };
        } catch (NumberFormatException e) {
            throw new Unsupported("a range of '" + text + "' is not understood");
        }
    }
}
