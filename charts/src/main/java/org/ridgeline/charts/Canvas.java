package org.ridgeline.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.SVGUnits;
import org.jfree.svg.ViewBox;

/**
 * Where a chart is drawn. Coordinates are those of the chart, whatever the output.
 *
 * @param graphics the output
 * @param lettering how it takes text
 */
record Canvas(Graphics2D graphics, Lettering lettering) {
    /** Writes text, in the present colour, with its baseline starting at (x, y). */
    @FunctionalInterface
    interface Lettering {
        void write(String text, Typeface typeface, double size, double x, double y);
    }

    static byte[] png(Chart chart, double scale) {
        int width = (int) Math.round(chart.width() * scale);
        int height = (int) Math.round(chart.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setTransform(AffineTransform.getScaleInstance(scale, scale));
        // As the outlines of its letters: no pixel depends on a rasteriser of fonts.
        chart.draw(new Canvas(
                graphics,
                (text, typeface, size, x, y) -> graphics.fill(typeface.size(size)
                        .createGlyphVector(Typeface.EXACT, text)
                        .getOutline((float) x, (float) y))));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this JDK has no PNG writer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String svg(Chart chart) {
        StringBuilder body = new StringBuilder();
        SVGGraphics2D graphics = new SVGGraphics2D(chart.width(), chart.height(), SVGUnits.PX, body);
        // The default prefix is a time stamp: two drawings of one chart would differ.
        graphics.setDefsKeyPrefix("d");
        // A hundredth of a pixel cannot be seen, and all digits double the file.
        graphics.setGeomDoubleConverter(value -> Double.toString(Math.rint(value * 100) / 100));
        graphics.setTransformDoubleConverter(value -> Double.toString(Math.rint(value * 1e6) / 1e6));
        chart.draw(new Canvas(
                graphics, (text, typeface, size, x, y) -> body.append(element(graphics, text, typeface, size, x, y))));
        String title = "<title>" + Html.escape(chart.title()) + "</title><desc>" + Html.escape(chart.description())
                + "</desc>";
        String element =
                graphics.getSVGElement(null, false, new ViewBox(0, 0, chart.width(), chart.height()), null, null);
        int open = element.indexOf('>', element.indexOf("<svg")) + 1;
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element.substring(0, open) + title
                + element.substring(open) + "\n";
    }

    /** Draws text with its baseline starting at (x, y). */
    void text(String text, Typeface typeface, double size, double x, double y) {
        // An SVG drops spaces at the ends of a text.
        String inked = text.strip();
        if (!inked.isEmpty()) {
            String before = text.substring(0, text.indexOf(inked));
            lettering.write(inked, typeface, size, x + typeface.width(before, size), y);
        }
    }

    /**
     * Text that stays text. JFreeSVG's own has no {@code textLength}, without which another font than ours runs into
     * its neighbours.
     */
    private static String element(
            SVGGraphics2D graphics, String text, Typeface typeface, double size, double x, double y) {
        double[] m = new double[6];
        graphics.getTransform().getMatrix(m);
        String transform = graphics.getTransform().isIdentity()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " transform=\"matrix(%.6g,%.6g,%.6g,%.6g,%.2f,%.2f)\"",
                        m[0],
                        m[1],
                        m[2],
                        m[3],
                        m[4],
                        m[5]);
        return String.format(
                Locale.ROOT,
                "<text x=\"%.2f\" y=\"%.2f\" textLength=\"%.2f\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#%06x\""
                        + " font-family=\"%s\" font-size=\"%.2f\"%s%s%s>%s</text>",
                x,
                y,
                typeface.width(text, size),
                graphics.getColor().getRGB() & 0xffffff,
                Html.escape(Typeface.CSS),
                size,
                typeface.isBold() ? " font-weight=\"bold\"" : "",
                typeface.isItalic() ? " font-style=\"italic\"" : "",
                transform,
                Html.escape(text));
    }

    /** What is drawn until {@link #end} belongs together; an SVG names it so. */
    void begin(String id) {
        begin(graphics, id);
    }

    /** Ends what {@link #begin} began. */
    void end() {
        end(graphics);
    }

    /** {@link #begin(String)} for renderers, which JFreeChart calls with the output alone. */
    static void begin(Graphics2D graphics, String id) {
        graphics.setRenderingHint(SVGHints.KEY_BEGIN_GROUP, identifier(id));
    }

    static void end(Graphics2D graphics) {
        graphics.setRenderingHint(SVGHints.KEY_END_GROUP, "true");
    }

    /** Without the characters that XML does not allow in an identifier. */
    private static String identifier(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
