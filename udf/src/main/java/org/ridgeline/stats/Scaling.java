package org.ridgeline.stats;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The variable t = (x - centre) / half, which runs from -1 to 1 where x runs over the fitted points. Powers of t are nearly
 * independent of each other; powers of an x between 100 and 160 are nearly the same function.
 */
record Scaling(double centre, double half) {

    static Scaling of(Points points) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double x : points.x()) {
            low = Math.min(low, x);
            high = Math.max(high, x);
        }
        double half = (high - low) / 2;
        return new Scaling(low + half, half > 0 ? half : 1);
    }

    double t(double x) {
        return (x - centre) / half;
    }

    /**
     * The linear map from the parameters of a model of t to those of the same model of x. That of a polynomial is the
     * binomial theorem: (x - c)^k / h^k = sum over j of binomial(k, j) (-c)^(k-j) / h^k x^j.
     */
    RealMatrix toPlain(PeakModel model) {
        RealMatrix map = MatrixUtils.createRealIdentityMatrix(model.parameters());
        double[] row = {1};
        for (int k = 0; k < model.coefficients(); k++) {
            for (int j = 0; j <= k; j++) {
                map.setEntry(j, k, row[j]);
            }
            row = times(row);
        }
        map.setEntry(model.index(PeakModel.Shape.MEAN), model.index(PeakModel.Shape.MEAN), half);
        map.setEntry(model.index(PeakModel.Shape.SIGMA), model.index(PeakModel.Shape.SIGMA), half);
        return map;
    }

    /** A polynomial in x times t. */
    private double[] times(double[] polynomial) {
        double[] product = new double[polynomial.length + 1];
        for (int j = 0; j < polynomial.length; j++) {
            product[j + 1] += polynomial[j] / half;
            product[j] -= polynomial[j] * (centre / half);
        }
        return product;
    }
}
