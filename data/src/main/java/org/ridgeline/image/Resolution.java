package org.ridgeline.image;

import java.io.Serializable;

/**
 * Pixels per unit of length. PNG counts per metre, JPEG and TIFF per inch or centimetre.
 *
 * @param x pixels per unit along a row
 * @param y pixels per unit along a column
 * @param unit the unit; {@code NONE} gives only the ratio of both
 */
public record Resolution(double x, double y, Unit unit) implements Serializable {

    /** A unit of length. */
    public enum Unit {
        NONE(0),
        INCH(0.0254),
        CENTIMETRE(0.01),
        METRE(1);

        private final double metres;

        Unit(double metres) {
            this.metres = metres;
        }
    }

    /** The same resolution in another unit; {@code NONE} stays what it is. */
    public Resolution in(Unit other) {
        if (unit == Unit.NONE || other == Unit.NONE || unit == other) {
            return this;
        }
        double factor = other.metres / unit.metres;
        return new Resolution(x * factor, y * factor, other);
    }

    /** The same resolution of the image with rows and columns exchanged. */
    Resolution transposed() {
        return new Resolution(y, x, unit);
    }
}
