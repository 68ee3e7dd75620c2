package org.ridgeline.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

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
        return Png.of(image);
    }

    static String svg(Chart chart) {
        SvgGraphics graphics = new SvgGraphics();
        chart.draw(new Canvas(graphics, graphics::text));
        return graphics.document(chart.width(), chart.height(), chart.title(), chart.description());
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
        if (graphics instanceof SvgGraphics svg) {
            svg.begin(identifier(id));
        }
    }

    static void end(Graphics2D graphics) {
        if (graphics instanceof SvgGraphics svg) {
            svg.end();
        }
    }

    /** Without the characters that XML does not allow in an identifier. */
    private static String identifier(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
