package org.ridgeline.image;

/** How stored rows and columns become the upright image: values 1 to 8 of EXIF and TIFF tag 274. */
public enum Orientation {
    UPRIGHT,
    MIRRORED,
    ROTATED_180,
    FLIPPED,
    TRANSPOSED,
    ROTATED_90,
    TRANSVERSED,
    ROTATED_270;

    private static final Orientation[] VALUES = values();

    /** The orientation of a tag's value; values outside 1 to 8 mean nothing and are read as upright. */
    static Orientation of(int tag) {
        return tag >= 1 && tag <= 8 ? VALUES[tag - 1] : UPRIGHT;
    }

    /** Whether rows become columns. */
    public boolean transposes() {
        return ordinal() >= 4;
    }

    /** Whether row y of the upright image is made of row y of the stored one. */
    boolean keepsRows() {
        return this == UPRIGHT || this == MIRRORED;
    }
}
