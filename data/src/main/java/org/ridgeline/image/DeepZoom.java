package org.ridgeline.image;

/**
 * The levels of a deep-zoom image (Deep Zoom's file format, schema of 2008): level {@link #top} is the image, every other
 * one has half the size of the level above it, rounded up, down to level 0 of one pixel. Tiles are cut from a grid of
 * {@value #TILE} pixels, and have {@value #OVERLAP} more on every side where the level has them.
 *
 * @param width of the image in pixels
 * @param height of the image in pixels
 */
public record DeepZoom(int width, int height) {

    /** Pixels of a tile along a side, without overlap: with it a tile has 256. */
    public static final int TILE = 254;

    /** Pixels that a tile has of each neighbour. */
    public static final int OVERLAP = 1;

    /** The extension of tiles. */
    public static final String FORMAT = "jpg";

    /** Levels that a part of an image makes by itself: with what is around, it is read as 4,080 pixels a side. */
    public static final int PART_LEVELS = 4;

    /** Pixels of a part along a side. */
    public static final int PART = TILE << PART_LEVELS;

    /** The number of the level that is the image. */
    public int top() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
    }

    /** All pixels of a level. */
    public Region level(int level) {
        int halvings = top() - level;
        return new Region(0, 0, halved(width, halvings), halved(height, halvings));
    }

    private static int halved(int side, int times) {
        return (int) (((long) side + (1L << times) - 1) >> times);
    }

    /** The description that stands beside the folder of tiles. */
    public String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Image xmlns=\"http://schemas.microsoft.com/deepzoom/2008\" Format=\"" + FORMAT + "\" Overlap=\""
                + OVERLAP + "\" TileSize=\"" + TILE + "\">\n  <Size Width=\"" + width + "\" Height=\"" + height
                + "\"/>\n</Image>\n";
    }
}
