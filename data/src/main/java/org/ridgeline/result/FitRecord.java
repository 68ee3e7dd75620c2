package org.ridgeline.result;

import java.util.List;

/**
 * A fit of an analysis and what came of it, by its name in {@code fit.json}. What is null is not written: a fit that is
 * not {@link State#DONE} has a reason, and neither parameters nor chi².
 *
 * @param histogram whose data were fitted
 * @param from lower end of the fitted range, an edge of a bin
 * @param to upper end of the fitted range
 * @param polynomial degree of the background
 * @param start of the search: amplitude, mean and sigma, as the analysis gives them
 * @param reason why there is no result; null if there is one
 * @param points bins that were fitted
 * @param leftOut bins of the range that hold nothing: they have no error, and were left out
 * @param parameters p0, p1, …: coefficients of the plain powers of x; amplitude, mean and sigma of the Gaussian
 * @param covariance of all parameters, in their order; rows and columns of fixed ones are 0
 * @param ndf degrees of freedom: points less parameters that are not fixed
 * @param pValue chance of such a chi² or a larger one
 * @param signal events under the Gaussian: amplitude · sigma · sqrt(2 pi) / width of a bin
 */
public record FitRecord(
        String histogram,
        double from,
        double to,
        int polynomial,
        Start start,
        State state,
        String reason,
        int points,
        int leftOut,
        List<Parameter> parameters,
        double[][] covariance,
        Double chi2,
        Integer ndf,
        Double pValue,
        Amount signal) {

    /** How a fit ended. */
    public enum State {
        DONE,
        /** Not more bins with data than parameters. */
        TOO_FEW_POINTS,
        /** Something is NaN or infinite. */
        NOT_FINITE,
        /** The search did not come to rest at a minimum. */
        NOT_CONVERGED,
        /** The Gaussian left the range, or became wider than it. */
        NO_PEAK,
        /** The data do not determine all parameters. */
        SINGULAR
    }

    /** Where the search began. */
    public record Start(double amplitude, double mean, double sigma) {}

    /**
     * @param name {@code p0}, …, {@code amplitude}, {@code mean} or {@code sigma}
     * @param error standard deviation, at which chi² rises by 1; 0 if fixed
     * @param fixed whether it kept its start
     */
    public record Parameter(String name, double value, double error, boolean fixed) {}

    /** A value and its standard deviation. */
    public record Amount(double value, double error) {}

    /** Whether there is a result. */
    public boolean done() {
        return state == State.DONE;
    }

    /** The parameter of that name. */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parameter '" + name + "'"));
    }
}
