package org.ridgeline.charts;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.IntervalXYDataset;

/**
 * One frame of a chart: a JFreeChart plot whose data area is exactly the rectangle it was given, and around it ticks on
 * all four sides, which JFreeChart does not draw. Rectangles have whole coordinates, JFreeChart rounds others.
 */
final class Pad {
    private static final double LABEL_GAP = 8;

    private final Rectangle2D area;
    private final XYPlot plot;
    private int layers;

    private Pad(Rectangle2D area, ValueAxis x, ValueAxis y) {
        this.area = area;
        plot = new XYPlot(null, x, y, null);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    }

    static Pad of(Rectangle2D area, Range x, Range y, HistogramOptions.Scale scale) {
        ValueAxis vertical = switch (scale) {
            case LINEAR -> new Linear();
            case LOG -> new Logarithmic();
        };
        vertical.setRange(y.low(), y.high());
        ValueAxis horizontal = new Linear();
        horizontal.setRange(x.low(), x.high());
        return new Pad(area, horizontal, vertical);
    }

    /** Ends of an axis. */
    record Range(double low, double high) {}

    /** Draws over what was added before. */
    void add(IntervalXYDataset data, XYItemRenderer renderer) {
        plot.setDataset(layers, data);
        plot.setRenderer(layers, renderer);
        layers++;
    }

    double x(double value) {
        return plot.getDomainAxis().valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double y(double value) {
        return plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    void draw(Canvas canvas) {
        plot.draw(canvas.graphics(), area, null, null, null);
    }

    /** Draws the frame and its ticks, over everything else. */
    void frame(Canvas canvas, String id, Ticks horizontal, Ticks vertical) {
        Graphics2D g = canvas.graphics();
        canvas.begin(id);
        g.setPaint(Style.INK);
        g.setStroke(Style.TICK);
        for (double value : horizontal.major()) {
            horizontalTick(g, x(value), Style.MAJOR_TICK);
        }
        for (double value : horizontal.minor()) {
            horizontalTick(g, x(value), Style.MINOR_TICK);
        }
        for (double value : vertical.major()) {
            verticalTick(g, y(value), Style.MAJOR_TICK);
        }
        for (double value : vertical.minor()) {
            verticalTick(g, y(value), Style.MINOR_TICK);
        }
        g.setStroke(Style.FRAME);
        g.draw(area);
        canvas.end();
    }

    private void horizontalTick(Graphics2D g, double x, double length) {
        g.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() - length));
        g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMinY() + length));
    }

    private void verticalTick(Graphics2D g, double y, double length) {
        g.draw(new Line2D.Double(area.getMinX(), y, area.getMinX() + length, y));
        g.draw(new Line2D.Double(area.getMaxX(), y, area.getMaxX() - length, y));
    }

    /** Writes the labels left of the pad. */
    void leftLabels(Canvas canvas, Ticks ticks) {
        canvas.graphics().setPaint(Style.INK);
        for (int i = 0; i < ticks.major().length; i++) {
            Tex label = ticks.labels().get(i);
            if (label != null) {
                double width = label.width(Typeface.REGULAR, Style.TICK_LABEL);
                double y = y(ticks.major()[i]) + Tex.CAP_HEIGHT * Style.TICK_LABEL / 2;
                label.draw(canvas, Typeface.REGULAR, Style.TICK_LABEL, area.getMinX() - LABEL_GAP - width, y);
            }
        }
    }

    /** Writes the labels below the pad. */
    void bottomLabels(Canvas canvas, Ticks ticks) {
        canvas.graphics().setPaint(Style.INK);
        for (int i = 0; i < ticks.major().length; i++) {
            Tex label = ticks.labels().get(i);
            if (label != null) {
                double width = label.width(Typeface.REGULAR, Style.TICK_LABEL);
                double y = area.getMaxY() + LABEL_GAP + Tex.CAP_HEIGHT * Style.TICK_LABEL;
                label.draw(canvas, Typeface.REGULAR, Style.TICK_LABEL, x(ticks.major()[i]) - width / 2, y);
            }
        }
    }

    /** A linear scale that takes no room and draws nothing: {@link Pad} draws the ticks after the data. */
    private static final class Linear extends NumberAxis {
        @Override
        public AxisSpace reserveSpace(
                Graphics2D g, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
            return space == null ? new AxisSpace() : space;
        }

        @Override
        public AxisState draw(
                Graphics2D g,
                double cursor,
                Rectangle2D plotArea,
                Rectangle2D dataArea,
                RectangleEdge edge,
                PlotRenderingInfo info) {
            AxisState state = new AxisState(cursor);
            state.setTicks(List.of());
            return state;
        }
    }

    /** The same with a logarithmic scale. */
    private static final class Logarithmic extends LogAxis {
        @Override
        public AxisSpace reserveSpace(
                Graphics2D g, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
            return space == null ? new AxisSpace() : space;
        }

        @Override
        public AxisState draw(
                Graphics2D g,
                double cursor,
                Rectangle2D plotArea,
                Rectangle2D dataArea,
                RectangleEdge edge,
                PlotRenderingInfo info) {
            AxisState state = new AxisState(cursor);
            state.setTicks(List.of());
            return state;
        }
    }
}
