package org.ridgeline.charts;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Finds the upper end of an axis at which nothing that is drawn touches the label block or the legend. */
final class Headroom {
    /** Room left free above the highest bin. */
    private static final double FREE = 0.07;

    /** Room left free below a box, in units of drawing: a marker, and some air. */
    private static final double CLEARANCE = 12;

    /** However much is written, data keep this share of the pad's height. */
    private static final double LEAST = 0.3;

    private final Rectangle2D area;
    private final List<Rectangle2D> boxes;

    Headroom(Rectangle2D area, List<Rectangle2D> boxes) {
        this.area = area;
        this.boxes = boxes;
    }

    /**
     * @param tops the highest value drawn in each bin; bins are equally wide and fill the area
     * @param low the lower end of the axis; positive for a logarithmic one
     */
    double ceiling(double[] tops, double low, HistogramOptions.Scale scale) {
        double ceiling = Double.NEGATIVE_INFINITY;
        double width = area.getWidth() / tops.length;
        for (int i = 0; i < tops.length; i++) {
            double left = area.getMinX() + i * width;
            double share = share(left - Style.MARKER_RADIUS, left + width + Style.MARKER_RADIUS);
            double needed = switch (scale) {
                case LINEAR -> low + (tops[i] - low) / share;
                case LOG -> tops[i] <= low ? low : low * Math.pow(tops[i] / low, 1 / share);
            };
            ceiling = Math.max(ceiling, needed);
        }
        return ceiling;
    }

    /** The share of the area's height that is free from the bottom up, between left and right. */
    private double share(double left, double right) {
        double top = area.getMinY() + FREE * area.getHeight();
        for (Rectangle2D box : boxes) {
            if (box.getMaxX() > left && box.getMinX() < right) {
                top = Math.max(top, box.getMaxY() + CLEARANCE);
            }
        }
        return Math.max(LEAST, (area.getMaxY() - top) / area.getHeight());
    }
}
