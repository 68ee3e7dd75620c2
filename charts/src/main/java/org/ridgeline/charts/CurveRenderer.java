package org.ridgeline.charts;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Draws a function as a line through its points; what lies outside the pad is cut off. */
final class CurveRenderer extends AbstractXYItemRenderer {
    private final String id;
    private final Stroke stroke;

    private CurveRenderer(String id, Stroke stroke) {
        this.id = id;
        this.stroke = stroke;
    }

    static CurveRenderer solid(String id) {
        return new CurveRenderer(id, Style.OVERLAY);
    }

    static CurveRenderer dashed(String id) {
        return new CurveRenderer(id, Style.DASHED);
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g, area, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    /** Draws the whole curve with its first item. */
    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset points,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        if (item > 0) {
            return;
        }
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.getItemCount(series); i++) {
            double x = domain.valueToJava2D(points.getXValue(series, i), area, plot.getDomainAxisEdge());
            // A little outside is enough: far away a renderer of lines loses its precision.
            double y = range.valueToJava2D(points.getYValue(series, i), area, plot.getRangeAxisEdge());
            y = Math.min(Math.max(y, area.getMinY() - area.getHeight()), area.getMaxY() + area.getHeight());
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        Canvas.begin(g, id);
        Shape clip = g.getClip();
        g.clip(area);
        g.setPaint(Style.FIT);
        g.setStroke(stroke);
        g.draw(path);
        g.setClip(clip);
        Canvas.end(g);
    }
}
