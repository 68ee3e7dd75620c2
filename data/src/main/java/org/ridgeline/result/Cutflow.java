package org.ridgeline.result;

import java.util.List;

/** How many events of a sample are left after each cut; the first step is all events. */
public record Cutflow(String sample, List<Step> steps) {

    /**
     * @param cut name of the cut
     * @param events raw number of events
     * @param sumw sum of their weights, normalised to the luminosity
     * @param error statistical error of {@code sumw}: the root of the sum of squared weights
     */
    public record Step(String cut, long events, double sumw, double error) {}
}
