package org.ridgeline.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/**
 * The many methods of {@link Graphics2D}, by the few that matter: draw, fill, clip and transform. Images are not
 * supported, charts have none.
 */
abstract class VectorGraphics extends Graphics2D {
    abstract RenderingHints hints();

    @Override
    public void setColor(Color colour) {
        setPaint(colour);
    }

    @Override
    public void setPaintMode() {}

    @Override
    public void setXORMode(Color colour) {
        throw new UnsupportedOperationException("no exclusive-or in vector graphics");
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(String text, float x, float y) {
        drawGlyphVector(getFont().createGlyphVector(Typeface.EXACT, text), x, y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw new UnsupportedOperationException("text with attributes is set by Tex");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw new UnsupportedOperationException("text with attributes is set by Tex");
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return Typeface.EXACT;
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                .createGraphics()
                .getFontMetrics(font);
    }

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        Shape drawn = onStroke ? getStroke().createStrokedShape(shape) : shape;
        return getTransform().createTransformedShape(drawn).intersects(area);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return null;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        if (value == null) {
            hints().remove(key);
        } else {
            hints().put(key, value);
        }
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return hints().get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> others) {
        hints().clear();
        hints().putAll(others);
    }

    @Override
    public void addRenderingHints(Map<?, ?> others) {
        hints().putAll(others);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return (RenderingHints) hints().clone();
    }

    @Override
    public void translate(int x, int y) {
        translate((double) x, (double) y);
    }

    @Override
    public void translate(double x, double y) {
        transform(AffineTransform.getTranslateInstance(x, y));
    }

    @Override
    public void rotate(double angle) {
        transform(AffineTransform.getRotateInstance(angle));
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform(AffineTransform.getRotateInstance(angle, x, y));
    }

    @Override
    public void scale(double x, double y) {
        transform(AffineTransform.getScaleInstance(x, y));
    }

    @Override
    public void shear(double x, double y) {
        transform(AffineTransform.getShearInstance(x, y));
    }

    @Override
    public Rectangle getClipBounds() {
        Shape clip = getClip();
        return clip == null ? null : clip.getBounds();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        Color colour = getColor();
        setPaint(getBackground());
        fillRect(x, y, width, height);
        setPaint(colour);
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        draw(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        fill(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int n) {
        if (n > 0) {
            Path2D path = new Path2D.Double();
            path.moveTo(x[0], y[0]);
            for (int i = 1; i < n; i++) {
                path.lineTo(x[i], y[i]);
            }
            draw(path);
        }
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int n) {
        draw(new Polygon(x, y, n));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int n) {
        fill(new Polygon(x, y, n));
    }

    @Override
    public void dispose() {}

    private static UnsupportedOperationException noImages() {
        return new UnsupportedOperationException("charts are drawn without images");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw noImages();
    }

    @Override
    public boolean drawImage(Image image, AffineTransform transform, ImageObserver observer) {
        throw noImages();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw noImages();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        throw noImages();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        throw noImages();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw noImages();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw noImages();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        throw noImages();
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
        throw noImages();
    }

    @Override
    public boolean drawImage(
            Image image, int x1, int y1, int x2, int y2, int u1, int v1, int u2, int v2, ImageObserver observer) {
        throw noImages();
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int u1,
            int v1,
            int u2,
            int v2,
            Color background,
            ImageObserver observer) {
        throw noImages();
    }
}
