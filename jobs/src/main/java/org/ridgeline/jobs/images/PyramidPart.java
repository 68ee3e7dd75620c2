package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.Channels;
import org.ridgeline.image.DeepZoom;
import org.ridgeline.image.DeepZoomRows;
import org.ridgeline.image.Depth;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.JpegTiles;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.image.RegionReader;
import org.ridgeline.image.RowReader;
import org.ridgeline.image.Shown;

/**
 * A part of a level of a pyramid, of which one task makes the tiles, and those of some levels below. The rows of the part
 * pass by; what is left of it in the end waits in a file for the next round. A part that is its whole level ends with the
 * level of one pixel.
 *
 * @param pyramid the image
 * @param level its number
 * @param region what of the level
 */
record PyramidPart(Pyramid pyramid, int level, Region region) implements Serializable {
    /** Hardly any loss to be seen; the encoder halves the resolution of colours. */
    private static final float QUALITY = 0.88f;

    /** Bytes of rows that are read at once, about. */
    private static final long BAND_BYTES = 8L << 20;

    private boolean whole() {
        return region.equals(pyramid.zoom().level(level));
    }

    private int levels() {
        return whole() ? level + 1 : DeepZoom.PART_LEVELS;
    }

    /** Makes the tiles. */
    void run(Setup setup) throws IOException {
        DeepZoom zoom = pyramid.zoom();
        Channels channels = pyramid.channels(setup);
        try (SmallFiles files = new SmallFiles(pyramid.description(setup), setup.hadoop());
                JpegTiles tiles = new JpegTiles(QUALITY)) {
            Sink sink = new Sink(setup, files, tiles, channels);
            DeepZoomRows rows = new DeepZoomRows(zoom, level, region, levels(), channels, sink);
            Region window = DeepZoomRows.window(zoom, level, region, levels());
            if (level < zoom.top()) {
                reread(setup, window, channels, rows);
            } else {
                read(setup, window, rows);
            }
            if (whole()) {
                files.write(pyramid.description(setup), zoom.xml().getBytes(StandardCharsets.UTF_8));
            } else {
                files.write(place(setup), sink.left());
            }
            files.finish();
        }
    }

    private Path place(Setup setup) {
        return pyramid.waiting(setup, level - levels(), region.x() / DeepZoom.PART, region.y() / DeepZoom.PART);
    }

    /** Rows of the image's file. */
    private void read(Setup setup, Region window, DeepZoomRows rows) throws IOException {
        try (OpenImage image = pyramid.open(setup)) {
            Shown shown = pyramid.shown(setup, image.file().carried());
            ImageShape shape = image.file().header().shape();
            long rowBytes = (long) window.width()
                    * shape.channels().count()
                    * shape.depth().bytes();
            int most = (int) Math.max(1, BAND_BYTES / rowBytes);
            if (whole()) {
                try (RowReader reader = image.file().rows()) {
                    while (reader.row() < shape.height()) {
                        Raster band = reader.read(Math.min(most, shape.height() - reader.row()));
                        rows.add(shown.apply(band, band.region()), band.region().height());
                    }
                }
                return;
            }
            try (RegionReader reader = image.file().regions()) {
                int block = image.file().header().block().height();
                int y = window.y();
                while (y < window.bottom()) {
                    // Bands end where blocks do, so that each block is decoded once.
                    int count = Math.min(window.bottom() - y, Math.min(most, block - y % block));
                    Raster band = reader.read(new Region(window.x(), y, window.width(), count));
                    rows.add(shown.apply(band, band.region()), count);
                    y += count;
                }
            }
        }
    }

    /** Rows of what parts of the level above left. */
    private void reread(Setup setup, Region window, Channels channels, DeepZoomRows rows) throws IOException {
        Region bounds = pyramid.zoom().level(level);
        for (int row = window.y() / DeepZoom.TILE; row * DeepZoom.TILE < window.bottom(); row++) {
            int top = Math.max(window.y(), row * DeepZoom.TILE);
            int count = Math.min(window.bottom(), (row + 1) * DeepZoom.TILE) - top;
            Region region = new Region(window.x(), top, window.width(), count);
            Raster.Bytes band = (Raster.Bytes) Raster.allocate(region, channels, Depth.BITS8);
            for (int column = window.x() / DeepZoom.TILE; column * DeepZoom.TILE < window.right(); column++) {
                Region part = new Region(column * DeepZoom.TILE, row * DeepZoom.TILE, DeepZoom.TILE, DeepZoom.TILE)
                        .intersection(bounds);
                band.copy(left(setup, part, channels, column, row));
            }
            rows.add(band, count);
        }
    }

    private Raster.Bytes left(Setup setup, Region part, Channels channels, int column, int row) throws IOException {
        Path path = pyramid.waiting(setup, level, column, row);
        FileSystem store = Stores.of(path, setup.hadoop());
        byte[][] planes = new byte[channels.count()][];
        try (InputStream in = store.open(path)) {
            for (int plane = 0; plane < planes.length; plane++) {
                planes[plane] = in.readNBytes((int) part.pixels());
                if (planes[plane].length < part.pixels()) {
                    throw new IOException(path + " was cut short");
                }
            }
        }
        return new Raster.Bytes(part, channels, planes);
    }

    /** Encodes tiles, and gathers what is left. */
    private final class Sink implements DeepZoomRows.Sink {
        private final Setup setup;
        private final SmallFiles files;
        private final JpegTiles tiles;
        private final Raster.Bytes left;

        Sink(Setup setup, SmallFiles files, JpegTiles tiles, Channels channels) {
            this.setup = setup;
            this.files = files;
            this.tiles = tiles;
            left = whole() ? null : (Raster.Bytes) Raster.allocate(remaining(), channels, Depth.BITS8);
        }

        private Region remaining() {
            Region part = region;
            for (int below = level - 1; below >= level - levels(); below--) {
                part = DeepZoomRows.halved(part, pyramid.zoom().level(below));
            }
            return part;
        }

        @Override
        public void tile(int number, int column, int row, Raster.Bytes pixels) throws IOException {
            files.write(pyramid.tile(setup, number, column, row), tiles.encode(pixels));
        }

        @Override
        public void reduced(Raster.Bytes row) {
            left.copy(row);
        }

        byte[] left() {
            int pixels = (int) left.region().pixels();
            byte[] all = new byte[left.planes().length * pixels];
            for (int plane = 0; plane < left.planes().length; plane++) {
                System.arraycopy(left.planes()[plane], 0, all, plane * pixels, pixels);
            }
            return all;
        }
    }
}
