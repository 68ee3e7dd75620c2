package org.ridgeline.charts;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what is drawn as SVG 1.1: shapes, strokes, clips, groups, and text that stays text. Shapes are written in the
 * coordinates of the page, in hundredths of a unit.
 */
final class SvgGraphics extends VectorGraphics {
    private final StringBuilder body = new StringBuilder(1 << 15);
    /** Path of each clip, and its identifier. */
    private final Map<String, String> clips = new LinkedHashMap<>();

    private final RenderingHints hints = new RenderingHints(Map.of());
    private AffineTransform transform = new AffineTransform();
    private Paint paint = Color.BLACK;
    private Color background = Color.WHITE;
    private Stroke stroke = new BasicStroke(1);
    private Composite composite = AlphaComposite.SrcOver;
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    /** In the coordinates of the page; null for none. */
    private Shape clip;

    /** The document: what was drawn, in a frame of the given size. */
    String document(int width, int height, String title, String description) {
        StringBuilder out = new StringBuilder(body.length() + 1024)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\">\n<title>")
                .append(Html.escape(title))
                .append("</title>\n<desc>")
                .append(Html.escape(description))
                .append("</desc>\n");
        clips.forEach((path, id) -> out.append("<clipPath id=\"")
                .append(id)
                .append("\"><path d=\"")
                .append(path)
                .append("\"/></clipPath>\n"));
        return out.append(body).append("</svg>\n").toString();
    }

    /** Opens a group; its name is not checked for being unique. */
    void begin(String id) {
        body.append("<g id=\"").append(Html.escape(id)).append("\">\n");
    }

    void end() {
        body.append("</g>\n");
    }

    /**
     * Text with its baseline starting at (x, y). It is fitted to the width that it has in our own font, so that another
     * one does not run into its neighbours.
     */
    void text(String text, Typeface typeface, double size, double x, double y) {
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" textLength=\"").append(number(typeface.width(text, size)));
        body.append("\" lengthAdjust=\"spacingAndGlyphs\" font-size=\"").append(number(size));
        body.append("\" font-family=\"").append(Typeface.CSS).append('"');
        body.append(typeface.isBold() ? " font-weight=\"bold\"" : "");
        body.append(typeface.isItalic() ? " font-style=\"italic\"" : "");
        colour("fill");
        if (!transform.isIdentity()) {
            double[] m = new double[6];
            transform.getMatrix(m);
            body.append(" transform=\"matrix(");
            for (int i = 0; i < m.length; i++) {
                body.append(i == 0 ? "" : ",").append(number(m[i]));
            }
            body.append(")\"");
        }
        body.append('>').append(Html.escape(text)).append("</text>\n");
    }

    @Override
    public void draw(Shape shape) {
        if (!(stroke instanceof BasicStroke basic)) {
            fill(stroke.createStrokedShape(shape));
            return;
        }
        if (element(shape)) {
            body.append(" fill=\"none\"");
            colour("stroke");
            body.append(" stroke-width=\"").append(number(basic.getLineWidth())).append('"');
            body.append(
                    switch (basic.getEndCap()) {
                        case BasicStroke.CAP_SQUARE -> " stroke-linecap=\"square\"";
                        case BasicStroke.CAP_ROUND -> " stroke-linecap=\"round\"";
                        default -> "";
                    });
            if (basic.getDashArray() != null) {
                body.append(" stroke-dasharray=\"");
                for (float length : basic.getDashArray()) {
                    body.append(number(length)).append(' ');
                }
                body.append('"');
            }
            close();
        }
    }

    @Override
    public void fill(Shape shape) {
        if (element(shape)) {
            colour("fill");
            close();
        }
    }

    /** Opens the element of a shape; false, and nothing is written, if it is empty. */
    private boolean element(Shape shape) {
        boolean plain = transform.isIdentity();
        if (plain && shape instanceof Line2D line) {
            body.append("<line x1=\"").append(number(line.getX1()));
            body.append("\" y1=\"").append(number(line.getY1()));
            body.append("\" x2=\"").append(number(line.getX2()));
            body.append("\" y2=\"").append(number(line.getY2())).append('"');
        } else if (plain && shape instanceof Rectangle2D box) {
            body.append("<rect x=\"").append(number(box.getX()));
            body.append("\" y=\"").append(number(box.getY()));
            body.append("\" width=\"").append(number(box.getWidth()));
            body.append("\" height=\"").append(number(box.getHeight())).append('"');
        } else if (plain && shape instanceof Ellipse2D ellipse) {
            body.append("<ellipse cx=\"").append(number(ellipse.getCenterX()));
            body.append("\" cy=\"").append(number(ellipse.getCenterY()));
            body.append("\" rx=\"").append(number(ellipse.getWidth() / 2));
            body.append("\" ry=\"").append(number(ellipse.getHeight() / 2)).append('"');
        } else {
            String path = path(shape, transform);
            if (path.isEmpty()) {
                return false;
            }
            body.append("<path d=\"").append(path).append('"');
            if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
                body.append(" fill-rule=\"evenodd\"");
            }
        }
        return true;
    }

    private void close() {
        if (clip != null) {
            String id = clips.computeIfAbsent(path(clip, null), path -> "clip-" + clips.size());
            body.append(" clip-path=\"url(#").append(id).append(")\"");
        }
        body.append("/>\n");
    }

    private void colour(String attribute) {
        Color colour = getColor();
        body.append(' ').append(attribute).append("=\"");
        body.append(String.format("#%06x", colour.getRGB() & 0xffffff)).append('"');
        double alpha = colour.getAlpha() / 255.0;
        if (composite instanceof AlphaComposite over) {
            alpha *= over.getAlpha();
        }
        if (alpha < 1) {
            body.append(' ')
                    .append(attribute)
                    .append("-opacity=\"")
                    .append(number(alpha))
                    .append('"');
        }
    }

    private static String path(Shape shape, AffineTransform transform) {
        StringBuilder out = new StringBuilder();
        double[] c = new double[6];
        for (PathIterator it = shape.getPathIterator(transform); !it.isDone(); it.next()) {
            int points = switch (it.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> append(out, 'M', 1);
                case PathIterator.SEG_LINETO -> append(out, 'L', 1);
                case PathIterator.SEG_QUADTO -> append(out, 'Q', 2);
                case PathIterator.SEG_CUBICTO -> append(out, 'C', 3);
                default -> append(out, 'Z', 0);
            };
            for (int i = 0; i < points; i++) {
                out.append(i == 0 ? "" : " ")
                        .append(number(c[2 * i]))
                        .append(',')
                        .append(number(c[2 * i + 1]));
            }
        }
        return out.toString();
    }

    private static int append(StringBuilder out, char command, int points) {
        out.append(command);
        return points;
    }

    /** A hundredth of a unit cannot be seen; without trailing zeros. */
    private static String number(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void clip(Shape shape) {
        Shape onPage = transform.createTransformedShape(shape);
        if (clip != null) {
            Area both = new Area(clip);
            both.intersect(new Area(onPage));
            onPage = both;
        }
        clip = onPage;
    }

    @Override
    public void setClip(Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape);
    }

    @Override
    public Shape getClip() {
        return clip == null ? null : inverse().createTransformedShape(clip);
    }

    private AffineTransform inverse() {
        try {
            return transform.createInverse();
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("nothing can be drawn with " + transform, e);
        }
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void setTransform(AffineTransform other) {
        transform = new AffineTransform(other);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setPaint(Paint other) {
        paint = other == null ? paint : other;
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public Color getColor() {
        if (paint instanceof Color colour) {
            return colour;
        }
        throw new UnsupportedOperationException("an SVG of ours has plain colours, not " + paint);
    }

    @Override
    public void setStroke(Stroke other) {
        stroke = other;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setComposite(Composite other) {
        composite = other;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setBackground(Color other) {
        background = other;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    public void setFont(Font other) {
        font = other == null ? font : other;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    RenderingHints hints() {
        return hints;
    }

    /** JFreeChart draws each pad with the state it got, and restores it: there are no copies. */
    @Override
    public Graphics create() {
        throw new UnsupportedOperationException("a drawing is written by one writer");
    }
}
