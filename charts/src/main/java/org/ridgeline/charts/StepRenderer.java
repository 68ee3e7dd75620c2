package org.ridgeline.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
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

/** Draws a histogram as a step from bin edge to bin edge: a filled layer between low and high values, or a line. */
final class StepRenderer extends AbstractXYItemRenderer {
    private final String id;
    private final Color fill;
    private final Paint line;
    private final Stroke stroke;

    private StepRenderer(String id, Color fill, Paint line, Stroke stroke) {
        this.id = id;
        this.fill = fill;
        this.line = line;
        this.stroke = stroke;
    }

    static StepRenderer filled(String id, Color fill) {
        return new StepRenderer(id, fill, Style.INK, Style.OUTLINE);
    }

    static StepRenderer line(String id, Color colour) {
        return new StepRenderer(id, null, colour, Style.OVERLAY);
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g, area, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    /** Draws the whole series with its first item: a step is one outline, not a row of bars. */
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
        Steps steps = new Steps(area, plot, domain, range, (IntervalXYDataset) dataset, series);
        Canvas.begin(g, id);
        if (fill != null) {
            g.setPaint(fill);
            g.fill(steps.layer());
        }
        g.setPaint(line);
        g.setStroke(stroke);
        g.draw(steps.outline());
        Canvas.end(g);
    }

    /** Where the corners of one series lie on the page. */
    private record Steps(
            Rectangle2D area, XYPlot plot, ValueAxis domain, ValueAxis range, IntervalXYDataset data, int series) {

        private double left(int i) {
            return domain.valueToJava2D(data.getStartXValue(series, i), area, plot.getDomainAxisEdge());
        }

        private double right(int i) {
            return domain.valueToJava2D(data.getEndXValue(series, i), area, plot.getDomainAxisEdge());
        }

        private double y(double value) {
            // Below the axis there is no place; a logarithmic one has none for zero.
            double shown = Math.max(value, range.getLowerBound());
            return range.valueToJava2D(shown, area, plot.getRangeAxisEdge());
        }

        private Path2D layer() {
            Path2D path = new Path2D.Double();
            int n = data.getItemCount(series);
            path.moveTo(left(0), y(data.getEndYValue(series, 0)));
            for (int i = 0; i < n; i++) {
                corner(path, left(i), y(data.getEndYValue(series, i)));
                corner(path, right(i), y(data.getEndYValue(series, i)));
            }
            for (int i = n - 1; i >= 0; i--) {
                corner(path, right(i), y(data.getStartYValue(series, i)));
                corner(path, left(i), y(data.getStartYValue(series, i)));
            }
            path.closePath();
            return path;
        }

        private Path2D outline() {
            Path2D path = new Path2D.Double();
            int n = data.getItemCount(series);
            path.moveTo(left(0), y(data.getStartYValue(series, 0)));
            for (int i = 0; i < n; i++) {
                corner(path, left(i), y(data.getEndYValue(series, i)));
                corner(path, right(i), y(data.getEndYValue(series, i)));
            }
            corner(path, right(n - 1), y(data.getStartYValue(series, n - 1)));
            return path;
        }

        private static void corner(Path2D path, double x, double y) {
            if (path.getCurrentPoint().getX() != x || path.getCurrentPoint().getY() != y) {
                path.lineTo(x, y);
            }
        }
    }
}
