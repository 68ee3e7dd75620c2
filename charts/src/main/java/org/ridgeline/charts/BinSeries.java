package org.ridgeline.charts;

import java.util.Arrays;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.ridgeline.result.Axis;

/** Numbers of the bins of an axis, as the data sets that JFreeChart draws. */
record BinSeries(Axis axis) {

    /** One item per bin, over its whole width. */
    XYIntervalSeriesCollection between(double[] low, double[] value, double[] high) {
        XYIntervalSeries series = new XYIntervalSeries("", false, true);
        for (int i = 0; i < value.length; i++) {
            series.add(middle(i), axis.edge(i), axis.edge(i + 1), value[i], low[i], high[i]);
        }
        return collection(series);
    }

    /** The same, from value - error to value + error. */
    XYIntervalSeriesCollection around(double[] value, double[] error) {
        double[] low = new double[value.length];
        double[] high = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            low[i] = value[i] - error[i];
            high[i] = value[i] + error[i];
        }
        return between(low, value, high);
    }

    /** One item for each bin that is not empty, in its middle. */
    XYIntervalSeriesCollection points(Contents.Layer data) {
        double[] one = new double[axis.bins()];
        Arrays.fill(one, 1);
        return ratio(data, one);
    }

    /** The same divided by {@code total}; where that is not positive there is no point. */
    XYIntervalSeriesCollection ratio(Contents.Layer data, double[] total) {
        XYIntervalSeries series = new XYIntervalSeries("", false, true);
        for (int i = 0; i < total.length; i++) {
            if (data.value()[i] != 0 && total[i] > 0) {
                double value = data.value()[i] / total[i];
                series.add(middle(i), middle(i), middle(i), value, data.low(i) / total[i], data.high(i) / total[i]);
            }
        }
        return collection(series);
    }

    private double middle(int bin) {
        return (axis.edge(bin) + axis.edge(bin + 1)) / 2;
    }

    private static XYIntervalSeriesCollection collection(XYIntervalSeries series) {
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(series);
        return collection;
    }
}
