package org.ridgeline.charts;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.ridgeline.result.Axis;
import org.ridgeline.result.FitRecord;
import org.ridgeline.result.Histogram;

/**
 * A peak on its background, in two pads: above, the data with the errors that the fit used, the fitted function and its
 * background; below, the data less the background, and the peak alone. Only the fitted range is shown. A bin that was
 * left out of the fit has no point.
 */
public final class FitChart implements Chart {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 640;
    private static final int LEFT = 104;
    private static final int RIGHT = 776;
    private static final int TOP = 32;
    private static final int JOINT_UPPER = 404;
    private static final int JOINT_LOWER = 414;
    private static final int BOTTOM = 576;
    private static final double TITLE_BASELINE = 624;
    private static final double SIDE_BASELINE = 32;

    private final ChartText text;
    private final FitRecord fit;
    private final FitContents contents;
    private final Rectangle2D main = new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, JOINT_UPPER - TOP);
    private final Rectangle2D lower = new Rectangle2D.Double(LEFT, JOINT_LOWER, RIGHT - LEFT, BOTTOM - JOINT_LOWER);
    private final LabelBlock label;
    private final Legend legend;
    private final LabelBlock numbers;
    private final Pad.Range values;

    private FitChart(ChartText text, FitRecord fit, FitContents contents) {
        this.text = text;
        this.fit = fit;
        this.contents = contents;
        double inner = main.getWidth() - 2 * Style.MARGIN;
        label = LabelBlock.place(text, LEFT + Style.MARGIN, TOP + Style.MARGIN, 0.52 * inner);
        double room = inner - label.box().getWidth() - 2 * Style.MARGIN;
        legend = Legend.place(entries(), RIGHT - Style.MARGIN, TOP + Style.MARGIN - 4, room, 0.3 * main.getHeight());
        double below = legend.box().getMaxY() + 10;
        LabelBlock tried = LabelBlock.place(found(), 0, below, room);
        double width = tried.box().getWidth();
        double left = Math.min(legend.textLeft(), RIGHT - Style.MARGIN - width);
        numbers = LabelBlock.place(found(), left, below, width + 1);
        double low = contents.lowest();
        Headroom headroom = new Headroom(main, boxes());
        double ceiling = headroom.ceiling(contents.tops(), low, HistogramOptions.Scale.LINEAR);
        values = new Pad.Range(low < 0 ? low - 0.1 * (ceiling - low) : 0, ceiling);
    }

    /**
     * @param fit that is done
     * @param data the histogram that was fitted
     * @param background the fitted function under the peak, in events per bin
     * @param signal the fitted peak, in events per bin
     * @throws IllegalArgumentException if the fit has no result: that is nothing to draw
     */
    public static FitChart of(
            ChartText text, FitRecord fit, Histogram data, DoubleUnaryOperator background, DoubleUnaryOperator signal) {
        if (!fit.done()) {
            throw new IllegalArgumentException("the fit " + text.id() + " has no result: " + fit.reason());
        }
        return new FitChart(text, fit, FitContents.of(fit, data, background, signal));
    }

    @Override
    public String id() {
        return text.id();
    }

    @Override
    public String title() {
        return Tex.of(text.title()).text();
    }

    @Override
    public String caption() {
        return Tex.of(text.title()).html();
    }

    @Override
    public String description() {
        return "Data of " + fit.points() + " bins of "
                + Tex.of(contents.axis().label()).text() + " from " + Numbers.significant(fit.from(), 6) + " to "
                + Numbers.significant(fit.to(), 6) + ", with a polynomial of degree " + fit.polynomial()
                + " and a Gaussian fitted to them: "
                + String.join(
                        ", ", lines().stream().map(line -> Tex.of(line).text()).toList())
                + ".";
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    /** What no data may touch. */
    List<Rectangle2D> boxes() {
        return List.of(label.box(), legend.box(), numbers.box());
    }

    /** The vertical axis of the upper pad. */
    Pad.Range values() {
        return values;
    }

    /** For each bin the rectangle between the lowest and the highest that is drawn in it in the upper pad. */
    List<Rectangle2D> drawn() {
        Pad pad = pad(main, values);
        double[] tops = contents.tops();
        List<Rectangle2D> drawn = new ArrayList<>();
        for (int i = 0; i < tops.length; i++) {
            double left = pad.x(contents.axis().edge(i));
            double right = pad.x(contents.axis().edge(i + 1));
            double top = pad.y(tops[i]) - Style.MARKER_RADIUS;
            drawn.add(new Rectangle2D.Double(left, top, right - left, main.getMaxY() - top));
        }
        return drawn;
    }

    private List<Legend.Entry> entries() {
        return List.of(
                new Legend.Entry(Legend.Swatch.POINT, Style.INK, Tex.plain("Data")),
                new Legend.Entry(Legend.Swatch.LINE, Style.FIT, Tex.plain("Signal + background fit")),
                new Legend.Entry(
                        Legend.Swatch.DASHED, Style.FIT, Tex.plain("Background (degree " + fit.polynomial() + ")")));
    }

    /** The numbers as a block of their own, under the legend. */
    private ChartText found() {
        return new ChartText(text.id(), text.title(), text.counted(), "", "", 0, 0, lines());
    }

    private List<String> lines() {
        String unit = AxisTitle.unit(contents.axis());
        return List.of(
                "mean = " + measured("mean", unit),
                "σ = " + measured("sigma", unit),
                "signal = "
                        + Numbers.withError(fit.signal().value(), fit.signal().error()),
                "χ^{2}/ndf = " + Numbers.significant(fit.chi2(), 3) + "/" + fit.ndf() + ", p = "
                        + Numbers.significant(fit.pValue(), 2));
    }

    private String measured(String name, String unit) {
        FitRecord.Parameter parameter = fit.parameter(name);
        return parameter.fixed()
                ? Numbers.significant(parameter.value(), 6) + unit + " (fixed)"
                : Numbers.withError(parameter.value(), parameter.error()) + unit;
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.graphics().setPaint(Style.PAPER);
        canvas.graphics().fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        Axis axis = contents.axis();
        Ticks horizontal = HistogramChart.horizontalTicks(axis);
        drawMain(canvas, horizontal);
        Pad bottom = drawLower(canvas, horizontal);
        canvas.begin("axis-x");
        bottom.bottomLabels(canvas, horizontal);
        AxisTitle.drawBelow(canvas, AxisTitle.horizontal(axis, horizontal.power()), lower, TITLE_BASELINE);
        canvas.end();
    }

    private void drawMain(Canvas canvas, Ticks horizontal) {
        Pad pad = pad(main, values);
        pad.add(curve(contents.background()), CurveRenderer.dashed("background"));
        add(pad, contents::total, "fit", contents.value(), "data");
        pad.draw(canvas);
        Ticks vertical = VerticalRange.ticks(values, HistogramOptions.Scale.LINEAR);
        pad.frame(canvas, "frame", horizontal, vertical);
        canvas.begin("axis-y");
        pad.leftLabels(canvas, vertical);
        power(canvas, vertical);
        AxisTitle.drawBeside(
                canvas, AxisTitle.vertical(text.counted(), contents.axis()), main, SIDE_BASELINE, AxisTitle.Place.TOP);
        canvas.end();
        label.draw(canvas);
        legend.draw(canvas);
        numbers.draw(canvas);
    }

    private Pad drawLower(Canvas canvas, Ticks horizontal) {
        Pad.Range range = contents.lower();
        Pad pad = pad(lower, range);
        pad.add(curve(x -> 0), CurveRenderer.dashed("zero"));
        add(pad, contents.signal(), "signal", contents.residuals(), "residual");
        pad.draw(canvas);
        Ticks vertical = Ticks.linear(range.low(), range.high(), 4);
        pad.frame(canvas, "lower-frame", horizontal, vertical);
        canvas.begin("axis-lower");
        // A label at the joint of the pads would run into the lowest one of the main pad.
        pad.leftLabels(canvas, vertical.withoutLabelsAbove(range.high() - 0.07 * (range.high() - range.low())));
        String title = vertical.power() == 0 ? "Data − Bkg." : "Data − Bkg. [10^{" + vertical.power() + "}]";
        AxisTitle.drawBeside(canvas, Tex.of(title), lower, SIDE_BASELINE, AxisTitle.Place.MIDDLE);
        canvas.end();
        return pad;
    }

    /** Points stand on their curve, unless they are so many that they would hide it. */
    private void add(Pad pad, DoubleUnaryOperator function, String curve, double[] value, String points) {
        boolean dense = main.getWidth() / value.length < 3 * Style.MARKER_RADIUS;
        if (dense) {
            pad.add(points(value), new PointRenderer(points));
        }
        pad.add(curve(function), CurveRenderer.solid(curve));
        if (!dense) {
            pad.add(points(value), new PointRenderer(points));
        }
    }

    private Pad pad(Rectangle2D area, Pad.Range range) {
        Axis axis = contents.axis();
        return Pad.of(area, new Pad.Range(axis.low(), axis.high()), range, HistogramOptions.Scale.LINEAR);
    }

    private static void power(Canvas canvas, Ticks vertical) {
        if (vertical.power() != 0) {
            Tex.plain("×")
                    .then(Tex.powerOfTen(vertical.power()))
                    .draw(canvas, Typeface.REGULAR, Style.TICK_LABEL, LEFT, TOP - 8);
        }
    }

    private XYIntervalSeriesCollection curve(DoubleUnaryOperator function) {
        XYIntervalSeries series = new XYIntervalSeries("", false, true);
        for (double x : contents.places()) {
            double y = function.applyAsDouble(x);
            series.add(x, x, x, y, y, y);
        }
        return collection(series);
    }

    /** One item for each bin that was fitted. */
    private XYIntervalSeriesCollection points(double[] value) {
        XYIntervalSeries series = new XYIntervalSeries("", false, true);
        for (int i = 0; i < value.length; i++) {
            double error = contents.error()[i];
            if (error > 0) {
                double x = contents.middle(i);
                series.add(x, x, x, value[i], value[i] - error, value[i] + error);
            }
        }
        return collection(series);
    }

    private static XYIntervalSeriesCollection collection(XYIntervalSeries series) {
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(series);
        return collection;
    }
}
