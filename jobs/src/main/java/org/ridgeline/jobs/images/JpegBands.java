package org.ridgeline.jobs.images;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.JpegWriter;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;

/** Gives an encoder the rows it asks for, out of bands that are computed once each. */
final class JpegBands implements JpegWriter.Rows {
    private final ImageShape shape;
    private final Iterator<Region> bands;
    private final Pixels pixels;
    private Raster band;

    /** @param bands of full width, from top to bottom */
    JpegBands(ImageShape shape, List<Region> bands, Pixels pixels) {
        this.shape = shape;
        this.bands = bands.iterator();
        this.pixels = pixels;
    }

    @Override
    public Raster read(int y, int count) throws IOException {
        Raster rows = Raster.allocate(new Region(0, y, shape.width(), count), shape.channels(), shape.depth());
        int row = y;
        while (row < y + count) {
            if (band == null || row >= band.region().bottom()) {
                band = null;
                band = pixels.read(bands.next());
            }
            int end = Math.min(y + count, band.region().bottom());
            rows.copy(band, new Region(0, row, shape.width(), end - row));
            row = end;
        }
        return rows;
    }
}
