package org.ridgeline.charts;

/**
 * A drawing, ready to be written as PNG or SVG. The same chart gives the same bytes each time. Implementations are
 * immutable.
 */
public sealed interface Chart permits HistogramChart, CutflowChart, FitChart {

    /** File name without ending, unique in a run: {@code mass_four_lep}. */
    String id();

    /** What it shows, in plain text. */
    String title();

    /** The same as HTML, with its indices. */
    String caption();

    /** What is to be seen, in plain text, for those who cannot see it. */
    String description();

    /** In units of drawing: pixels of an SVG, half pixels of the PNG. */
    int width();

    /** In units of drawing: pixels of an SVG, half pixels of the PNG. */
    int height();

    void draw(Canvas canvas);

    /** Twice as many pixels as units of drawing, crisp on screens and in slides. */
    default byte[] png() {
        return Canvas.png(this, 2);
    }

    /** An SVG document, text as text. */
    default String svg() {
        return Canvas.svg(this);
    }
}
