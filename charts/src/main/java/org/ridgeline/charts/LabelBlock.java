package org.ridgeline.charts;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Whose data these are, under which conditions, in the upper left corner of a pad. */
final class LabelBlock {
    private static final double ROW = 1.32;

    private final List<Line> lines;
    private final Rectangle2D box;

    private LabelBlock(List<Line> lines, Rectangle2D box) {
        this.lines = lines;
        this.box = box;
    }

    private record Line(Tex text, Typeface typeface, double size) {
        double width() {
            return text.width(typeface, size);
        }
    }

    /** Lays the lines out below and right of the corner (left, top); a line that is too wide gets smaller letters. */
    static LabelBlock place(ChartText text, double left, double top, double width) {
        List<Line> lines = new ArrayList<>();
        add(lines, Tex.plain(text.experiment()), Typeface.BOLD_ITALIC, Style.HEAD, width);
        add(lines, Tex.plain(text.status()), Typeface.REGULAR, Style.LABEL, width);
        add(lines, Tex.of(text.conditions()), Typeface.REGULAR, Style.LABEL, width);
        for (String more : text.lines()) {
            add(lines, Tex.of(more), Typeface.REGULAR, Style.LABEL, width);
        }
        double widest = 0;
        double height = 0;
        for (Line line : lines) {
            widest = Math.max(widest, line.width());
            height += ROW * line.size;
        }
        return new LabelBlock(lines, new Rectangle2D.Double(left, top, widest, height));
    }

    private static void add(List<Line> lines, Tex text, Typeface typeface, double size, double width) {
        double natural = text.width(typeface, size);
        if (natural == 0) {
            return;
        }
        double fitting = Math.max(Style.SMALLEST, Math.min(size, size * width / natural));
        lines.add(new Line(text.cut(typeface, fitting, width), typeface, fitting));
    }

    Rectangle2D box() {
        return box;
    }

    void draw(Canvas canvas) {
        canvas.begin("label");
        canvas.graphics().setPaint(Style.INK);
        double y = box.getMinY();
        for (Line line : lines) {
            // The row's spare height is split so that the capitals of the first line touch the block's top.
            line.text.draw(canvas, line.typeface, line.size, box.getMinX(), y + Tex.CAP_HEIGHT * line.size);
            y += ROW * line.size;
        }
        canvas.end();
    }
}
