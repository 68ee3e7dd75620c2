package org.ridgeline.image;

import java.io.Closeable;
import java.io.IOException;

/** Reads the rows of an image once, from top to bottom, in memory that does not grow with the height. */
public interface RowReader extends Closeable {

    ImageHeader header();

    /** The row that is read next: 0 at first, the image's height when all were read. */
    int row();

    /**
     * Reads the next {@code count} rows into {@code into}, whose region has the image's width and holds rows
     * {@link #row()} to {@code row() + count - 1}; its other rows are left as they are, so that a caller may keep a halo
     * there. After the last row, checksums and lengths of the whole file have been verified.
     *
     * @throws IllegalArgumentException if {@code into} does not hold these rows
     * @throws ImageException if what is stored there is damaged
     * @throws IOException if the store fails
     */
    void read(Raster into, int count) throws IOException;

    /** Reads the next {@code count} rows. */
    default Raster read(int count) throws IOException {
        ImageShape shape = header().shape();
        Raster raster = Raster.allocate(new Region(0, row(), shape.width(), count), shape.channels(), shape.depth());
        read(raster, count);
        return raster;
    }

    /** Bytes of pixels that wait or waited on local disk. */
    long spilled();
}
