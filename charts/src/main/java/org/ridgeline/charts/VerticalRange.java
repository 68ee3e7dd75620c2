package org.ridgeline.charts;

import java.util.Arrays;

/** From where to where the vertical axes of a histogram chart run. */
final class VerticalRange {
    /** A logarithmic axis spans no more than this, whatever a rounding error left in a bin. */
    private static final double MAX_SPAN = 1e8;

    /** And no less, so that the small processes at the bottom of the stack can be seen. */
    private static final double MIN_SPAN = 300;

    /** Ranges of the ratio, the narrowest that holds most points is taken; no label falls on the joint of the pads. */
    private static final Pad.Range[] RATIOS = {new Pad.Range(0.75, 1.25), new Pad.Range(0.4, 1.6), new Pad.Range(0, 2.4)
    };

    private static final double MOST = 0.9;

    private VerticalRange() {}

    static Pad.Range of(Contents contents, HistogramOptions.Scale scale, Headroom headroom) {
        if (contents.isEmpty()) {
            return switch (scale) {
                case LINEAR -> new Pad.Range(0, 1);
                case LOG -> new Pad.Range(0.1, 10);
            };
        }
        double[] tops = contents.tops();
        double highest = Arrays.stream(tops).max().orElse(1);
        return switch (scale) {
            case LINEAR -> {
                double lowest = Math.min(0, contents.lowest());
                double low = lowest < 0 ? lowest - 0.1 * (highest - lowest) : 0;
                yield new Pad.Range(low, headroom.ceiling(tops, low, scale));
            }
            case LOG -> {
                if (highest <= 0) {
                    yield new Pad.Range(0.1, 10);
                }
                double least = Math.max(Math.min(contents.leastPositive(), highest / MIN_SPAN), highest / MAX_SPAN);
                double low = Math.pow(10, Math.floor(Math.log10(0.8 * least)));
                double high = headroom.ceiling(tops, low, scale);
                yield new Pad.Range(low, Math.max(high, 100 * low));
            }
        };
    }

    static Ticks ticks(Pad.Range range, HistogramOptions.Scale scale) {
        return switch (scale) {
            case LINEAR -> Ticks.linear(range.low(), range.high(), 6);
            case LOG -> Ticks.logarithmic(range.low(), range.high());
        };
    }

    static Pad.Range ofRatio(double[] data, double[] total) {
        for (Pad.Range range : RATIOS) {
            int points = 0;
            int inside = 0;
            for (int i = 0; i < data.length; i++) {
                if (total[i] > 0 && data[i] != 0) {
                    points++;
                    double ratio = data[i] / total[i];
                    inside += ratio > range.low() && ratio < range.high() ? 1 : 0;
                }
            }
            if (inside >= MOST * points) {
                return range;
            }
        }
        return RATIOS[RATIOS.length - 1];
    }
}
