package org.ridgeline.jobs.generate;

import org.ridgeline.image.Raster;

/** A made-up RGB image that is a function of place and seed: any part of it can be computed by itself, on any machine. */
interface Picture {
    int width();

    int height();

    /** The colour at a place, as 0xRRGGBB. Serves several threads. */
    int color(int x, int y);

    /** Fills an RGB raster. */
    default void fill(Raster.Bytes raster) {
        byte[][] planes = raster.planes();
        int at = 0;
        for (int y = raster.region().y(); y < raster.region().bottom(); y++) {
            for (int x = raster.region().x(); x < raster.region().right(); x++) {
                int color = color(x, y);
                planes[0][at] = (byte) (color >> 16);
                planes[1][at] = (byte) (color >> 8);
                planes[2][at] = (byte) color;
                at++;
            }
        }
    }
}
