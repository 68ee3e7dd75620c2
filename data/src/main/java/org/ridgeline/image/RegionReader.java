package org.ridgeline.image;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads any region of an image by range requests. One reader serves one thread; it keeps the blocks that it decoded last,
 * so that regions read in order of rows decode each block about once. Several readers may share a file.
 */
public interface RegionReader extends Closeable {

    ImageHeader header();

    /**
     * Reads a region.
     *
     * @throws IllegalArgumentException if the region is not inside the image
     * @throws ImageException if what is stored there is damaged
     * @throws IOException if the store fails
     */
    default Raster read(Region region) throws IOException {
        ImageShape shape = header().shape();
        Raster raster = Raster.allocate(region, shape.channels(), shape.depth());
        read(raster);
        return raster;
    }

    /** Reads the region of {@code into}, which has the channels and depth of the image. */
    void read(Raster into) throws IOException;
}
