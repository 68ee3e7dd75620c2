package org.ridgeline.image;

import java.io.IOException;

/**
 * Rows of an image that is stored turned. Where upright rows are not stored rows, all pixels wait in a {@link Scratch}, row
 * by row and in each row plane by plane, and upright rows are then made in bands.
 */
final class OrientedRows implements RowReader {

    /** Bytes of a band of upright rows that are turned at once. */
    private static final int BAND_BYTES = 8 << 20;

    private final StoredRows rows;
    private final ImageShape stored;
    private final Orientation orientation;
    private final Scratch scratch;
    private final byte[] packed;
    private final int bandRows;
    private Raster band;
    private boolean filled;
    private int row;

    private OrientedRows(StoredRows rows, ImageLimits limits) throws IOException {
        this.rows = rows;
        stored = rows.stored();
        orientation = rows.header().orientation();
        scratch = orientation.keepsRows() ? null : new Scratch(stored.bytes(), limits);
        packed = new byte
                [(int) Math.min(
                        Integer.MAX_VALUE,
                        (long) stored.width() * stored.depth().bytes())];
        ImageShape shape = rows.header().shape();
        bandRows = (int) Math.max(1, Math.min(shape.height(), BAND_BYTES / shape.rowBytes()));
    }

    /** The reader itself if its rows are upright, else one that turns them. */
    static RowReader upright(StoredRows rows, ImageLimits limits) throws IOException {
        return rows.header().orientation() == Orientation.UPRIGHT ? rows : new OrientedRows(rows, limits);
    }

    @Override
    public ImageHeader header() {
        return rows.header();
    }

    @Override
    public int row() {
        return row;
    }

    @Override
    public long spilled() {
        return rows.spilled() + (scratch == null ? 0 : scratch.spilled());
    }

    @Override
    public void read(Raster into, int count) throws IOException {
        ImageShape shape = header().shape();
        Rows.check(into, row, count, shape.width(), shape.height());
        int end = row + count;
        while (row < end) {
            if (band == null || row >= band.region().bottom()) {
                band = nextBand(shape);
            }
            Region part = band.region().intersection(new Region(0, row, shape.width(), end - row));
            into.copy(band, part);
            row = part.bottom();
        }
    }

    private Raster nextBand(ImageShape shape) throws IOException {
        Region region = new Region(0, row, shape.width(), Math.min(bandRows, shape.height() - row));
        Raster upright = Raster.allocate(region, shape.channels(), shape.depth());
        Raster part;
        if (scratch == null) {
            part = rows.read(region.height());
        } else {
            if (!filled) {
                fill();
            }
            part = fetch(orientation.stored(region, stored));
        }
        orientation.turn(part, upright, region);
        return upright;
    }

    private void fill() throws IOException {
        int step = (int) Math.max(1, Math.min(stored.height(), BAND_BYTES / stored.rowBytes()));
        while (rows.row() < stored.height()) {
            Raster part = rows.read(Math.min(step, stored.height() - rows.row()));
            for (int y = 0; y < part.region().height(); y++) {
                for (int channel = 0; channel < stored.channels().count(); channel++) {
                    if (part instanceof Raster.Bytes bytes) {
                        scratch.write(bytes.planes()[channel], y * stored.width(), stored.width());
                    } else {
                        short[] plane = ((Raster.Shorts) part).planes()[channel];
                        Samples.toBigEndian(plane, y * stored.width(), packed, 0, stored.width());
                        scratch.write(packed, 0, packed.length);
                    }
                }
            }
        }
        filled = true;
    }

    private Raster fetch(Region region) throws IOException {
        Raster part = Raster.allocate(region, stored.channels(), stored.depth());
        int bytes = stored.depth().bytes();
        for (int y = 0; y < region.height(); y++) {
            for (int channel = 0; channel < stored.channels().count(); channel++) {
                long sample =
                        ((long) (region.y() + y) * stored.channels().count() + channel) * stored.width() + region.x();
                int at = y * region.width();
                if (part instanceof Raster.Bytes target) {
                    scratch.read(sample * bytes, target.planes()[channel], at, region.width());
                } else {
                    scratch.read(sample * bytes, packed, 0, region.width() * bytes);
                    Samples.fromBigEndian(packed, 0, ((Raster.Shorts) part).planes()[channel], at, region.width());
                }
            }
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        if (scratch != null) {
            scratch.close();
        }
    }
}
