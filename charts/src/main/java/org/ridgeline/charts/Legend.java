package org.ridgeline.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Names of what is drawn, in the upper right corner of a pad: as large, and in as few columns, as fits. */
final class Legend {
    private static final double ROW = 1.34;
    private static final double SWATCH_WIDTH = 1.7;
    private static final double SWATCH_HEIGHT = 0.86;
    private static final double GAP = 0.5;
    private static final double COLUMN_GAP = 1.2;
    private static final int MAX_COLUMNS = 3;

    private final List<Entry> entries;
    private final double size;
    private final int rows;
    private final double[] columns;
    private final Rectangle2D box;

    private Legend(List<Entry> entries, double size, int rows, double[] columns, Rectangle2D box) {
        this.entries = entries;
        this.size = size;
        this.rows = rows;
        this.columns = columns;
        this.box = box;
    }

    /** What stands before a name. */
    enum Swatch {
        FILL,
        LINE,
        DASHED,
        POINT,
        HATCH
    }

    record Entry(Swatch swatch, Color colour, Tex text) {
        double width(double size) {
            return (SWATCH_WIDTH + GAP) * size + text.width(Typeface.REGULAR, size);
        }
    }

    /** Lays the entries out below and left of the corner (right, top), within width and height if at all possible. */
    static Legend place(List<Entry> entries, double right, double top, double width, double height) {
        for (double size = Style.LEGEND; size >= Style.SMALLEST; size -= 1) {
            for (int count = 1; count <= Math.min(MAX_COLUMNS, Math.max(1, entries.size())); count++) {
                Legend legend = arrange(entries, size, count, right, top);
                if (legend.box.getWidth() <= width && legend.box.getHeight() <= height) {
                    return legend;
                }
            }
        }
        return arrange(shortened(entries, width, height), Style.SMALLEST, 1, right, top);
    }

    private static Legend arrange(List<Entry> entries, double size, int count, double right, double top) {
        int rows = (entries.size() + count - 1) / count;
        double[] columns = new double[count];
        double total = (count - 1) * COLUMN_GAP * size;
        for (int column = 0; column < count; column++) {
            for (int i = column * rows; i < Math.min(entries.size(), (column + 1) * rows); i++) {
                columns[column] = Math.max(columns[column], entries.get(i).width(size));
            }
            total += columns[column];
        }
        Rectangle2D box = new Rectangle2D.Double(right - total, top, total, rows * ROW * size);
        return new Legend(entries, size, rows, columns, box);
    }

    /** What fits in one column of the smallest size: names cut, and the last line tells how many are left out. */
    private static List<Entry> shortened(List<Entry> entries, double width, double height) {
        int fitting = Math.max(2, (int) (height / (ROW * Style.SMALLEST)));
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : entries.subList(0, entries.size() <= fitting ? entries.size() : fitting - 1)) {
            double room = width - (SWATCH_WIDTH + GAP) * Style.SMALLEST;
            kept.add(new Entry(entry.swatch, entry.colour, entry.text.cut(Typeface.REGULAR, Style.SMALLEST, room)));
        }
        if (kept.size() < entries.size()) {
            kept.add(new Entry(Swatch.FILL, Style.PAPER, Tex.plain("and " + (entries.size() - kept.size()) + " more")));
        }
        return kept;
    }

    Rectangle2D box() {
        return box;
    }

    /** Where the names of the first column begin. */
    double textLeft() {
        return box.getMinX() + (SWATCH_WIDTH + GAP) * size;
    }

    void draw(Canvas canvas) {
        canvas.begin("legend");
        double x = box.getMinX();
        for (int column = 0; column < columns.length; column++) {
            for (int i = column * rows; i < Math.min(entries.size(), (column + 1) * rows); i++) {
                double middle = box.getMinY() + (i - column * rows + 0.5) * ROW * size;
                swatch(canvas.graphics(), entries.get(i), x, middle);
                canvas.graphics().setPaint(Style.INK);
                entries.get(i)
                        .text
                        .draw(
                                canvas,
                                Typeface.REGULAR,
                                size,
                                x + (SWATCH_WIDTH + GAP) * size,
                                middle + Tex.CAP_HEIGHT * size / 2);
            }
            x += columns[column] + COLUMN_GAP * size;
        }
        canvas.end();
    }

    private void swatch(Graphics2D g, Entry entry, double x, double middle) {
        double width = SWATCH_WIDTH * size;
        double height = SWATCH_HEIGHT * size;
        Rectangle2D area = new Rectangle2D.Double(x, middle - height / 2, width, height);
        Shape line = new Line2D.Double(x, middle, x + width, middle);
        switch (entry.swatch) {
            case FILL -> {
                g.setPaint(entry.colour);
                g.fill(area);
                if (!entry.colour.equals(Style.PAPER)) {
                    g.setPaint(Style.INK);
                    g.setStroke(Style.OUTLINE);
                    g.draw(area);
                }
            }
            case LINE -> {
                g.setPaint(entry.colour);
                g.setStroke(Style.OVERLAY);
                g.draw(line);
            }
            case DASHED -> {
                g.setPaint(entry.colour);
                g.setStroke(Style.DASHED);
                g.draw(line);
            }
            case POINT -> {
                g.setPaint(Style.INK);
                g.setStroke(Style.ERROR_BAR);
                g.draw(new Line2D.Double(area.getCenterX(), area.getMinY(), area.getCenterX(), area.getMaxY()));
                g.fill(PointRenderer.marker(area.getCenterX(), middle));
            }
            case HATCH -> {
                Path2D lines = new Path2D.Double();
                HatchRenderer.hatch(lines, area.getMinX(), area.getMinY(), area.getMaxX(), area.getMaxY());
                g.setPaint(Style.HATCH);
                g.setStroke(Style.HATCH_LINE);
                g.draw(lines);
            }
        }
    }
}
