package org.ridgeline.result;

import java.util.List;
import java.util.Map;

/**
 * What is known of a sample of a run, and what came of it.
 *
 * @param process name of its {@link Process}
 * @param dsid dataset number of a simulated sample, 0 for data
 * @param crossSection in pb, filter efficiency and k-factor included; 0 for data, and where the files bear it
 * @param sumOfWeights of all generated events; 0 for data, and where the files bear it
 * @param scale what each event's weight was multiplied with: luminosity x cross-section / sum of weights, or the luminosity
 *     alone where the files bear the others; 1 for data
 * @param events events read
 * @param perFile the normalisation that the files bear: branch to its values, one unless files differ; null if they bear
 *     none
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
        Map<String, List<Double>> perFile,
        List<String> files) {}
