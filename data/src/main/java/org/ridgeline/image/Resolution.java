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

    /** The resolution that TIFF's and EXIF's tags 282, 283 and 296 state, or null if they state none. */
    static Resolution tagged(double x, double y, int unit) {
        boolean stated = x > 0 && y > 0 && x < 1e9 && y < 1e9;
        if (!stated) {
            return null;
        }
        return switch (unit) {
            case 2 -> new Resolution(x, y, Unit.INCH);
            case 3 -> new Resolution(x, y, Unit.CENTIMETRE);
            default -> new Resolution(x, y, Unit.NONE);
        };
    }

    /** The same resolution in another unit; {@code NONE} stays what it is. */
    public Resolution in(Unit other) {
        if (unit == Unit.NONE || other == Unit.NONE || unit == other) {
            return this;
        }
        double factor = other.metres / unit.metres;
        return new Resolution(x * factor, y * factor, other);
    }

    /** The resolution of the image when it is put upright. */
    Resolution upright(Orientation orientation) {
        return orientation.transposes() ? new Resolution(y, x, unit) : this;
    }
}
