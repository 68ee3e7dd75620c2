package org.ridgeline.jobs.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.ridgeline.result.Axis;

/**
 * A histogram of an analysis.
 *
 * @param value what is filled, as SQL: a number, or an array of which each element is filled; null fills nothing
 * @param bins number of bins
 * @param from lower edge of the first bin
 * @param to upper edge of the last bin
 * @param closed whether a value of exactly {@code to} belongs to the last bin, as in numpy; null: no, it is overflow
 * @param label what stands under the axis; may be null: the histogram's name
 * @param unit of the value; may be null
 * @param where events that fill it, as SQL; null: all that pass the cuts
 * @param log draw with a logarithmic scale; null: no
 * @param foldOverflow draw the overflow in the last bin; null: no. The stored histogram never has it there
 */
public record HistogramSpec(
        @JsonProperty(required = true) String value,
        @JsonProperty(required = true) Integer bins,
        @JsonProperty(required = true) Double from,
        @JsonProperty(required = true) Double to,
        Boolean closed,
        String label,
        String unit,
        String where,
        Boolean log,
        Boolean foldOverflow) {
    /** More bins than this are a typing error. */
    private static final int MOST_BINS = 1_000_000;

    public HistogramSpec {
        if (bins > MOST_BINS) {
            throw new IllegalArgumentException("bins: at most " + MOST_BINS + ", not " + bins);
        }
        closed = closed != null && closed;
        log = log != null && log;
        foldOverflow = foldOverflow != null && foldOverflow;
        axis("", bins, from, to, closed);
    }

    /** The axis, labelled {@code m_{4l} [GeV]}. */
    public Axis axis(String name) {
        String title = label == null ? name : label;
        return axis(unit == null ? title : title + " [" + unit + "]", bins, from, to, closed);
    }

    private static Axis axis(String label, int bins, double from, double to, boolean closed) {
        return new Axis(label, bins, from, to, closed ? Axis.End.CLOSED : Axis.End.OPEN);
    }
}
