package org.ridgeline.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that stand nearest to an unknown one, to be offered in an error. */
public final class Nearest {
    private Nearest() {}

    /** {@code ", did you mean 'fraction'?"}, or the names there are if none is near. */
    public static String hint(String unknown, Collection<String> known) {
        int limit = Math.max(2, unknown.length() / 3);
        List<String> near = known.stream()
                .filter(name -> distance(unknown, name) <= limit)
                .sorted(Comparator.comparingInt(name -> distance(unknown, name)))
                .limit(3)
                .toList();
        if (near.isEmpty()) {
            return known.isEmpty() ? "" : "; there are: " + String.join(", ", known);
        }
        return ", did you mean '" + String.join("' or '", near) + "'?";
    }

    /** Levenshtein's distance, letters alike in both cases; of long words only the beginning counts. */
    private static int distance(String one, String other) {
        String a = start(one);
        String b = start(other);
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

    private static String start(String word) {
        return word.substring(0, Math.min(word.length(), 64)).toLowerCase(Locale.ROOT);
    }
}
