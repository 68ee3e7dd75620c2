package org.ridgeline.charts;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;

/** Points with error bars; where a point lies outside the pad, an arrow at its edge points to it. */
final class PointRenderer extends AbstractXYItemRenderer {
    private static final double ARROW = 6;

    private final String id;

    PointRenderer(String id) {
        this.id = id;
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        Canvas.begin(g, id + "-" + item);
        point(g, area, plot, domain, range, (IntervalXYDataset) dataset, series, item);
        Canvas.end(g);
    }

    private static void point(
            Graphics2D g,
            Rectangle2D area,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            IntervalXYDataset points,
            int series,
            int item) {
        double x = domain.valueToJava2D(points.getXValue(series, item), area, plot.getDomainAxisEdge());
        double value = points.getYValue(series, item);
        g.setPaint(Style.INK);
        g.setStroke(Style.ERROR_BAR);
        if (value > range.getUpperBound()) {
            arrow(g, x, area.getMinY(), 1);
            return;
        }
        if (value < range.getLowerBound()) {
            arrow(g, x, area.getMaxY(), -1);
            return;
        }
        double low = Math.max(points.getStartYValue(series, item), range.getLowerBound());
        double high = Math.min(points.getEndYValue(series, item), range.getUpperBound());
        g.draw(new Line2D.Double(
                x,
                range.valueToJava2D(low, area, plot.getRangeAxisEdge()),
                x,
                range.valueToJava2D(high, area, plot.getRangeAxisEdge())));
        g.fill(marker(x, range.valueToJava2D(value, area, plot.getRangeAxisEdge())));
    }

    static Ellipse2D marker(double x, double y) {
        double r = Style.MARKER_RADIUS;
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    /** An arrow whose tip touches the edge at y; {@code down} is 1 if the pad lies below that edge, -1 if above. */
    private static void arrow(Graphics2D g, double x, double y, int down) {
        double tip = y + down * 2;
        double base = tip + down * ARROW;
        g.draw(new Line2D.Double(x, base, x, base + down * ARROW));
        Path2D head = new Path2D.Double();
        head.moveTo(x, tip);
        head.lineTo(x - ARROW * 0.7, base);
        head.lineTo(x + ARROW * 0.7, base);
        head.closePath();
        g.fill(head);
    }
}
