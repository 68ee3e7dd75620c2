package org.ridgeline.stats;

import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/** A peak model of t at points, in units of their errors, as a function of its free parameters. */
final class WeightedPeak implements MultivariateJacobianFunction {
    private final PeakModel model;
    private final int[] free;
    private final double[] fixed;
    private final double[] t;
    private final double[] error;

    WeightedPeak(PeakModel model, Points points, Scaling scaling) {
        this.model = model;
        free = model.free();
        fixed = new double[model.parameters()];
        fixed[model.index(PeakModel.Shape.AMPLITUDE)] = model.amplitude();
        fixed[model.index(PeakModel.Shape.MEAN)] = scaling.t(model.mean());
        fixed[model.index(PeakModel.Shape.SIGMA)] = model.sigma() / scaling.half();
        t = new double[points.count()];
        for (int i = 0; i < t.length; i++) {
            t[i] = scaling.t(points.x()[i]);
        }
        error = points.error();
    }

    /**
     * Where the search begins: the Gaussian as given, and the best polynomial for the rest.
     *
     * @param target the values to meet, in units of their errors
     * @throws org.apache.commons.math3.linear.SingularMatrixException if the points do not determine the polynomial
     */
    RealVector start(RealVector target) {
        double[] given = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            given[i] = fixed[free[i]];
        }
        Pair<RealVector, RealMatrix> gaussian = value(new ArrayRealVector(given));
        RealMatrix powers = gaussian.getSecond().getSubMatrix(0, t.length - 1, 0, model.degree());
        RealVector polynomial = new QRDecomposition(powers).getSolver().solve(target.subtract(gaussian.getFirst()));
        for (int k = 0; k < model.coefficients(); k++) {
            given[k] = polynomial.getEntry(k);
        }
        return new ArrayRealVector(given, false);
    }

    /** The free parameters among the fixed ones. */
    double[] all(RealVector point) {
        double[] all = fixed.clone();
        for (int i = 0; i < free.length; i++) {
            all[free[i]] = point.getEntry(i);
        }
        return all;
    }

    /** The same Gaussian with a positive sigma: the search may end at either sign. */
    RealVector upright(RealVector point) {
        RealVector upright = point.copy();
        for (int i = 0; i < free.length; i++) {
            if (free[i] == model.index(PeakModel.Shape.SIGMA)) {
                upright.setEntry(i, Math.abs(point.getEntry(i)));
            }
        }
        return upright;
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector point) {
        double[] all = all(point);
        RealVector value = new ArrayRealVector(t.length);
        RealMatrix jacobian = MatrixUtils.createRealMatrix(t.length, free.length);
        double[] slopes = new double[model.parameters()];
        for (int i = 0; i < t.length; i++) {
            value.setEntry(i, value(all, t[i], slopes) / error[i]);
            for (int j = 0; j < free.length; j++) {
                jacobian.setEntry(i, j, slopes[free[j]] / error[i]);
            }
        }
        return new Pair<>(value, jacobian);
    }

    /**
     * The second derivatives of half of chi² by the free parameters: JᵀJ less the residuals' share, which only the Gaussian
     * has.
     *
     * @param residuals target less value
     */
    RealMatrix curvature(RealVector point, RealMatrix jacobian, RealVector residuals) {
        double[] all = all(point);
        int first = model.coefficients();
        double[][] bent = new double[3][3];
        for (int i = 0; i < t.length; i++) {
            double s = all[first + 2];
            double z = (t[i] - all[first + 1]) / s;
            double bell = Math.exp(-0.5 * z * z) * residuals.getEntry(i) / error[i];
            double tall = all[first] * bell / (s * s);
            bent[0][1] += bell * z / s;
            bent[0][2] += bell * z * z / s;
            bent[1][1] += tall * (z * z - 1);
            bent[1][2] += tall * z * (z * z - 2);
            bent[2][2] += tall * z * z * (z * z - 3);
        }
        RealMatrix curvature = jacobian.transpose().multiply(jacobian);
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                if (free[i] >= first && free[j] >= first) {
                    int low = Math.min(free[i], free[j]) - first;
                    int high = Math.max(free[i], free[j]) - first;
                    curvature.addToEntry(i, j, -bent[low][high]);
                }
            }
        }
        return curvature;
    }

    /** The model at t, and its derivatives by each parameter. */
    private double value(double[] all, double t, double[] slopes) {
        double value = 0;
        double power = 1;
        int amplitude = model.coefficients();
        for (int k = 0; k < amplitude; k++) {
            slopes[k] = power;
            value += all[k] * power;
            power *= t;
        }
        double z = (t - all[amplitude + 1]) / all[amplitude + 2];
        double bell = Math.exp(-0.5 * z * z);
        double slope = all[amplitude] * bell * z / all[amplitude + 2];
        slopes[amplitude] = bell;
        slopes[amplitude + 1] = slope;
        slopes[amplitude + 2] = slope * z;
        return value + all[amplitude] * bell;
    }
}
