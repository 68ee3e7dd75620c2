package org.ridgeline.jobs.ingest;

import java.util.Locale;

/** Numbers of bytes, for people. */
final class Sizes {
    private Sizes() {}

    static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < 3) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", value, "kMGT".charAt(unit));
    }
}
