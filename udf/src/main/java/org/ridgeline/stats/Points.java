package org.ridgeline.stats;

import java.util.stream.IntStream;

/**
 * Values with errors, as {@link PeakFit} takes them. A point whose error is 0 says nothing of its accuracy (an empty bin) and
 * is left out of the fit.
 *
 * @param x where, finite
 * @param y how much
 * @param error standard deviation of {@code y}, at least 0
 */
public record Points(double[] x, double[] y, double[] error) {
    public Points {
        if (x.length != y.length || x.length != error.length) {
            throw new IllegalArgumentException(
                    x.length + " places need as many values and errors, not " + y.length + " and " + error.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || error[i] < 0) {
                throw new IllegalArgumentException("no point at " + x[i] + " with the error " + error[i]);
            }
        }
    }

    int count() {
        return x.length;
    }

    /** The points that have an error. */
    Points measured() {
        int[] kept = IntStream.range(0, count()).filter(i -> error[i] != 0).toArray();
        double[][] columns = new double[3][kept.length];
        for (int i = 0; i < kept.length; i++) {
            columns[0][i] = x[kept[i]];
            columns[1][i] = y[kept[i]];
            columns[2][i] = error[kept[i]];
        }
        return new Points(columns[0], columns[1], columns[2]);
    }

    /** The first point that is no number; -1 if all are. */
    int notFinite() {
        for (int i = 0; i < count(); i++) {
            if (!Double.isFinite(y[i]) || !Double.isFinite(error[i])) {
                return i;
            }
        }
        return -1;
    }
}
