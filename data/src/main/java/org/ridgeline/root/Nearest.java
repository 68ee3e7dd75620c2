package org.ridgeline.root;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names most like a name that was not found, for messages. */
final class Nearest {
    private Nearest() {}

    /** At most {@code most} of {@code names}, by ascending edit distance, letter case left aside. */
    static List<String> of(String wanted, List<String> names, int most) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))));
        return sorted.subList(0, Math.min(most, sorted.size()));
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[b.length()];
    }
}
