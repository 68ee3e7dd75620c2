package org.ridgeline.charts;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;

/**
 * A histogram as papers show it: simulation stacked, data as points over it with Poisson errors, the statistical
 * uncertainty of the simulation hatched, and below it what data and simulation are to each other. A bin without data
 * has no point, as in ATLAS' own figures. Without data or without simulated background there is no lower pad.
 */
public final class HistogramChart implements Chart {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int LEFT = 104;
    private static final int RIGHT = 776;
    private static final int TOP = 32;
    private static final int BOTTOM = 536;
    private static final int JOINT_UPPER = 396;
    private static final int JOINT_LOWER = 406;
    private static final double TITLE_BASELINE = 584;
    private static final double SIDE_BASELINE = 32;

    private final ChartText text;
    private final HistogramOptions options;
    private final Contents contents;
    private final BinSeries bins;
    private final Rectangle2D main;
    private final Rectangle2D lower;
    private final LabelBlock label;
    private final Legend legend;
    private final Pad.Range values;

    private HistogramChart(ChartText text, HistogramOptions options, Contents contents) {
        this.text = text;
        this.options = options;
        this.contents = contents;
        bins = new BinSeries(contents.axis());
        boolean compared = contents.isComparable();
        main = new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, (compared ? JOINT_UPPER : BOTTOM) - TOP);
        lower = compared ? new Rectangle2D.Double(LEFT, JOINT_LOWER, RIGHT - LEFT, BOTTOM - JOINT_LOWER) : null;
        double inner = main.getWidth() - 2 * Style.MARGIN;
        label = LabelBlock.place(text, LEFT + Style.MARGIN, TOP + Style.MARGIN, 0.58 * inner);
        legend = Legend.place(
                entries(),
                RIGHT - Style.MARGIN,
                TOP + Style.MARGIN - 4,
                inner - label.box().getWidth() - 2 * Style.MARGIN,
                0.48 * main.getHeight());
        values = VerticalRange.of(contents, options.scale(), new Headroom(main, List.of(label.box(), legend.box())));
    }

    /**
     * @param processes in drawing order, the bottom first; signal is drawn above the background in any order
     * @param merged the histogram of each process, by its name; weights normalised; a process without one is left out
     */
    public static HistogramChart of(
            ChartText text, List<Process> processes, Map<String, Histogram> merged, HistogramOptions options) {
        return new HistogramChart(text, options, Contents.of(processes, merged, options));
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
        return contents.description();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    /** The pad of the histogram itself. */
    Rectangle2D main() {
        return main;
    }

    /** The pad below; null if there is none. */
    Rectangle2D lower() {
        return lower;
    }

    /** What no data may touch. */
    List<Rectangle2D> boxes() {
        return List.of(label.box(), legend.box());
    }

    /** The vertical axis of the main pad. */
    Pad.Range values() {
        return values;
    }

    /** For each bin the rectangle between the lowest and the highest that is drawn in it, markers included. */
    List<Rectangle2D> drawn() {
        Pad pad = pad();
        Axis axis = contents.axis();
        double[] tops = contents.tops();
        double radius = Style.MARKER_RADIUS;
        List<Rectangle2D> drawn = new ArrayList<>();
        for (int i = 0; i < tops.length; i++) {
            double left = pad.x(axis.edge(i)) - radius;
            double right = pad.x(axis.edge(i + 1)) + radius;
            double top = pad.y(Math.max(tops[i], values.low())) - radius;
            double bottom = pad.y(Math.max(contents.lowest(), values.low()));
            drawn.add(new Rectangle2D.Double(left, top, right - left, Math.max(0, bottom - top)));
        }
        return drawn;
    }

    private List<Legend.Entry> entries() {
        List<Legend.Entry> entries = new ArrayList<>();
        if (contents.data() != null) {
            entries.add(entry(Legend.Swatch.POINT, contents.data()));
        }
        for (Contents.Layer overlay : contents.overlays()) {
            entries.add(entry(Legend.Swatch.LINE, overlay));
        }
        for (int i = contents.layers().size() - 1; i >= 0; i--) {
            entries.add(entry(Legend.Swatch.FILL, contents.layers().get(i)));
        }
        if (contents.isUncertain()) {
            entries.add(new Legend.Entry(Legend.Swatch.HATCH, Style.HATCH, Tex.plain("Stat. uncertainty")));
        }
        return entries;
    }

    private Legend.Entry entry(Legend.Swatch swatch, Contents.Layer layer) {
        Tex name = Tex.of(layer.process().label());
        Tex all = switch (options.yields()) {
            case NONE -> name;
            case IN_LEGEND -> name.then(Tex.plain(" (" + layer.amount() + ")"));
        };
        return new Legend.Entry(swatch, Style.colour(layer.process().colour()), all);
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.graphics().setPaint(Style.PAPER);
        canvas.graphics().fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        Axis axis = contents.axis();
        Ticks horizontal = horizontalTicks(axis);
        drawMain(canvas, horizontal);
        Pad bottom = lower == null ? null : drawLower(canvas, horizontal);
        Rectangle2D lowest = lower == null ? main : lower;
        canvas.begin("axis-x");
        (bottom == null ? pad() : bottom).bottomLabels(canvas, horizontal);
        AxisTitle.drawBelow(canvas, AxisTitle.horizontal(axis, horizontal.power()), lowest, TITLE_BASELINE);
        canvas.end();
    }

    private Pad pad() {
        Axis axis = contents.axis();
        return Pad.of(main, new Pad.Range(axis.low(), axis.high()), values, options.scale());
    }

    private void drawMain(Canvas canvas, Ticks horizontal) {
        Pad pad = pad();
        double[] below = new double[contents.axis().bins()];
        int number = 0;
        for (Contents.Layer layer : contents.layers()) {
            double[] above = below.clone();
            for (int i = 0; i < above.length; i++) {
                above[i] += layer.value()[i];
            }
            pad.add(
                    bins.between(below, above, above),
                    StepRenderer.filled(
                            "layer-" + number++ + "-" + layer.process().name(),
                            Style.colour(layer.process().colour())));
            below = above;
        }
        if (contents.isUncertain()) {
            double[] total = contents.total();
            double[] error = contents.error();
            pad.add(bins.around(total, error), new HatchRenderer("uncertainty"));
        }
        double[] zero = new double[contents.axis().bins()];
        for (Contents.Layer overlay : contents.overlays()) {
            Color colour = Style.colour(overlay.process().colour());
            pad.add(
                    bins.between(zero, overlay.value(), overlay.value()),
                    StepRenderer.line(
                            "line-" + number++ + "-" + overlay.process().name(), colour));
        }
        if (contents.data() != null) {
            pad.add(bins.points(contents.data()), new PointRenderer("data"));
        }
        pad.draw(canvas);
        Ticks vertical = VerticalRange.ticks(values, options.scale());
        pad.frame(canvas, "frame", horizontal, vertical);
        canvas.begin("axis-y");
        pad.leftLabels(canvas, vertical);
        if (vertical.power() != 0) {
            Tex.plain("×")
                    .then(Tex.powerOfTen(vertical.power()))
                    .draw(canvas, Typeface.REGULAR, Style.TICK_LABEL, LEFT, TOP - 8);
        }
        AxisTitle.drawBeside(
                canvas, AxisTitle.vertical(text.counted(), contents.axis()), main, SIDE_BASELINE, AxisTitle.Place.TOP);
        canvas.end();
        label.draw(canvas);
        legend.draw(canvas);
        if (contents.isEmpty()) {
            Tex none = Tex.plain("no entries");
            canvas.graphics().setPaint(Style.FAINT);
            none.draw(
                    canvas,
                    Typeface.ITALIC,
                    Style.HEAD,
                    main.getCenterX() - none.width(Typeface.ITALIC, Style.HEAD) / 2,
                    main.getMaxY() - 0.25 * main.getHeight());
        }
    }

    private Pad drawLower(Canvas canvas, Ticks horizontal) {
        double[] total = contents.total();
        double[] error = contents.error();
        Pad.Range range = VerticalRange.ofRatio(contents.data().value(), total);
        Axis axis = contents.axis();
        Pad pad = Pad.of(lower, new Pad.Range(axis.low(), axis.high()), range, HistogramOptions.Scale.LINEAR);
        double[] low = new double[total.length];
        double[] high = new double[total.length];
        double[] one = new double[total.length];
        for (int i = 0; i < total.length; i++) {
            one[i] = 1;
            low[i] = total[i] > 0 ? 1 - error[i] / total[i] : 1;
            high[i] = total[i] > 0 ? 1 + error[i] / total[i] : 1;
        }
        pad.add(bins.between(low, one, high), new HatchRenderer("ratio-uncertainty"));
        pad.add(bins.ratio(contents.data(), total), new PointRenderer("ratio"));
        canvas.graphics().setPaint(Style.INK);
        canvas.graphics().setStroke(Style.REFERENCE);
        canvas.graphics().draw(new Line2D.Double(LEFT, pad.y(1), RIGHT, pad.y(1)));
        pad.draw(canvas);
        Ticks vertical = Ticks.linear(range.low(), range.high(), 3);
        pad.frame(canvas, "ratio-frame", horizontal, vertical);
        canvas.begin("axis-ratio");
        // A label at the joint of the pads would run into the lowest one of the main pad.
        pad.leftLabels(canvas, vertical.withoutLabelsAbove(range.high() - 0.05 * (range.high() - range.low())));
        AxisTitle.drawBeside(canvas, Tex.plain("Data / Pred."), lower, SIDE_BASELINE, AxisTitle.Place.MIDDLE);
        canvas.end();
        return pad;
    }

    /** As many ticks as have room for their labels. */
    static Ticks horizontalTicks(Axis axis) {
        if (AxisTitle.isInteger(axis)) {
            return Ticks.integers(axis.low(), axis.high());
        }
        Ticks ticks = Ticks.linear(axis.low(), axis.high(), 8);
        for (int count = 7; count > 1 && labelWidth(ticks) > 0.75 * (RIGHT - LEFT); count--) {
            ticks = Ticks.linear(axis.low(), axis.high(), count);
        }
        return ticks;
    }

    private static double labelWidth(Ticks ticks) {
        double width = 0;
        for (Tex label : ticks.labels()) {
            width += label.width(Typeface.REGULAR, Style.TICK_LABEL);
        }
        return width;
    }
}
