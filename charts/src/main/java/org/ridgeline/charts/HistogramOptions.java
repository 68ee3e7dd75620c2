package org.ridgeline.charts;

/**
 * How a histogram is drawn.
 *
 * @param scale of the events
 * @param signal where the signal stands
 * @param overflow what becomes of the bin above the axis; what is stored does not change
 * @param yields what the legend tells of numbers
 */
public record HistogramOptions(Scale scale, Signal signal, Overflow overflow, Yields yields) {
    /** Linear, signal on top, overflow not drawn, no numbers. */
    public static final HistogramOptions DEFAULT =
            new HistogramOptions(Scale.LINEAR, Signal.STACKED, Overflow.HIDDEN, Yields.NONE);

    public enum Scale {
        LINEAR,
        LOG
    }

    public enum Signal {
        /** On top of the background, filled. */
        STACKED,
        /** As a line of its own from zero; the stack, and what data are divided by, is the background alone. */
        OVERLAID
    }

    public enum Overflow {
        HIDDEN,
        /** Added to the last bin, with its variance. */
        IN_LAST_BIN
    }

    public enum Yields {
        NONE,
        /** Behind each name the sum of the bins drawn. */
        IN_LEGEND
    }

    public HistogramOptions with(Scale other) {
        return new HistogramOptions(other, signal, overflow, yields);
    }

    public HistogramOptions with(Signal other) {
        return new HistogramOptions(scale, other, overflow, yields);
    }

    public HistogramOptions with(Overflow other) {
        return new HistogramOptions(scale, signal, other, yields);
    }

    public HistogramOptions with(Yields other) {
        return new HistogramOptions(scale, signal, overflow, other);
    }
}
