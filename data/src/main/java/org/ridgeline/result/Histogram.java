package org.ridgeline.result;

/**
 * A weighted histogram of one sample. All arrays have {@code axis.bins() + 2} elements: underflow first, overflow last.
 *
 * @param name the histogram's name in the analysis
 * @param sample the sample that filled it
 * @param entries number of fills
 * @param sumw sum of weights
 * @param sumw2 sum of squared weights, the variance of {@code sumw}
 */
public record Histogram(String name, String sample, Axis axis, long[] entries, double[] sumw, double[] sumw2) {
    public Histogram {
        int size = axis.bins() + 2;
        if (entries.length != size || sumw.length != size || sumw2.length != size) {
            throw new IllegalArgumentException("histogram " + name + " of " + sample + " needs " + size + " bins");
        }
    }
}
