package org.ridgeline.jobs.demo;

/**
 * What stands above the expectation in a window.
 *
 * @param position mean of the bin centres, weighted with what each bin has in excess, in the axis' unit
 * @param data events found in the window
 * @param expected events expected in the window without the peak
 */
public record Peak(double position, double data, double expected) {

    /**
     * The peak in the bins whose centres lie between {@code from} and {@code to}.
     *
     * @param edges of the bins, one more than bins
     * @param data number of events per bin
     * @param expected number of events per bin without the peak
     * @return with the position NaN if no bin has an excess
     * @throws IllegalArgumentException if no bin lies in the window
     */
    static Peak between(double from, double to, double[] edges, double[] data, double[] expected) {
        double excesses = 0;
        double moment = 0;
        double found = 0;
        double background = 0;
        int bins = 0;
        for (int i = 0; i < data.length; i++) {
            double centre = 0.5 * (edges[i] + edges[i + 1]);
            if (centre >= from && centre <= to) {
                double excess = Math.max(0, data[i] - expected[i]);
                excesses += excess;
                moment += excess * centre;
                found += data[i];
                background += expected[i];
                bins++;
            }
        }
        if (bins == 0) {
            throw new IllegalArgumentException("no bin between " + from + " and " + to);
        }
        return new Peak(moment / excesses, found, background);
    }
}
