package org.ridgeline.submit;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations as profiles write them: {@code 512m}, {@code 50g}; {@code 90s}, {@code 30m}, {@code 6h}. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([a-z])");
    private static final Map<String, Integer> BITS = Map.of("k", 10, "m", 20, "g", 30, "t", 40);
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600, "d", 86_400);

    private Quantity() {}

    /**
     * @throws IllegalArgumentException with what would be right
     */
    static long bytes(String text) {
        return (long) number(text) << unit(text, BITS, "a size such as 512m or 50g");
    }

    /**
     * @throws IllegalArgumentException with what would be right
     */
    static Duration duration(String text) {
        return Duration.ofSeconds((long) number(text) * unit(text, SECONDS, "a time such as 30m or 6h"));
    }

    /** {@code 6h}: the largest unit that leaves no rest. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        for (String unit : new String[] {"d", "h", "m"}) {
            if (seconds % SECONDS.get(unit) == 0) {
                return seconds / SECONDS.get(unit) + unit;
            }
        }
        return seconds + "s";
    }

    private static int number(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Integer.parseInt(form.group(1)) : 0;
    }

    private static int unit(String text, Map<String, Integer> units, String right) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !units.containsKey(form.group(2))) {
            throw new IllegalArgumentException("must be " + right + ", not '" + text + "'");
        }
        return units.get(form.group(2));
    }
}
