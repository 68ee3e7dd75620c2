package org.ridgeline.charts;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.ViewBox;

/**
 * Where a chart is drawn. Coordinates are those of the chart, whatever the output.
 *
 * @param graphics the output
 * @param lettering how it takes text
 */
record Canvas(Graphics2D graphics, Lettering lettering) {
    /** How an output takes text. */
    enum Lettering {
        /** As the outlines of its letters: pixels then depend on no font rasteriser. */
        OUTLINES,
        /** As text that can be selected and searched. */
        TEXT
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
        chart.draw(new Canvas(graphics, Lettering.OUTLINES));
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
        SVGGraphics2D graphics = new SVGGraphics2D(chart.width(), chart.height());
        // The default prefix is a time stamp: two drawings of one chart would differ.
        graphics.setDefsKeyPrefix("d");
        graphics.setFontFunction(family -> Typeface.CSS);
        chart.draw(new Canvas(graphics, Lettering.TEXT));
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
        switch (lettering) {
            case OUTLINES ->
                graphics.fill(typeface.size(size)
                        .createGlyphVector(Typeface.EXACT, text)
                        .getOutline((float) x, (float) y));
            case TEXT -> {
                // The family is replaced by Typeface.CSS; only style and size are taken from this font.
                graphics.setFont(new Font(Font.SANS_SERIF, typeface.style, 1).deriveFont((float) size));
                graphics.drawString(text, (float) x, (float) y);
            }
        }
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
