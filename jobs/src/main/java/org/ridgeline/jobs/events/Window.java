package org.ridgeline.jobs.events;

import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.request.UserError;
import org.ridgeline.result.Axis;

/**
 * Bins of a histogram, counted from 0.
 *
 * @param end the bin behind the last one
 */
record Window(int first, int end) {

    /**
     * The bins between two edges that an analysis gives.
     *
     * @param section key of the analysis: {@code fit}
     * @param name of the entry in it
     * @param from null: from the first bin on
     * @param to null: up to the last bin
     * @throws UserError if one is no edge of a bin: a window that cuts bins would count what nobody asked for
     */
    static Window of(Analysis analysis, String section, String name, Axis axis, Double from, Double to) {
        int first = from == null ? 0 : edge(analysis, section, name, "from", axis, from);
        int end = to == null ? axis.bins() : edge(analysis, section, name, "to", axis, to);
        return new Window(first, end);
    }

    /** Number of bins. */
    int bins() {
        return end - first;
    }

    private static int edge(Analysis analysis, String section, String name, String key, Axis axis, double value) {
        int edge = (int) Math.round((value - axis.low()) / axis.width());
        if (edge < 0 || edge > axis.bins() || Math.abs(axis.edge(edge) - value) > 1e-9 * axis.width()) {
            int near = Math.min(Math.max(edge, 0), axis.bins());
            throw new UserError(analysis.source().where(section, name, key) + ": " + value
                    + " is no edge of a bin; the nearest is " + axis.edge(near));
        }
        return edge;
    }
}
