package org.ridgeline.result;

import java.io.Serializable;

/**
 * A regular axis: {@code bins} bins of equal width from {@code low} (included) to {@code high}, with an underflow bin (index
 * 0) and an overflow bin (index bins + 1) around them.
 *
 * @param label what stands under the axis, with its unit: {@code m_{4l} [GeV]}
 * @param end where a value of exactly {@code high} belongs
 */
public record Axis(String label, int bins, double low, double high, End end) implements Serializable {
    /** What becomes of the upper edge of the last bin. */
    public enum End {
        /** It is overflow, as in ROOT's TAxis. */
        OPEN,
        /** It belongs to the last bin, as in numpy.histogram. */
        CLOSED
    }

    /** An axis that excludes {@code high}. */
    public Axis(String label, int bins, double low, double high) {
        this(label, bins, low, high, End.OPEN);
    }

    public Axis {
        if (bins < 1) {
            throw new IllegalArgumentException("an axis needs at least one bin, not " + bins);
        }
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("an axis runs from low to high, not from " + low + " to " + high);
        }
    }

    /** Width of a bin, in the axis' unit. */
    public double width() {
        return (high - low) / bins;
    }

    /** Lower edge of visible bin {@code i}, counted from 0; {@code edge(bins)} is {@code high}. */
    public double edge(int i) {
        return i == bins ? high : low + i * (high - low) / bins;
    }

    /** Storage index of a value: 0 below, 1 to bins inside, bins + 1 above and for NaN (as TAxis::FindBin). */
    public int index(double value) {
        if (value < low) {
            return 0;
        }
        if (!(value < high)) {
            return value == high && end == End.CLOSED ? bins : bins + 1;
        }
        return 1 + (int) (bins * (value - low) / (high - low));
    }
}
