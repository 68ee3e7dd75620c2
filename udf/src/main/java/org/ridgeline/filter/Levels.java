package org.ridgeline.filter;

/**
 * A level for each level.
 *
 * @param levels by level, unsigned
 */
record Levels(short[] levels) implements Whole {

    /**
     * The levels that equalise a histogram, as OpenCV's {@code equalizeHist}: the lowest level that occurs becomes 0, each
     * other one the share of pixels at or below it, those at the lowest left out, rounded half to even. As there, shares of
     * 256 levels are computed in single precision. If there is one level only, it stays.
     */
    static Levels equalized(long[] counts) {
        int lowest = 0;
        long total = 0;
        for (int level = counts.length - 1; level >= 0; level--) {
            if (counts[level] > 0) {
                lowest = level;
                total += counts[level];
            }
        }
        short[] levels = new short[counts.length];
        long others = total - counts[lowest];
        if (others == 0) {
            levels[lowest] = (short) lowest;
            return new Levels(levels);
        }
        int highest = counts.length - 1;
        float scale = (float) highest / others;
        long sum = 0;
        for (int level = lowest + 1; level < counts.length; level++) {
            sum += counts[level];
            double share = highest == 255 ? sum * scale : (double) highest * sum / others;
            levels[level] = (short) Math.min(highest, (int) Math.rint(share));
        }
        return new Levels(levels);
    }

    int of(int level) {
        return levels[level] & 0xFFFF;
    }
}
