package org.ridgeline.filter;

/**
 * How often each level occurs.
 *
 * @param counts by level: 256 or 65,536 of them
 */
record Histogram(long[] counts) implements Summary {

    @Override
    public Summary merge(Summary other) {
        long[] more = ((Histogram) other).counts;
        for (int level = 0; level < counts.length; level++) {
            counts[level] += more[level];
        }
        return this;
    }

    @Override
    public Whole whole() {
        return Levels.equalized(counts);
    }
}
