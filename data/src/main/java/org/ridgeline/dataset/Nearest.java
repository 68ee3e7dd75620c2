package org.ridgeline.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that stand nearest to one that is not known, by edit distance, to be offered in an error. */
public final class Nearest {
    private Nearest() {}

    /** {@code ", did you mean 'weight'?"}, or the names there are if none is near. */
    public static String hint(String unknown, Collection<String> known) {
        List<String> near = to(unknown, known);
        if (!near.isEmpty()) {
            return ", did you mean '" + String.join("' or '", near) + "'?";
        }
        return known.isEmpty() ? "" : "; there are: " + String.join(", ", known);
    }

    /** At most three of the known names, nearest first; empty if none is near. */
    public static List<String> to(String unknown, Collection<String> known) {
        int limit = Math.max(2, unknown.length() / 3);
        return known.stream()
                .filter(name -> distance(unknown, name) <= limit)
                .sorted(Comparator.comparingInt(name -> distance(unknown, name)))
                .limit(3)
                .toList();
    }

    /** Levenshtein's distance, letters alike in both cases. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
