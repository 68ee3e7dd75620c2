package org.ridgeline.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Process;

/**
 * What each cut leaves of each process: one row per cut, so that its name can be read, one bar per process on a
 * logarithmic scale, its number behind it. Data are points.
 */
public final class CutflowChart implements Chart {
    private static final int WIDTH = 800;
    private static final int NAMES = 236;
    private static final int RIGHT = 776;
    private static final int TOP_MARGIN = 22;
    private static final double NAME_SIZE = 16;
    private static final double NAME_ROW = 19;
    private static final int MAX_NAME_ROWS = 3;
    private static final double ROW_GAP = 14;
    private static final double VALUE_GAP = 8;
    /** Room at both ends of the frame for its ticks. */
    private static final double PADDING = 12;

    private static final int BELOW = 62;
    /** Room for a number behind the longest bar. */
    private static final double VALUE_ROOM = 84;

    private final ChartText text;
    private final List<Row> rows;
    private final List<String> cuts;
    private final double bar;
    private final LabelBlock label;
    private final Legend legend;
    private final Rectangle2D frame;
    private final int height;

    /** One process: what is left of it after each cut, and how it is drawn. */
    private record Row(Process process, Cutflow cutflow) {}

    private CutflowChart(ChartText text, List<Row> rows, List<String> cuts) {
        this.text = text;
        this.rows = rows;
        this.cuts = cuts;
        bar = rows.size() <= 4 ? 17 : rows.size() <= 8 ? 13 : 10.5;
        label = LabelBlock.place(text, NAMES, TOP_MARGIN, 0.5 * (RIGHT - NAMES));
        List<Legend.Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            entries.add(new Legend.Entry(
                    swatch(row.process), Style.colour(row.process.colour()), Tex.of(row.process.label())));
        }
        legend = Legend.place(
                entries,
                RIGHT,
                TOP_MARGIN - 4,
                RIGHT - NAMES - label.box().getWidth() - 24,
                Math.max(120, label.box().getHeight()));
        double above = Math.max(label.box().getMaxY(), legend.box().getMaxY()) + 14;
        double row = Math.max(rows.size() * bar, MAX_NAME_ROWS * NAME_ROW - ROW_GAP) + ROW_GAP;
        frame = new Rectangle2D.Double(
                NAMES, Math.rint(above), RIGHT - NAMES, Math.rint(row * Math.max(1, cuts.size()) + 2 * PADDING));
        height = (int) frame.getMaxY() + BELOW;
    }

    /**
     * @param processes in the drawing order of the histograms, the bottom first: the last stands first here
     * @param merged the cutflow of each process, by its name; a process without one is left out
     */
    public static CutflowChart of(ChartText text, List<Process> processes, Map<String, Cutflow> merged) {
        List<Row> data = new ArrayList<>();
        List<Row> simulation = new ArrayList<>();
        List<String> cuts = List.of();
        for (Process process : processes) {
            Cutflow cutflow = merged.get(process.name());
            if (cutflow != null) {
                List<String> names =
                        cutflow.steps().stream().map(Cutflow.Step::cut).toList();
                if (!cuts.isEmpty() && !cuts.equals(names)) {
                    throw new IllegalArgumentException(
                            "the cutflow of " + process.name() + " has the cuts " + names + ", others have " + cuts);
                }
                cuts = names;
                switch (process.kind()) {
                    case DATA -> data.add(0, new Row(process, cutflow));
                    case BACKGROUND, SIGNAL -> simulation.add(0, new Row(process, cutflow));
                }
            }
        }
        data.addAll(simulation);
        return new CutflowChart(text, data, cuts);
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
        StringBuilder out = new StringBuilder("Events after each cut.");
        for (Row row : rows) {
            List<Cutflow.Step> steps = row.cutflow.steps();
            if (!steps.isEmpty()) {
                out.append(' ')
                        .append(Tex.of(row.process.label()).text())
                        .append(": ")
                        .append(value(row, steps.get(0)))
                        .append(" to ")
                        .append(value(row, steps.get(steps.size() - 1)))
                        .append('.');
            }
        }
        return out.toString();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return height;
    }

    private static Legend.Swatch swatch(Process process) {
        return switch (process.kind()) {
            case DATA -> Legend.Swatch.POINT;
            case BACKGROUND, SIGNAL -> Legend.Swatch.FILL;
        };
    }

    private static String value(Row row, Cutflow.Step step) {
        return switch (row.process.kind()) {
            case DATA -> Numbers.count(step.events());
            case BACKGROUND, SIGNAL -> Numbers.amount(step.sumw());
        };
    }

    private Pad.Range range() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Row row : rows) {
            for (Cutflow.Step step : row.cutflow.steps()) {
                if (step.sumw() > 0) {
                    least = Math.min(least, step.sumw());
                    most = Math.max(most, step.sumw());
                }
            }
        }
        if (most == 0) {
            return new Pad.Range(0.1, 10);
        }
        double low = Math.pow(10, Math.floor(Math.log10(0.8 * least)));
        double share = (frame.getWidth() - VALUE_ROOM) / frame.getWidth();
        return new Pad.Range(low, Math.max(10 * low, low * Math.pow(most / low, 1 / share)));
    }

    @Override
    public void draw(Canvas canvas) {
        Graphics2D g = canvas.graphics();
        g.setPaint(Style.PAPER);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
        label.draw(canvas);
        legend.draw(canvas);
        Pad.Range range = range();
        double row = (frame.getHeight() - 2 * PADDING) / Math.max(1, cuts.size());
        for (int cut = 0; cut < cuts.size(); cut++) {
            double top = frame.getMinY() + PADDING + cut * row;
            canvas.begin("cut-" + cut);
            if (cut > 0) {
                g.setPaint(new Color(0xdd, 0xdd, 0xdd));
                g.setStroke(Style.OUTLINE);
                g.draw(new Line2D.Double(frame.getMinX(), top, frame.getMaxX(), top));
            }
            name(canvas, cuts.get(cut), top + row / 2);
            double first = top + (row - rows.size() * bar) / 2;
            for (int i = 0; i < rows.size(); i++) {
                bar(canvas, rows.get(i), cut, range, first + i * bar);
            }
            canvas.end();
        }
        Ticks ticks = Ticks.logarithmic(range.low(), range.high());
        axis(canvas, ticks, range);
    }

    private double x(double value, Pad.Range range) {
        double share = Math.log(Math.max(value, range.low()) / range.low()) / Math.log(range.high() / range.low());
        return frame.getMinX() + share * frame.getWidth();
    }

    private void bar(Canvas canvas, Row row, int cut, Pad.Range range, double top) {
        Graphics2D g = canvas.graphics();
        Cutflow.Step step = row.cutflow.steps().get(cut);
        double end = x(step.sumw(), range);
        double middle = top + bar / 2;
        double after = end + VALUE_GAP;
        switch (row.process.kind()) {
            case DATA -> {
                if (step.sumw() > 0) {
                    double right = x(step.sumw() + step.error(), range);
                    g.setPaint(Style.INK);
                    g.setStroke(Style.ERROR_BAR);
                    g.draw(new Line2D.Double(x(step.sumw() - step.error(), range), middle, right, middle));
                    g.fill(PointRenderer.marker(end, middle));
                    after = Math.max(end + Style.MARKER_RADIUS, right) + VALUE_GAP;
                }
            }
            case BACKGROUND, SIGNAL -> {
                if (end > frame.getMinX()) {
                    Rectangle2D area = new Rectangle2D.Double(frame.getMinX(), top + 1, end - frame.getMinX(), bar - 2);
                    g.setPaint(Style.colour(row.process.colour()));
                    g.fill(area);
                    g.setPaint(Style.INK);
                    g.setStroke(Style.OUTLINE);
                    g.draw(area);
                }
            }
        }
        double size = Math.min(13, bar - 0.5);
        g.setPaint(Style.INK);
        Tex.plain(value(row, step)).draw(canvas, Typeface.REGULAR, size, after, middle + Tex.CAP_HEIGHT * size / 2);
    }

    private static void name(Canvas canvas, String cut, double middle) {
        double room = NAMES - 34;
        List<Tex> lines = wrap(cut, room);
        canvas.graphics().setPaint(Style.INK);
        double y = middle - (lines.size() - 1) * NAME_ROW / 2 + Tex.CAP_HEIGHT * NAME_SIZE / 2;
        for (Tex line : lines) {
            double width = line.width(Typeface.REGULAR, NAME_SIZE);
            line.draw(canvas, Typeface.REGULAR, NAME_SIZE, NAMES - 12 - width, y);
            y += NAME_ROW;
        }
    }

    /** Breaks at spaces; what does not fit into the last line is cut. */
    private static List<Tex> wrap(String text, double room) {
        List<Tex> lines = new ArrayList<>();
        String line = "";
        String[] words = text.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            String longer = line.isEmpty() ? words[i] : line + " " + words[i];
            boolean fits = Tex.of(longer).width(Typeface.REGULAR, NAME_SIZE) <= room;
            if (fits || line.isEmpty() || lines.size() == MAX_NAME_ROWS - 1) {
                line = longer;
            } else {
                lines.add(Tex.of(line));
                line = words[i];
            }
        }
        lines.add(Tex.of(line));
        return lines.stream()
                .map(one -> one.cut(Typeface.REGULAR, NAME_SIZE, room))
                .toList();
    }

    private void axis(Canvas canvas, Ticks ticks, Pad.Range range) {
        Graphics2D g = canvas.graphics();
        canvas.begin("frame");
        g.setPaint(Style.INK);
        g.setStroke(Style.TICK);
        for (double value : ticks.major()) {
            tick(g, x(value, range), Style.MAJOR_TICK);
        }
        for (double value : ticks.minor()) {
            tick(g, x(value, range), Style.MINOR_TICK);
        }
        g.setStroke(Style.FRAME);
        g.draw(frame);
        for (int i = 0; i < ticks.major().length; i++) {
            Tex tick = ticks.labels().get(i);
            if (tick != null) {
                double x = x(ticks.major()[i], range) - tick.width(Typeface.REGULAR, Style.TICK_LABEL) / 2;
                tick.draw(canvas, Typeface.REGULAR, Style.TICK_LABEL, x, frame.getMaxY() + 22);
            }
        }
        AxisTitle.drawBelow(canvas, Tex.of(text.counted()), frame, frame.getMaxY() + 50);
        canvas.end();
    }

    private void tick(Graphics2D g, double x, double length) {
        g.draw(new Line2D.Double(x, frame.getMaxY(), x, frame.getMaxY() - length));
        g.draw(new Line2D.Double(x, frame.getMinY(), x, frame.getMinY() + length));
    }
}
