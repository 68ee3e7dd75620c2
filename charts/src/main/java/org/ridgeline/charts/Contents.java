package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;

/**
 * The numbers of a histogram chart, one per visible bin.
 *
 * @param layers what is stacked, the bottom first, signal last; their sum is the prediction
 * @param overlays what is drawn as lines
 * @param data null if there is none
 */
record Contents(Axis axis, List<Layer> layers, List<Layer> overlays, Layer data) {

    /**
     * What one process has in each bin.
     *
     * @param error root of the sum of squared weights
     * @param counts whether the contents are counts, of which the error is Poisson's
     */
    record Layer(Process process, double[] value, double[] error, boolean counts) {
        double sum() {
            double sum = 0;
            for (double v : value) {
                sum += v;
            }
            return sum;
        }

        /** The sum of the bins, as text: a count, or a number with decimals. */
        String amount() {
            return counts ? Numbers.count(Math.round(sum())) : Numbers.amount(sum());
        }

        /** Lower end of the error bar of bin {@code i}. */
        double low(int i) {
            return counts ? Poisson.low(value[i]) : value[i] - error[i];
        }

        /** Upper end of the error bar of bin {@code i}. */
        double high(int i) {
            return counts ? Poisson.high(value[i]) : value[i] + error[i];
        }
    }

    static Contents of(List<Process> processes, Map<String, Histogram> merged, HistogramOptions options) {
        Axis axis = null;
        Layer data = null;
        List<Layer> backgrounds = new ArrayList<>();
        List<Layer> signals = new ArrayList<>();
        for (Process process : processes) {
            Histogram histogram = merged.get(process.name());
            if (histogram == null) {
                continue;
            }
            if (axis != null && !axis.equals(histogram.axis())) {
                throw new IllegalArgumentException("histogram " + histogram.name() + " has the axis " + histogram.axis()
                        + " for " + process.name() + ", and " + axis + " for others");
            }
            axis = histogram.axis();
            Layer layer = layer(process, histogram, options.overflow());
            switch (process.kind()) {
                case DATA -> data = data == null ? layer : sum(data, layer);
                case BACKGROUND -> backgrounds.add(layer);
                case SIGNAL -> signals.add(layer);
            }
        }
        if (axis == null) {
            throw new IllegalArgumentException("no histogram for any of the processes "
                    + processes.stream().map(Process::name).toList() + ", only for " + merged.keySet());
        }
        return switch (options.signal()) {
            case OVERLAID -> new Contents(axis, List.copyOf(backgrounds), List.copyOf(signals), data);
            case STACKED -> {
                backgrounds.addAll(signals);
                yield new Contents(axis, List.copyOf(backgrounds), List.of(), data);
            }
        };
    }

    /** The prediction: all layers added up. */
    double[] total() {
        double[] total = new double[axis.bins()];
        for (Layer layer : layers) {
            for (int i = 0; i < total.length; i++) {
                total[i] += layer.value[i];
            }
        }
        return total;
    }

    /** Statistical error of {@link #total}. */
    double[] error() {
        double[] error = new double[axis.bins()];
        for (Layer layer : layers) {
            for (int i = 0; i < error.length; i++) {
                error[i] = Math.hypot(error[i], layer.error[i]);
            }
        }
        return error;
    }

    /** Everything that is drawn, in drawing order. */
    List<Layer> all() {
        List<Layer> all = new ArrayList<>(layers);
        all.addAll(overlays);
        if (data != null) {
            all.add(data);
        }
        return all;
    }

    /** Whether there are data, and a prediction to divide them by: signal without background predicts none. */
    boolean isComparable() {
        if (data == null || layers.stream().noneMatch(layer -> layer.process().kind() == Process.Kind.BACKGROUND)) {
            return false;
        }
        for (double v : total()) {
            if (v > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the prediction has an error to show. */
    boolean isUncertain() {
        for (double e : error()) {
            if (e > 0) {
                return true;
            }
        }
        return false;
    }

    /** The highest value drawn in each bin: stack with its error, lines, points with their error bars. */
    double[] tops() {
        double[] tops = total();
        double[] error = error();
        for (int i = 0; i < tops.length; i++) {
            tops[i] += error[i];
            double below = 0;
            for (Layer layer : layers) {
                below += layer.value[i];
                tops[i] = Math.max(tops[i], below);
            }
            for (Layer overlay : overlays) {
                tops[i] = Math.max(tops[i], overlay.value[i]);
            }
            if (data != null && data.value[i] != 0) {
                tops[i] = Math.max(tops[i], data.high(i));
            }
        }
        return tops;
    }

    /** The lowest value drawn in any bin. */
    double lowest() {
        double[] total = total();
        double[] error = error();
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < total.length; i++) {
            lowest = Math.min(lowest, total[i] - error[i] < 0 && total[i] < 0 ? total[i] - error[i] : total[i]);
            double below = 0;
            for (Layer layer : layers) {
                below += layer.value[i];
                lowest = Math.min(lowest, below);
            }
            for (Layer overlay : overlays) {
                lowest = Math.min(lowest, overlay.value[i]);
            }
            if (data != null && data.value[i] != 0) {
                lowest = Math.min(lowest, data.low(i));
            }
        }
        return lowest;
    }

    /** The smallest bin content above zero, of the prediction, a line or data. */
    double leastPositive() {
        double least = Double.POSITIVE_INFINITY;
        double[] total = total();
        for (int i = 0; i < total.length; i++) {
            least = total[i] > 0 ? Math.min(least, total[i]) : least;
            for (Layer overlay : overlays) {
                least = overlay.value[i] > 0 ? Math.min(least, overlay.value[i]) : least;
            }
            if (data != null && data.value[i] > 0) {
                least = Math.min(least, data.value[i]);
            }
        }
        return least;
    }

    /** What there is to see, in words. */
    String description() {
        StringBuilder out = new StringBuilder("Histogram of ")
                .append(Tex.of(axis.label()).text())
                .append(" from ")
                .append(Numbers.significant(axis.low(), 6))
                .append(" to ")
                .append(Numbers.significant(axis.high(), 6))
                .append(" in ")
                .append(axis.bins())
                .append(axis.bins() == 1 ? " bin." : " bins.");
        for (int i = all().size() - 1; i >= 0; i--) {
            Layer layer = all().get(i);
            out.append(' ')
                    .append(Tex.of(layer.process.label()).text())
                    .append(": ")
                    .append(layer.amount())
                    .append('.');
        }
        return out.toString();
    }

    /** Whether no bin of it holds anything. */
    boolean isEmpty() {
        for (Layer layer : all()) {
            for (double v : layer.value) {
                if (v != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Layer layer(Process process, Histogram histogram, HistogramOptions.Overflow overflow) {
        int bins = histogram.axis().bins();
        double[] value = new double[bins];
        double[] variance = new double[bins];
        boolean counts = process.kind() == Process.Kind.DATA;
        for (int i = 0; i < bins + 1; i++) {
            double w = histogram.sumw()[i + 1];
            double w2 = histogram.sumw2()[i + 1];
            if (!Double.isFinite(w) || !Double.isFinite(w2) || w2 < 0) {
                throw new IllegalArgumentException("histogram " + histogram.name() + " of " + process.name()
                        + " has in bin " + (i + 1) + " the sums " + w + " and " + w2);
            }
            // The last round is the overflow bin.
            int into = switch (overflow) {
                case HIDDEN -> i;
                case IN_LAST_BIN -> Math.min(i, bins - 1);
            };
            if (into < bins) {
                value[into] += w;
                variance[into] += w2;
                counts &= w == histogram.entries()[i + 1];
            }
        }
        double[] error = new double[bins];
        for (int i = 0; i < bins; i++) {
            error[i] = Math.sqrt(variance[i]);
        }
        return new Layer(process, value, error, counts);
    }

    private static Layer sum(Layer a, Layer b) {
        double[] value = a.value.clone();
        double[] error = a.error.clone();
        for (int i = 0; i < value.length; i++) {
            value[i] += b.value[i];
            error[i] = Math.hypot(error[i], b.error[i]);
        }
        return new Layer(a.process, value, error, a.counts && b.counts);
    }
}
