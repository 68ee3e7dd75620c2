package org.ridgeline.result;

import java.util.List;

/**
 * What is known of a sample of a run, and what came of it.
 *
 * @param process name of its {@link Process}
 * @param dsid dataset number of a simulated sample, 0 for data
 * @param crossSection in pb, filter efficiency and k-factor included; 0 for data
 * @param sumOfWeights of all generated events; 0 for data
 * @param scale what each event's weight was multiplied with: luminosity x cross-section / sum of weights; 1 for data
 * @param events events read
 * @param files paths read
 */
public record SampleRecord(
        String name,
        String process,
        int dsid,
        double crossSection,
        double sumOfWeights,
        double scale,
        long events,
        List<String> files) {}
