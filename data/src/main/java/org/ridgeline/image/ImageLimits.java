package org.ridgeline.image;

import java.io.File;
import java.io.Serializable;

/**
 * What is refused before anything is allocated for it.
 *
 * @param pixels most pixels of one image; option {@code --max-pixels}
 * @param expansion most decoded bytes per byte of the file, for images of more than 64 MiB decoded; option
 *     {@code --max-expansion}
 * @param memory most bytes of pixels that a reader holds when the file does not have its rows in order; more go to a
 *     file in {@code scratch}
 * @param scratch the folder for such files
 */
public record ImageLimits(long pixels, long expansion, long memory, File scratch) implements Serializable {

    /** Admits a tiled TIFF of 3 gigapixels, and whatever a deflate stream of real pixels expands to. */
    public static final ImageLimits DEFAULT =
            new ImageLimits(4_000_000_000L, 500, 64L << 20, new File(System.getProperty("java.io.tmpdir")));

    /** Images that decode to less are not asked how far they expand: a blank page is small. */
    private static final long EXPANSION_FROM = 64L << 20;

    /** One row is always held; no camera or scanner comes near. */
    static final long ROW_BYTES = 64L << 20;

    public ImageLimits withPixels(long most) {
        return new ImageLimits(most, expansion, memory, scratch);
    }

    public ImageLimits withExpansion(long most) {
        return new ImageLimits(pixels, most, memory, scratch);
    }

    public ImageLimits withMemory(long most) {
        return new ImageLimits(pixels, expansion, most, scratch);
    }

    public ImageLimits withScratch(File folder) {
        return new ImageLimits(pixels, expansion, memory, folder);
    }

    /**
     * Checks the size that a header states.
     *
     * @param width columns as stored, any unsigned 32-bit number
     * @param height rows as stored, any unsigned 32-bit number
     * @param pixelBits bits of one pixel as stored
     * @throws ImageException if there are no pixels, or more than the limits admit
     */
    void check(String file, long width, long height, int pixelBits, long fileBytes) throws ImageException {
        if (width <= 0 || height <= 0) {
            throw new ImageException(file, "has no pixels: it states " + width + " x " + height);
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width > pixels / height) {
            throw new ImageException(
                    file,
                    "states " + width + " x " + height + " pixels; the limit is " + pixels
                            + ", which --max-pixels raises");
        }
        // At most 2^62 pixels of 64 bits would overflow: multiplied only after the limit above.
        double decoded = (double) width * height * pixelBits / 8;
        if (decoded > EXPANSION_FROM && decoded > (double) expansion * fileBytes) {
            throw new ImageException(
                    file,
                    "would expand from " + fileBytes + " to " + (long) decoded + " bytes, "
                            + (long) Math.ceil(decoded / fileBytes) + " times; the limit is " + expansion
                            + ", which --max-expansion raises");
        }
    }

    /** Checks a row, which readers hold whole. */
    void checkRow(String file, long bytes) throws ImageException {
        if (bytes > ROW_BYTES) {
            throw new ImageException(
                    file,
                    "has rows of " + bytes + " bytes, and at most " + ROW_BYTES
                            + " are read; a tiled TIFF has no such limit");
        }
    }
}
