package org.ridgeline.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem.Evaluation;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.Pair;
import org.ridgeline.stats.PeakFit.State;
import org.ridgeline.stats.PeakModel.Shape;

/** Searches for the least chi² with Levenberg and Marquardt's method, and says what it found, or why nothing. */
final class PeakSearch {
    /** A step of fewer standard deviations than this is none. */
    private static final double STILL = 1e-9;

    /** A minimum that lies more standard deviations away than this, as a linear model sees it, was not reached. */
    private static final double NEAR = 1e-6;

    /** Relative changes of the cost or the parameters below this are rounding. */
    private static final double ROUNDING = 1e-15;

    private static final int MOST_STEPS = 2000;

    /** The longest of Newton's steps, in standard deviations. */
    private static final double SHARP = 0.1;

    private static final int MOST_NEWTON = 20;

    /** Columns of the Jacobian, each of length 1, that are more alike than this are the same to a double. */
    private static final double SINGULAR = 1e-9;

    private final PeakModel model;
    private final Points points;

    /** @param points that have an error */
    PeakSearch(PeakModel model, Points points) {
        this.model = model;
        this.points = points;
    }

    PeakFit fit() {
        int free = model.unknowns();
        if (points.count() <= free) {
            return failed(
                    State.TOO_FEW_POINTS,
                    points.count() + " bins hold data, and a fit of " + free + " free parameters needs at least "
                            + (free + 1));
        }
        int bad = points.notFinite();
        if (bad >= 0) {
            return failed(
                    State.NOT_FINITE,
                    "the value at " + points.x()[bad] + " is " + points.y()[bad] + " ± " + points.error()[bad]);
        }
        Scaling scaling = Scaling.of(points);
        WeightedPeak peak = new WeightedPeak(model, points, scaling);
        try {
            RealVector target = target();
            return judged(sharpened(search(peak, target), peak, target), peak, target, scaling);
        } catch (SingularMatrixException singular) {
            return failed(State.SINGULAR, "the points do not determine a polynomial of degree " + model.degree());
        } catch (MathIllegalStateException stuck) { // too many steps, or a step that leads nowhere
            return failed(
                    State.NOT_CONVERGED,
                    "no minimum of chi² was found in " + MOST_STEPS + " steps from mean " + brief(model.mean())
                            + " and sigma " + brief(model.sigma()));
        }
    }

    /** The values, in units of their errors. */
    private RealVector target() {
        RealVector target = new ArrayRealVector(points.count());
        for (int i = 0; i < points.count(); i++) {
            target.setEntry(i, points.y()[i] / points.error()[i]);
        }
        return target;
    }

    private static RealVector search(WeightedPeak peak, RealVector target) {
        return new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(ROUNDING)
                .withParameterRelativeTolerance(ROUNDING)
                .withOrthoTolerance(ROUNDING)
                .optimize(new LeastSquaresBuilder()
                        .model(peak)
                        .target(target)
                        .start(peak.start(target))
                        .checker((step, before, after) -> moved(before, after) < STILL)
                        .maxIterations(MOST_STEPS)
                        .maxEvaluations(MOST_STEPS)
                        .build())
                .getPoint();
    }

    /** How far the model moved, in standard deviations of its points. */
    private static double moved(Evaluation before, Evaluation after) {
        return after.getResiduals().subtract(before.getResiduals()).getNorm();
    }

    /**
     * The search nears a minimum in steps of about equal ratio and stops where chi² no longer changes, some digits before
     * the parameters do. Newton's steps double the digits, where chi² is curved upwards.
     */
    private static RealVector sharpened(RealVector found, WeightedPeak peak, RealVector target) {
        RealVector point = found;
        double last = SHARP;
        for (int step = 0; step < MOST_NEWTON; step++) {
            Pair<RealVector, RealMatrix> here = peak.value(point);
            RealMatrix jacobian = here.getSecond();
            RealVector residuals = target.subtract(here.getFirst());
            RealVector change;
            try {
                change = new CholeskyDecomposition(peak.curvature(point, jacobian, residuals))
                        .getSolver()
                        .solve(jacobian.preMultiply(residuals));
            } catch (MathIllegalArgumentException notUpwards) {
                return point;
            }
            double size = jacobian.operate(change).getNorm();
            if (!(size < last)) { // a long step may lead elsewhere; one that is no shorter than the last is rounding
                return point;
            }
            point = point.add(change);
            last = size;
        }
        return point;
    }

    private PeakFit judged(RealVector found, WeightedPeak peak, RealVector target, Scaling scaling) {
        RealVector point = peak.upright(found);
        Pair<RealVector, RealMatrix> here = peak.value(point);
        RealVector residuals = target.subtract(here.getFirst());
        double chi2 = residuals.dotProduct(residuals);
        if (!Double.isFinite(chi2)) {
            return failed(State.NOT_FINITE, "chi² is " + chi2);
        }
        double[] scaled = peak.all(point);
        String gone = gone(scaled, scaling);
        if (gone != null) {
            return failed(State.NO_PEAK, gone);
        }
        RealMatrix jacobian = here.getSecond();
        String undetermined = undetermined(jacobian);
        if (undetermined != null) {
            return failed(State.SINGULAR, undetermined);
        }
        QRDecomposition qr = new QRDecomposition(jacobian);
        int free = jacobian.getColumnDimension();
        double distance = qr.getQT().operate(residuals).getSubVector(0, free).getNorm();
        if (!(distance <= NEAR)) {
            return failed(
                    State.NOT_CONVERGED,
                    "the search stopped " + brief(distance) + " standard deviations from the minimum of chi²");
        }
        RealMatrix covariance = covariance(qr.getR().getSubMatrix(0, free - 1, 0, free - 1), scaling);
        for (Shape shape : List.of(Shape.MEAN, Shape.SIGMA)) {
            double error = Math.sqrt(covariance.getEntry(model.index(shape), model.index(shape)));
            if (!(error <= 2 * scaling.half())) {
                return failed(
                        State.SINGULAR,
                        "the points do not determine " + model.name(model.index(shape)) + ": its error, " + brief(error)
                                + ", is wider than the fitted range");
            }
        }
        return done(chi2, scaled, covariance, scaling);
    }

    /** What became of a Gaussian that is no peak among the points; null if it is one. */
    private String gone(double[] scaled, Scaling scaling) {
        double mean = scaled[model.index(Shape.MEAN)];
        if (!(Math.abs(mean) <= 1) && !model.fixed().contains(Shape.MEAN)) {
            return "the Gaussian left the fitted range: its mean went to "
                    + brief(scaling.centre() + scaling.half() * mean);
        }
        double sigma = scaled[model.index(Shape.SIGMA)];
        if (!(sigma <= 2) && !model.fixed().contains(Shape.SIGMA)) {
            return "the Gaussian became wider than the fitted range: its sigma went to "
                    + brief(scaling.half() * sigma);
        }
        return null;
    }

    /** Which parameters the points do not tell, or not tell apart; null if they tell all. */
    private String undetermined(RealMatrix jacobian) {
        int[] free = model.free();
        RealMatrix columns = jacobian.copy();
        for (int j = 0; j < free.length; j++) {
            double length = columns.getColumnVector(j).getNorm();
            if (!(length > 0)) {
                return "chi² does not depend on " + model.name(free[j]);
            }
            columns.setColumnVector(j, columns.getColumnVector(j).mapDivide(length));
        }
        SingularValueDecomposition values = new SingularValueDecomposition(columns);
        if (values.getInverseConditionNumber() >= SINGULAR) {
            return null;
        }
        RealVector weakest = values.getV().getColumnVector(free.length - 1);
        List<String> alike = new ArrayList<>();
        for (int j = 0; j < free.length; j++) {
            if (Math.abs(weakest.getEntry(j)) > 0.1) {
                alike.add(model.name(free[j]));
            }
        }
        return "the covariance is singular: the points do not tell " + String.join(", ", alike) + " apart";
    }

    /**
     * The covariance of all parameters of the model of x. With a Jacobian Q R it is (Rᵀ R)⁻¹ for the free parameters of the
     * model of t; as a product of a matrix with its own transpose it keeps its digits, and no variance is negative.
     */
    private RealMatrix covariance(RealMatrix triangle, Scaling scaling) {
        RealMatrix inverse = MatrixUtils.inverse(triangle);
        int[] free = model.free();
        RealMatrix root = MatrixUtils.createRealMatrix(model.parameters(), free.length);
        for (int i = 0; i < free.length; i++) {
            root.setRowVector(free[i], inverse.getRowVector(i));
        }
        RealMatrix plain = scaling.toPlain(model).multiply(root);
        return plain.multiply(plain.transpose());
    }

    private PeakFit done(double chi2, double[] scaled, RealMatrix covariance, Scaling scaling) {
        double[] plain = scaling.toPlain(model).operate(scaled);
        plain[model.index(Shape.MEAN)] += scaling.centre();
        List<PeakFit.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < plain.length; i++) {
            boolean fixed =
                    i >= model.coefficients() && model.fixed().contains(Shape.values()[i - model.coefficients()]);
            parameters.add(new PeakFit.Parameter(
                    model.name(i), fixed ? given(i) : plain[i], Math.sqrt(covariance.getEntry(i, i)), fixed));
        }
        int ndf = points.count() - model.unknowns();
        return new PeakFit(
                State.DONE,
                "",
                points.count(),
                List.copyOf(parameters),
                covariance.getData(),
                chi2,
                ndf,
                Gamma.regularizedGammaQ(ndf / 2.0, chi2 / 2),
                new PeakFit.Curve(model, scaling, scaled));
    }

    /** A fixed parameter as it was given, without the rounding of scaling it forth and back. */
    private double given(int parameter) {
        return switch (Shape.values()[parameter - model.coefficients()]) {
            case AMPLITUDE -> model.amplitude();
            case MEAN -> model.mean();
            case SIGMA -> model.sigma();
        };
    }

    private PeakFit failed(State state, String reason) {
        return PeakFit.failed(state, reason, points.count());
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
