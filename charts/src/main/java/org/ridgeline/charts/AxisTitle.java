package org.ridgeline.charts;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgeline.result.Axis;

/** What is written along the axes of a histogram. */
final class AxisTitle {
    private static final Pattern UNIT = Pattern.compile("^(.*?)\\s*\\[([^\\]]+)\\]\\s*$");

    private AxisTitle() {}

    /** {@code Events / 5 GeV}: what is counted, and in how wide a bin. */
    static Tex vertical(String counted, Axis axis) {
        Matcher unit = UNIT.matcher(axis.label());
        String width = width(axis.width());
        if (unit.matches()) {
            return Tex.of(counted + " / " + width + " " + unit.group(2));
        }
        return Tex.of(isInteger(axis) ? counted : counted + " / " + width);
    }

    /** The unit of an axis with a space before it; empty if it has none. */
    static String unit(Axis axis) {
        Matcher unit = UNIT.matcher(axis.label());
        return unit.matches() ? " " + unit.group(2) : "";
    }

    private static String width(double width) {
        String[] parts = Numbers.significant(width, 4).split("e");
        if (parts.length == 1 && width < 1e5) {
            return parts[0];
        }
        int exponent = (int) Math.floor(Math.log10(width) + 1e-9);
        String factor = Numbers.significant(width / Math.pow(10, exponent), 4);
        return (factor.equals("1") ? "" : factor + " × ") + "10^{" + exponent + "}";
    }

    /** The axis' label; a power of ten that its numbers lack goes into the unit: {@code E [10³ GeV]}. */
    static Tex horizontal(Axis axis, int power) {
        if (power == 0) {
            return Tex.of(axis.label());
        }
        Matcher unit = UNIT.matcher(axis.label());
        return unit.matches()
                ? Tex.of(unit.group(1) + " [10^{" + power + "} " + unit.group(2) + "]")
                : Tex.of(axis.label() + " [10^{" + power + "}]");
    }

    /** Whether the bins are centred on whole numbers: a number of jets, a charge, a type. */
    static boolean isInteger(Axis axis) {
        double first = axis.low() + 0.5;
        return Math.abs(axis.width() - 1) < 1e-9 && Math.abs(first - Math.rint(first)) < 1e-9;
    }

    /** Writes below an area, ending at its right end. */
    static void drawBelow(Canvas canvas, Tex title, Rectangle2D area, double baseline) {
        canvas.graphics().setPaint(Style.INK);
        double size = fitting(title, Style.AXIS_TITLE, area.getWidth());
        double x = area.getMaxX() - title.width(Typeface.REGULAR, size);
        title.draw(canvas, Typeface.REGULAR, size, x, baseline);
    }

    /** Where along a vertical axis a title stands. */
    enum Place {
        TOP,
        MIDDLE
    }

    /** Writes upwards along the left side of an area, with the baseline at {@code x}. */
    static void drawBeside(Canvas canvas, Tex title, Rectangle2D area, double x, Place place) {
        double size = fitting(title, Style.AXIS_TITLE, area.getHeight());
        double width = title.width(Typeface.REGULAR, size);
        double start = switch (place) {
            case TOP -> area.getMinY() + width;
            case MIDDLE -> area.getCenterY() + width / 2;
        };
        Graphics2D g = canvas.graphics();
        AffineTransform upright = g.getTransform();
        g.setPaint(Style.INK);
        g.translate(x, start);
        g.rotate(-Math.PI / 2);
        title.draw(canvas, Typeface.REGULAR, size, 0, 0);
        g.setTransform(upright);
    }

    private static double fitting(Tex title, double size, double room) {
        return Math.min(size, size * room / title.width(Typeface.REGULAR, size));
    }
}
