package org.ridgeline.image;

import java.io.IOException;
import java.util.Arrays;

/**
 * Makes the tiles of several levels of a deep-zoom image out of rows that pass by from top to bottom, of the image or of
 * one of its levels: each level is the one above it averaged over squares of two pixels (at the right and lower edge of
 * what there is), rounded half up. It works on a part of the level whose corner lies on the grid of tiles of the smallest
 * level made, so that parts share nothing but the pixels around them. Holds about {@link DeepZoom#TILE} rows of a level.
 */
public final class DeepZoomRows {

    /** Takes what is made. */
    public interface Sink {
        /** A tile: its pixels with overlap. They are the callee's. */
        void tile(int level, int column, int row, Raster.Bytes pixels) throws IOException;

        /** A row of the level below the last one that was asked for, as far as it belongs to the part. */
        void reduced(Raster.Bytes row) throws IOException;
    }

    private final DeepZoom zoom;
    private final int level;
    private final Region bounds;
    private final Region core;
    private final Region window;
    private final Channels channels;
    private final Sink sink;
    private final DeepZoomRows next;

    /** The rows of the row of tiles that is being filled, from {@code firstRow} on; those of the window's width. */
    private Raster.Bytes band;

    private int tileRow;
    private int row;
    private byte[][] upper;

    /**
     * Begins with no row.
     *
     * @param level whose rows will come
     * @param core the part of this level: its corner is a multiple of {@code TILE << (levels - 1)}, and so are its sides
     *     unless it ends where the level ends
     * @param levels to make tiles of, this one included
     * @param channels {@link Channels#GRAY} or {@link Channels#RGB}
     */
    public DeepZoomRows(DeepZoom zoom, int level, Region core, int levels, Channels channels, Sink sink) {
        this.zoom = zoom;
        this.level = level;
        this.core = core;
        this.channels = channels;
        this.sink = sink;
        bounds = zoom.level(level);
        window = window(zoom, level, core, levels);
        boolean last = levels == 1;
        next = last || level == 0
                ? null
                : new DeepZoomRows(zoom, level - 1, halved(core, zoom.level(level - 1)), levels - 1, channels, sink);
        tileRow = core.y() / DeepZoom.TILE;
        row = window.y();
        band = band();
    }

    /** The pixels that must come: those of the part, and as many around it as the smallest level's overlap covers. */
    public static Region window(DeepZoom zoom, int level, Region core, int levels) {
        return core.grown(DeepZoom.OVERLAP << (levels - 1), zoom.level(level));
    }

    /** What becomes of a part in the level below. */
    public static Region halved(Region part, Region below) {
        int x = part.x() / 2;
        int y = part.y() / 2;
        int right = Math.min(below.right(), (part.right() - 1) / 2 + 1);
        int bottom = Math.min(below.bottom(), (part.bottom() - 1) / 2 + 1);
        return new Region(x, y, right - x, bottom - y);
    }

    private Raster.Bytes band() {
        Region tiles = new Region(
                        0,
                        tileRow * DeepZoom.TILE,
                        1,
                        Math.min(DeepZoom.TILE, bounds.bottom() - tileRow * DeepZoom.TILE))
                .grown(DeepZoom.OVERLAP, bounds);
        Region region = new Region(window.x(), tiles.y(), window.width(), tiles.height());
        return (Raster.Bytes) Raster.allocate(region, channels, Depth.BITS8);
    }

    /**
     * Takes the next rows.
     *
     * @param rows a raster of the window's columns at least that holds rows from the last one taken on
     * @param count how many
     */
    public void add(Raster.Bytes rows, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            take(rows);
        }
    }

    private void take(Raster.Bytes rows) throws IOException {
        if (row < core.bottom() + DeepZoom.OVERLAP) {
            while (tileRow * DeepZoom.TILE < core.bottom()
                    && row >= band.region().y()) {
                if (row < band.region().bottom()) {
                    band.copy(rows, new Region(window.x(), row, window.width(), 1));
                    break;
                }
                emit();
            }
        }
        average(rows);
        row++;
        if (row == window.bottom()) {
            while (tileRow * DeepZoom.TILE < core.bottom()) {
                emit();
            }
        }
    }

    /** Cuts the band into tiles, and keeps the rows that the next one shares with it. */
    private void emit() throws IOException {
        Region rows = band.region();
        for (int x = core.x(); x < core.right(); x += DeepZoom.TILE) {
            Region columns = new Region(x, rows.y(), Math.min(DeepZoom.TILE, core.right() - x), 1)
                    .grown(DeepZoom.OVERLAP, bounds);
            Region region = new Region(columns.x(), rows.y(), columns.width(), rows.height());
            Raster.Bytes tile = (Raster.Bytes) Raster.allocate(region, channels, Depth.BITS8);
            tile.copy(band, region);
            sink.tile(level, x / DeepZoom.TILE, tileRow, tile);
        }
        tileRow++;
        if (tileRow * DeepZoom.TILE < core.bottom()) {
            Raster.Bytes above = band;
            band = band();
            if (above.region().intersects(band.region())) {
                band.copy(above);
            }
        }
    }

    /** Passes the average of two rows on; at the lower edge a row may stand alone. Pairs are those of the whole level. */
    private void average(Raster.Bytes rows) throws IOException {
        if (level == 0) {
            return;
        }
        int left = window.x() + window.x() % 2;
        int width = window.right() - left;
        int at = rows.index(left, row);
        byte[][] above = upper;
        upper = null;
        if (row % 2 == 0 && row < bounds.bottom() - 1) {
            upper = new byte[channels.count()][];
            for (int plane = 0; plane < upper.length; plane++) {
                upper[plane] = Arrays.copyOfRange(rows.planes()[plane], at, at + width);
            }
            return;
        }
        if (row % 2 == 1 && above == null) {
            return; // half of a pair that begins above the window
        }
        byte[][] planes = new byte[channels.count()][];
        for (int plane = 0; plane < planes.length; plane++) {
            byte[] lower = rows.planes()[plane];
            planes[plane] =
                    above == null ? average(lower, at, lower, at, width) : average(above[plane], 0, lower, at, width);
        }
        Raster.Bytes averaged = new Raster.Bytes(new Region(left / 2, row / 2, planes[0].length, 1), channels, planes);
        if (next != null) {
            next.take(averaged);
        } else {
            reduce(averaged);
        }
    }

    private static byte[] average(byte[] a, int fromA, byte[] b, int fromB, int width) {
        byte[] to = new byte[(width + 1) / 2];
        int pairs = width / 2;
        for (int i = 0; i < pairs; i++) {
            int x = 2 * i;
            int sum = (a[fromA + x] & 0xff)
                    + (a[fromA + x + 1] & 0xff)
                    + (b[fromB + x] & 0xff)
                    + (b[fromB + x + 1] & 0xff);
            to[i] = (byte) ((sum + 2) >> 2);
        }
        if (width % 2 == 1) {
            int x = width - 1;
            to[pairs] = (byte) (((a[fromA + x] & 0xff) + (b[fromB + x] & 0xff) + 1) >> 1);
        }
        return to;
    }

    private void reduce(Raster.Bytes averaged) throws IOException {
        Region part = halved(core, zoom.level(level - 1));
        Region line = averaged.region();
        if (line.y() >= part.y() && line.y() < part.bottom()) {
            Region own = new Region(part.x(), line.y(), part.width(), 1);
            Raster.Bytes kept = (Raster.Bytes) Raster.allocate(own, channels, Depth.BITS8);
            kept.copy(averaged, own);
            sink.reduced(kept);
        }
    }
}
