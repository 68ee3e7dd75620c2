package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.image.RowReader;

/**
 * An image whose file gives its rows once and in order, read as bands of full width. What two successive bands have in
 * common is kept: the halo.
 */
final class Bands implements Pixels, Closeable {
    private final RowReader rows;
    private final ImageShape shape;
    private Raster band;

    Bands(RowReader rows) {
        this.rows = rows;
        shape = rows.header().shape();
    }

    /** Reads on until the region is there; no region may begin above the one before. */
    @Override
    public Raster read(Region region) throws IOException {
        if (band != null && band.region().contains(region)) {
            return band;
        }
        Region wanted = new Region(0, region.y(), shape.width(), region.height());
        Raster next = Raster.allocate(wanted, shape.channels(), shape.depth());
        if (band != null && band.region().intersects(wanted)) {
            next.copy(band);
        }
        if (rows.row() < wanted.y()
                || band != null && region.y() < band.region().y()) {
            throw new IllegalArgumentException(
                    "row " + region.y() + " was asked for out of order: the file is at row " + rows.row());
        }
        band = null;
        rows.read(next, wanted.bottom() - rows.row());
        band = next;
        return band;
    }

    /** Reads what is left, so that the checksums of the whole file are verified. */
    void finish() throws IOException {
        int row = rows.row();
        if (row < shape.height()) {
            read(new Region(0, row, shape.width(), shape.height() - row));
        }
    }

    /** Bytes of pixels that waited on local disk. */
    long spilled() {
        return rows.spilled();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
