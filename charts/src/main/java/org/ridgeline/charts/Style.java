package org.ridgeline.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/** Sizes, strokes and colours common to all charts, in units of drawing. */
final class Style {
    static final double AXIS_TITLE = 21;
    static final double TICK_LABEL = 18;
    static final double HEAD = 23;
    static final double LABEL = 18;
    static final double LEGEND = 18;
    static final double SMALLEST = 10;

    static final double MAJOR_TICK = 11;
    static final double MINOR_TICK = 6;

    static final double MARKER_RADIUS = 4.2;

    /** Distance of the label block and the legend from the frame. */
    static final double MARGIN = 18;

    static final Color INK = Color.BLACK;
    static final Color PAPER = Color.WHITE;
    static final Color HATCH = new Color(0x55, 0x55, 0x55);
    /** Of fitted functions. */
    static final Color FIT = new Color(0xd6, 0x27, 0x28);

    static final Color FAINT = new Color(0x77, 0x77, 0x77);

    static final Stroke FRAME = new BasicStroke(1.3f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER);
    static final Stroke TICK = new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke OUTLINE = new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke OVERLAY = new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke DASHED =
            new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {9, 6}, 0);
    static final Stroke ERROR_BAR = new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke HATCH_LINE = new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke REFERENCE =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

    private Style() {}

    /** A colour of the form {@code #rrggbb}; grey for anything else, a colour is no reason to lose a chart. */
    static Color colour(String hex) {
        if (hex == null || !hex.matches("#[0-9a-fA-F]{6}")) {
            return new Color(0x9e, 0x9e, 0x9e);
        }
        return new Color(Integer.parseInt(hex.substring(1), 16));
    }
}
