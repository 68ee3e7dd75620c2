package org.ridgeline.jobs.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.ridgeline.stats.PeakModel;

/**
 * A fit of an analysis: a polynomial and a Gaussian to the data of a histogram.
 *
 * @param histogram whose data are fitted, with the roots of the sums of squared weights as errors
 * @param from first bin of the fit: the one that begins here; null: the histogram's first
 * @param to last bin of the fit: the one that ends here; null: the histogram's last
 * @param polynomial degree of the background
 * @param gaussian where the search begins
 * @param fixed parameters of the Gaussian that keep their start; null: none
 */
public record FitSpec(
        @JsonProperty(required = true) String histogram,
        Double from,
        Double to,
        @JsonProperty(required = true) Integer polynomial,
        @JsonProperty(required = true) Gaussian gaussian,
        List<PeakModel.Shape> fixed) {

    /**
     * @param amplitude height over the background, in events per bin
     * @param mean in the histogram's unit
     * @param sigma in the histogram's unit
     */
    public record Gaussian(
            @JsonProperty(required = true) Double amplitude,
            @JsonProperty(required = true) Double mean,
            @JsonProperty(required = true) Double sigma) {}

    public FitSpec {
        fixed = fixed == null ? List.of() : List.copyOf(fixed);
        model(polynomial, gaussian, fixed);
    }

    /** What is fitted. */
    public PeakModel model() {
        return model(polynomial, gaussian, fixed);
    }

    private static PeakModel model(int polynomial, Gaussian gaussian, List<PeakModel.Shape> fixed) {
        return new PeakModel(polynomial, gaussian.amplitude(), gaussian.mean(), gaussian.sigma(), Set.copyOf(fixed));
    }
}
