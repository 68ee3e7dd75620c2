package org.ridgeline.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The four faces of Liberation Sans, from the class path: a chart is the same on a laptop and in a container without any
 * font. Its letters have the widths of Arial and Helvetica, so an SVG keeps its layout where only those are installed.
 */
enum Typeface {
    REGULAR("Regular"),
    BOLD("Bold"),
    ITALIC("Italic"),
    BOLD_ITALIC("BoldItalic");

    /** What an SVG asks for, first choice first. */
    static final String CSS = "'Liberation Sans', Arial, Helvetica, sans-serif";

    /** Unhinted, with fractional advances: widths do not depend on the resolution or the device. */
    static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Font face;

    Typeface(String face) {
        this.face = load("/com/mpobjects/jasperreports/fonts/liberation/LiberationSans-" + face + ".ttf");
    }

    boolean isBold() {
        return this == BOLD || this == BOLD_ITALIC;
    }

    boolean isItalic() {
        return this == ITALIC || this == BOLD_ITALIC;
    }

    /** Advance width of a text. */
    double width(String text, double size) {
        return text.isEmpty() ? 0 : size(size).getStringBounds(text, EXACT).getWidth();
    }

    Font size(double points) {
        return face.deriveFont((float) points);
    }

    static Typeface of(boolean bold, boolean italic) {
        if (bold) {
            return italic ? BOLD_ITALIC : BOLD;
        }
        return italic ? ITALIC : REGULAR;
    }

    private static Font load(String resource) {
        try {
            return read(resource);
        } catch (IOException | InternalError noFontSystem) {
            // A JDK on a machine without any font fails to start its font system (JDK-8304054), unless told of an
            // empty font configuration.
            emptyFontConfiguration();
        }
        try {
            return read(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + resource, e);
        }
    }

    private static Font read(String resource) throws IOException {
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the font " + resource
                                + " is not on the class path: add com.mpobjects.jasperreports.font:jasperreports-fonts-liberation");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("cannot read the font " + resource, e);
        }
    }

    private static void emptyFontConfiguration() {
        try {
            Path file = Files.createTempFile("fontconfig", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty("sun.awt.fontconfig", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an empty font configuration", e);
        }
    }
}
