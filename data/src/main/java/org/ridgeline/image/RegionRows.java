package org.ridgeline.image;

import java.io.IOException;

/** Rows of an image that is read by region: bands as high as its blocks, so that each block is decoded once. */
final class RegionRows implements RowReader {

    private final RegionReader regions;
    private final long mostBytes;
    private Raster band;
    private int row;

    /**
     * Reads rows.
     *
     * @param mostBytes of a band; wider images are read in lower bands
     */
    RegionRows(RegionReader regions, long mostBytes) {
        this.regions = regions;
        this.mostBytes = mostBytes;
    }

    @Override
    public ImageHeader header() {
        return regions.header();
    }

    @Override
    public int row() {
        return row;
    }

    @Override
    public long spilled() {
        return 0;
    }

    @Override
    public void read(Raster into, int count) throws IOException {
        ImageShape shape = header().shape();
        Rows.check(into, row, count, shape.width(), shape.height());
        int end = row + count;
        while (row < end) {
            if (band == null || row >= band.region().bottom()) {
                int block = header().block().height();
                int most = (int) Math.max(1, Math.min(shape.height(), mostBytes / shape.rowBytes()));
                int rows = Math.min(shape.height() - row, Math.min(most, block - row % block));
                band = null;
                band = regions.read(new Region(0, row, shape.width(), rows));
            }
            Region part = band.region().intersection(new Region(0, row, shape.width(), end - row));
            into.copy(band, part);
            row = part.bottom();
        }
    }

    @Override
    public void close() throws IOException {
        band = null;
        regions.close();
    }
}
