package org.ridgeline.image;

import java.io.IOException;

/** The rows of an image as the file orders them; {@link OrientedRows} puts them upright. */
abstract class StoredRows implements RowReader {

    private final String name;
    private final ImageHeader header;
    private final ImageShape stored;
    private int row;

    StoredRows(String name, ImageHeader header, ImageShape stored) {
        this.name = name;
        this.header = header;
        this.stored = stored;
    }

    /** Reads the next row to element {@code at} of each plane, and on. */
    abstract void readRow(Raster into, int at) throws IOException;

    /** Verifies what follows the last row. */
    abstract void finish() throws IOException;

    @Override
    public final ImageHeader header() {
        return header;
    }

    /** Size and samples before the orientation is applied. */
    final ImageShape stored() {
        return stored;
    }

    @Override
    public final int row() {
        return row;
    }

    @Override
    public final void read(Raster into, int count) throws IOException {
        Rows.check(into, row, count, stored.width(), stored.height());
        int at = (row - into.region().y()) * into.stride();
        for (int i = 0; i < count; i++) {
            readRow(into, at);
            at += into.stride();
            row++;
        }
        if (count > 0 && row == stored.height()) {
            finish();
        }
    }

    /** Stored rows may have another length than upright ones. */
    @Override
    public final Raster read(int count) throws IOException {
        Raster raster = Raster.allocate(new Region(0, row, stored.width(), count), stored.channels(), stored.depth());
        read(raster, count);
        return raster;
    }

    @Override
    public long spilled() {
        return 0;
    }

    final void checkIndex(SampleRow samples, int largest) throws ImageException {
        if (largest >= 0 && largest >= samples.palette()[0].length) {
            throw damaged("row " + row + " uses colour " + largest + " of a palette of " + samples.palette()[0].length);
        }
    }

    final ImageException damaged(String what) {
        return new ImageException(name, "damaged " + header.format() + ": " + what);
    }
}
