package org.ridgeline.charts;

import java.awt.Graphics2D;
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

/** Hatches each bin from its low to its high value. The hatching is made of lines, because an SVG knows no texture. */
final class HatchRenderer extends AbstractXYItemRenderer {
    private static final double SPACING = 6;

    private final String id;

    HatchRenderer(String id) {
        this.id = id;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g, area, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    /** Draws all bins with the first item, as one path. */
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
        if (item > 0) {
            return;
        }
        IntervalXYDataset bins = (IntervalXYDataset) dataset;
        Path2D lines = new Path2D.Double();
        for (int i = 0; i < bins.getItemCount(series); i++) {
            double low = clamp(bins.getStartYValue(series, i), range);
            double high = clamp(bins.getEndYValue(series, i), range);
            if (high > low) {
                double x1 = domain.valueToJava2D(bins.getStartXValue(series, i), area, plot.getDomainAxisEdge());
                double x2 = domain.valueToJava2D(bins.getEndXValue(series, i), area, plot.getDomainAxisEdge());
                double y1 = range.valueToJava2D(high, area, plot.getRangeAxisEdge());
                double y2 = range.valueToJava2D(low, area, plot.getRangeAxisEdge());
                hatch(lines, x1, y1, x2, y2);
            }
        }
        g.setPaint(Style.HATCH);
        g.setStroke(Style.HATCH_LINE);
        Canvas.begin(g, id);
        g.draw(lines);
        Canvas.end(g);
    }

    private static double clamp(double value, ValueAxis axis) {
        return Math.min(Math.max(value, axis.getLowerBound()), axis.getUpperBound());
    }

    /** Adds the parts of the lines {@code x + y = k * SPACING} that lie in a box: bins side by side join without a seam. */
    static void hatch(Path2D lines, double x1, double y1, double x2, double y2) {
        long last = (long) Math.floor((x2 + y2) / SPACING);
        for (long k = (long) Math.ceil((x1 + y1) / SPACING); k <= last; k++) {
            double sum = k * SPACING;
            double left = Math.max(x1, sum - y2);
            double right = Math.min(x2, sum - y1);
            if (right > left) {
                lines.moveTo(left, sum - left);
                lines.lineTo(right, sum - right);
            }
        }
    }
}
