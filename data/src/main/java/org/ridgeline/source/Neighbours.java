package org.ridgeline.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that a mistyped one may have meant. */
final class Neighbours {
    private static final int SHOWN = 5;

    private Neighbours() {}

    /** The few of {@code names} that differ least from {@code name}, for a message. */
    static String of(String name, Collection<String> names) {
        Map<String, Integer> distances = new HashMap<>();
        for (String other : names) {
            distances.put(other, distance(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)));
        }
        List<String> nearest = new ArrayList<>(names);
        nearest.sort(Comparator.comparing(distances::get));
        String shown = String.join(", ", nearest.subList(0, Math.min(SHOWN, nearest.size())));
        return nearest.size() > SHOWN ? shown + ", ..." : shown;
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
