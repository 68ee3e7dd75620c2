package org.ridgeline.charts;

import java.util.function.DoubleUnaryOperator;
import org.ridgeline.result.Axis;
import org.ridgeline.result.FitRecord;
import org.ridgeline.result.Histogram;

/**
 * The numbers of a fit's chart.
 *
 * @param axis of the fitted bins alone
 * @param value of the data in each bin
 * @param error root of the sum of squared weights; 0 in a bin that was left out
 * @param background function under the peak, in events per bin
 * @param signal the peak, in events per bin
 */
record FitContents(
        Axis axis, double[] value, double[] error, DoubleUnaryOperator background, DoubleUnaryOperator signal) {
    /** Points of a curve: more than one for each unit of drawing. */
    private static final int STEPS = 700;

    static FitContents of(FitRecord fit, Histogram data, DoubleUnaryOperator background, DoubleUnaryOperator signal) {
        Axis all = data.axis();
        int first = (int) Math.round((fit.from() - all.low()) / all.width());
        int end = (int) Math.round((fit.to() - all.low()) / all.width());
        double[] value = new double[end - first];
        double[] error = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = data.sumw()[first + i + 1];
            error[i] = Math.sqrt(data.sumw2()[first + i + 1]);
        }
        return new FitContents(
                new Axis(all.label(), value.length, fit.from(), fit.to()), value, error, background, signal);
    }

    /** Where the curves are computed. */
    double[] places() {
        double[] x = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            x[i] = axis.low() + i * (axis.high() - axis.low()) / STEPS;
        }
        return x;
    }

    double total(double x) {
        return background.applyAsDouble(x) + signal.applyAsDouble(x);
    }

    /** Data less background, where there are data. */
    double[] residuals() {
        double[] residuals = new double[value.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = value[i] - background.applyAsDouble(middle(i));
        }
        return residuals;
    }

    double middle(int bin) {
        return (axis.edge(bin) + axis.edge(bin + 1)) / 2;
    }

    /** The highest that is drawn in each bin of the upper pad. */
    double[] tops() {
        double[] tops = new double[value.length];
        for (int i = 0; i < tops.length; i++) {
            tops[i] = value[i] + error[i];
        }
        for (double x : places()) {
            int bin = Math.min(tops.length - 1, (int) ((x - axis.low()) / axis.width()));
            tops[bin] = Math.max(tops[bin], Math.max(total(x), background.applyAsDouble(x)));
        }
        return tops;
    }

    /** The lowest that is drawn in the upper pad, or 0. */
    double lowest() {
        double lowest = 0;
        for (double x : places()) {
            lowest = Math.min(lowest, Math.min(total(x), background.applyAsDouble(x)));
        }
        for (int i = 0; i < value.length; i++) {
            lowest = error[i] > 0 ? Math.min(lowest, value[i] - error[i]) : lowest;
        }
        return lowest;
    }

    /** What the lower pad shows: all points with their errors, the peak and zero, and some air. */
    Pad.Range lower() {
        double low = 0;
        double high = 0;
        double[] residuals = residuals();
        for (int i = 0; i < residuals.length; i++) {
            if (error[i] > 0) {
                low = Math.min(low, residuals[i] - error[i]);
                high = Math.max(high, residuals[i] + error[i]);
            }
        }
        for (double x : places()) {
            low = Math.min(low, signal.applyAsDouble(x));
            high = Math.max(high, signal.applyAsDouble(x));
        }
        double air = high > low ? 0.12 * (high - low) : 1;
        return new Pad.Range(low - air, high + air);
    }
}
