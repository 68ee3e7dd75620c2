package org.ridgeline.image;

/** What every reader and writer of rows demands of a raster. */
final class Rows {

    private Rows() {}

    static void check(Raster raster, int row, int count, int width, int height) {
        Region region = raster.region();
        boolean fits = region.x() == 0
                && region.width() == width
                && count >= 0
                && row >= region.y()
                && (long) row + count <= region.bottom();
        if (!fits || (long) row + count > height) {
            throw new IllegalArgumentException("rows " + row + " to " + ((long) row + count - 1) + " of an image of "
                    + width + " x " + height + " are not in " + region);
        }
    }
}
