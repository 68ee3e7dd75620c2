package org.ridgeline.jobs.images;

import java.io.IOException;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;

/** Gives the pixels of regions of one image: of a file, or of what operations make of it. */
@FunctionalInterface
interface Pixels {
    /** A raster that holds at least the region. */
    Raster read(Region region) throws IOException;
}
