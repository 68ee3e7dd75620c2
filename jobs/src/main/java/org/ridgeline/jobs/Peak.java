package org.ridgeline.jobs;

/**
 * Where data stand highest above what is expected, and by how much. Counts are of the highest bin and its two neighbours.
 *
 * @param position mean of the bin centres, weighted with the excess, in the axis' unit
 * @param data events found
 * @param expected events expected without the peak
 */
record Peak(double position, double data, double expected) {

    /**
     * The highest excess with its bin's centre between {@code from} and {@code to}.
     *
     * @param edges of the bins, one more than bins
     * @param data number of events per bin
     * @param expected number of events per bin without the peak
     * @throws IllegalArgumentException if no bin lies there
     */
    static Peak highest(double[] edges, double[] data, double[] expected, double from, double to) {
        int highest = -1;
        for (int i = 0; i < data.length; i++) {
            double centre = centre(edges, i);
            boolean inside = centre >= from && centre <= to;
            if (inside && (highest < 0 || data[i] - expected[i] > data[highest] - expected[highest])) {
                highest = i;
            }
        }
        if (highest < 0) {
            throw new IllegalArgumentException("no bin between " + from + " and " + to);
        }
        double sum = 0;
        double moment = 0;
        double found = 0;
        double background = 0;
        for (int i = Math.max(0, highest - 1); i <= Math.min(data.length - 1, highest + 1); i++) {
            double excess = Math.max(0, data[i] - expected[i]);
            sum += excess;
            moment += excess * centre(edges, i);
            found += data[i];
            background += expected[i];
        }
        double position = sum > 0 ? moment / sum : centre(edges, highest);
        return new Peak(position, found, background);
    }

    private static double centre(double[] edges, int bin) {
        return 0.5 * (edges[bin] + edges[bin + 1]);
    }
}
