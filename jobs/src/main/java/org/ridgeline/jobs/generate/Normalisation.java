package org.ridgeline.jobs.generate;

import java.io.Serializable;

/**
 * What a file tells of its sample as a whole; in data 1 or 0.
 *
 * @param crossSection in pb; in the 2020 release filter efficiency and k-factor included
 * @param filterEfficiency only in the 2025 release
 * @param kFactor only in the 2025 release
 * @param events generated, before any selection; only in the 2025 release
 * @param sumOfWeights of these
 * @param sumOfSquares of their weights; only in the 2025 release
 */
record Normalisation(
        double crossSection,
        double filterEfficiency,
        double kFactor,
        double events,
        double sumOfWeights,
        double sumOfSquares)
        implements Serializable {

    /** Of a file of the 2020 release. */
    Normalisation(double crossSection, double sumOfWeights) {
        this(crossSection, 1, 1, 0, sumOfWeights, 0);
    }
}
