package org.ridgeline.charts;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with the little of TeX (or ROOT's {@code #}) that labels need: {@code m_{4l}}, {@code p_T^{miss}},
 * {@code \eta}, {@code \sqrt{s}}, {@code \bar{t}}, {@code \it{}}, {@code \bf{}}. A single letter with an index is a
 * variable, hence italic. What is not understood stays as written.
 */
final class Tex {
    private static final double SCRIPT = 0.68;
    private static final double SUBSCRIPT_DROP = 0.22;
    private static final double SUPERSCRIPT_RISE = 0.40;
    /** Bars stand this much above the letters' height, in ems. */
    private static final double BAR_HEIGHT = 0.80;

    private static final double LOW_BAR_HEIGHT = 0.64;
    private static final double BAR_WIDTH = 0.055;

    /** Height of a capital letter, in ems. */
    static final double CAP_HEIGHT = 0.72;

    private final List<Node> nodes;

    private Tex(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Text as written, no character of it special. */
    static Tex plain(String text) {
        return new Tex(List.of(new Node.Letters(text, false, false)));
    }

    static Tex of(String source) {
        return new Tex(new TexParser(source).line());
    }

    /** {@code 10^n}. */
    static Tex powerOfTen(int exponent) {
        return new Tex(List.of(
                new Node.Letters("10", false, false),
                new Node.Scripts(
                        List.of(),
                        List.of(new Node.Letters(TexParser.minus(Integer.toString(exponent)), false, false)))));
    }

    /** This text, then another. */
    Tex then(Tex more) {
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(more.nodes);
        return new Tex(all);
    }

    /** This text where it is not wider than {@code room}, else the letters that are, and an ellipsis. */
    Tex cut(Typeface typeface, double size, double room) {
        if (width(typeface, size) <= room * (1 + 1e-9)) {
            return this;
        }
        String letters = text();
        int end = letters.length();
        Tex shorter = this;
        while (end > 0 && shorter.width(typeface, size) > room) {
            end = letters.offsetByCodePoints(end, -1);
            shorter = plain(letters.substring(0, end).stripTrailing() + "\u2026");
        }
        return shorter;
    }

    double width(Typeface typeface, double size) {
        return new Pen(null, typeface).draw(nodes, 0, 0, size);
    }

    /** Draws with the baseline starting at (x, y). */
    void draw(Canvas canvas, Typeface typeface, double size, double x, double y) {
        new Pen(canvas, typeface).draw(nodes, x, y, size);
    }

    /** For a page: {@code <i>m</i><sub>4l</sub>}. */
    String html() {
        StringBuilder out = new StringBuilder();
        nodes.forEach(node -> node.html(out));
        return out.toString();
    }

    /** For a title: {@code m_4l}. */
    String text() {
        StringBuilder out = new StringBuilder();
        nodes.forEach(node -> node.text(out));
        return out.toString();
    }

    /** What a line is made of. */
    sealed interface Node {
        /** Draws at (x, y) and tells where the next one starts. */
        double draw(Pen pen, double x, double y, double size);

        void html(StringBuilder out);

        void text(StringBuilder out);

        record Letters(String text, boolean bold, boolean italic) implements Node {
            @Override
            public double draw(Pen pen, double x, double y, double size) {
                Typeface face = pen.face(bold, italic);
                if (pen.canvas != null) {
                    pen.canvas.text(text, face, size, x, y);
                }
                return x + face.width(text, size);
            }

            @Override
            public void html(StringBuilder out) {
                out.append(bold ? "<b>" : "").append(italic ? "<i>" : "");
                out.append(Html.escape(text));
                out.append(italic ? "</i>" : "").append(bold ? "</b>" : "");
            }

            @Override
            public void text(StringBuilder out) {
                out.append(text);
            }
        }

        /** An index, an exponent, or both above each other. */
        record Scripts(List<Node> below, List<Node> above) implements Node {
            @Override
            public double draw(Pen pen, double x, double y, double size) {
                double left = x + 0.03 * size;
                double lower = pen.draw(below, left, y + SUBSCRIPT_DROP * size, SCRIPT * size);
                double upper = pen.draw(above, left, y - SUPERSCRIPT_RISE * size, SCRIPT * size);
                return Math.max(lower, upper);
            }

            @Override
            public void html(StringBuilder out) {
                if (!below.isEmpty()) {
                    out.append("<sub>");
                    below.forEach(node -> node.html(out));
                    out.append("</sub>");
                }
                if (!above.isEmpty()) {
                    out.append("<sup>");
                    above.forEach(node -> node.html(out));
                    out.append("</sup>");
                }
            }

            @Override
            public void text(StringBuilder out) {
                if (!below.isEmpty()) {
                    out.append('_');
                    below.forEach(node -> node.text(out));
                }
                if (!above.isEmpty()) {
                    out.append('^');
                    above.forEach(node -> node.text(out));
                }
            }
        }

        /** Something under a bar; with a root before it where {@code sign} says so. */
        record Barred(String sign, List<Node> inner) implements Node {
            @Override
            public double draw(Pen pen, double x, double y, double size) {
                double start = sign.isEmpty() ? x : pen.draw(List.of(new Letters(sign, false, false)), x, y, size);
                double end = pen.draw(inner, start, y, size);
                if (pen.canvas != null) {
                    double height = sign.isEmpty() && pen.isLow(inner) ? LOW_BAR_HEIGHT : BAR_HEIGHT;
                    pen.canvas.graphics().setStroke(new BasicStroke((float) (BAR_WIDTH * size)));
                    pen.canvas.graphics().draw(new Line2D.Double(start, y - height * size, end, y - height * size));
                }
                return end;
            }

            @Override
            public void html(StringBuilder out) {
                out.append(sign).append("<span class=\"bar\">");
                inner.forEach(node -> node.html(out));
                out.append("</span>");
            }

            @Override
            public void text(StringBuilder out) {
                out.append(sign);
                inner.forEach(node -> node.text(out));
            }
        }
    }

    /** Draws nodes one after another; without a canvas it only measures. */
    static final class Pen {
        private final Canvas canvas;
        private final Typeface base;

        private Pen(Canvas canvas, Typeface base) {
            this.canvas = canvas;
            this.base = base;
        }

        private Typeface face(boolean bold, boolean italic) {
            return Typeface.of(bold || base.isBold(), italic || base.isItalic());
        }

        /** Whether these are letters without ascenders. */
        private boolean isLow(List<Node> nodes) {
            StringBuilder text = new StringBuilder();
            nodes.forEach(node -> node.text(text));
            return text.chars().allMatch(c -> "acegmnopqrsuvwxyz".indexOf(c) >= 0);
        }

        private double draw(List<Node> nodes, double x, double y, double size) {
            double pen = x;
            for (Node node : nodes) {
                pen = node.draw(this, pen, y, size);
            }
            return pen;
        }
    }
}
