package org.ridgeline.stats;

import java.util.List;

/**
 * A weighted least-squares fit of a {@link PeakModel} to points: chi² is the sum of ((y - model) / error)². Errors and
 * covariances are those of known errors of the points (chi² rises by 1), not scaled by chi²/ndf: ROOT's, SciPy's
 * {@code absolute_sigma=True} and lmfit's {@code scale_covar=False}. A fit that is not {@link State#DONE} has a reason and
 * nothing else.
 *
 * @param reason why there is no result; empty if there is one
 * @param points number of points that were fitted
 * @param parameters p0, p1, …, the coefficients of the plain powers of x; amplitude, mean, sigma
 * @param covariance of all parameters in that order; rows and columns of fixed ones are 0
 * @param chi2 at the minimum
 * @param ndf degrees of freedom: points less free parameters, at least 1
 * @param pValue the chance of such a chi² or a larger one; never NaN
 * @param curve the functions themselves
 */
public record PeakFit(
        State state,
        String reason,
        int points,
        List<Parameter> parameters,
        double[][] covariance,
        double chi2,
        int ndf,
        double pValue,
        Curve curve) {

    /** How a fit ended. */
    public enum State {
        /** There is a result. */
        DONE,
        /** Not more points than free parameters: nothing would be left to test the model by. */
        TOO_FEW_POINTS,
        /** A value, an error or chi² itself is NaN or infinite. */
        NOT_FINITE,
        /** The search did not come to rest at a minimum. */
        NOT_CONVERGED,
        /** The Gaussian left the fitted range, or became wider than it. */
        NO_PEAK,
        /** The points do not determine all parameters. */
        SINGULAR
    }

    /**
     * @param name {@code p0}, …, {@code amplitude}, {@code mean} or {@code sigma}
     * @param error standard deviation; 0 if fixed
     */
    public record Parameter(String name, double value, double error, boolean fixed) {}

    /**
     * The fitted functions, to be drawn: computed without the loss of digits of plain powers.
     *
     * @param scaled parameters of the model of t
     */
    record Curve(PeakModel model, Scaling scaling, double[] scaled) {
        double background(double x) {
            double t = scaling.t(x);
            double value = 0;
            for (int k = model.degree(); k >= 0; k--) {
                value = value * t + scaled[k];
            }
            return value;
        }

        double signal(double x) {
            int amplitude = model.coefficients();
            double z = (scaling.t(x) - scaled[amplitude + 1]) / scaled[amplitude + 2];
            return scaled[amplitude] * Math.exp(-0.5 * z * z);
        }
    }

    /** Fits the points that have an error. */
    public static PeakFit of(PeakModel model, Points points) {
        return new PeakSearch(model, points.measured()).fit();
    }

    /** Whether there is a result. */
    public boolean done() {
        return state == State.DONE;
    }

    /** The polynomial at x. */
    public double background(double x) {
        return curve.background(x);
    }

    /** The Gaussian at x. */
    public double signal(double x) {
        return curve.signal(x);
    }

    /** The parameter of that name. */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parameter '" + name + "'"));
    }

    /** Area under the Gaussian, amplitude · sigma · sqrt(2 pi), in units of x times y. */
    public double area() {
        return Math.sqrt(2 * Math.PI)
                * parameter("amplitude").value()
                * parameter("sigma").value();
    }

    /** Standard deviation of {@link #area}; 0 if amplitude and sigma are fixed. */
    public double areaError() {
        int a = parameters.size() - 3;
        int s = parameters.size() - 1;
        double byAmplitude = parameters.get(s).value();
        double bySigma = parameters.get(a).value();
        double variance = byAmplitude * byAmplitude * covariance[a][a]
                + 2 * byAmplitude * bySigma * covariance[a][s]
                + bySigma * bySigma * covariance[s][s];
        return Math.sqrt(2 * Math.PI * Math.max(0, variance));
    }

    static PeakFit failed(State state, String reason, int points) {
        return new PeakFit(state, reason, points, List.of(), new double[0][], Double.NaN, 0, Double.NaN, null);
    }
}
