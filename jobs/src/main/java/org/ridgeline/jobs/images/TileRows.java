package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.Carried;
import org.ridgeline.image.Depth;
import org.ridgeline.image.ImageFormat;
import org.ridgeline.image.ImageLimits;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.PngStrips;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.image.Segment;

/**
 * Rows of tiles of a result, to be kept as files of their own: {@code tiles/<result>/<column>_<row>.png}, cut from the result
 * on a grid of {@code --tile-size} pixels; the last ones of a row and of a column may be smaller.
 *
 * @param work the image
 * @param first row of tiles
 * @param end one past the last row of tiles
 */
record TileRows(ImageWork work, int first, int end) implements Serializable {
    /** Where tiles lie below the run folder. */
    static final String FOLDER = "tiles";

    /** Most bytes of a row of tiles of a result that is read in rows only. */
    private static final long MOST_BYTES = 64L << 20;

    /** Why tiles of a result cannot be kept; null if they can. */
    static String reason(ImageShape result, ImageFormat format, int tileSize) {
        if (result.depth() == Depth.FLOAT) {
            return "tiles are kept as PNG, which cannot hold floating-point samples: leave out --keep-tiles";
        }
        long bytes = result.rowBytes() * Math.min(tileSize, result.height());
        if (format == ImageFormat.TIFF || bytes <= MOST_BYTES) {
            return null;
        }
        return "a row of its tiles takes " + bytes + " bytes, and at most " + MOST_BYTES + " are held: --tile-size "
                + Math.max(16, MOST_BYTES / result.rowBytes()) + " or --format tiff can be kept";
    }

    /** Of a TIFF, rows of tiles can be read by themselves. */
    static List<TileRows> of(ImageWork work, int tileSize) {
        int rows = (work.header().height() + tileSize - 1) / tileSize;
        List<TileRows> all = new ArrayList<>();
        int step = work.format() == ImageFormat.TIFF ? 1 : rows;
        for (int row = 0; row < rows; row += step) {
            all.add(new TileRows(work, row, row + step));
        }
        return all;
    }

    /** Writes the tiles; returns how many there are. */
    int keep(Setup setup) throws IOException {
        Path path = setup.image(work.output());
        FileStatus status = Stores.of(path, setup.hadoop()).getFileStatus(path);
        ImageInput result = new ImageInput(path.toString(), status.getLen(), "", "", "");
        // What we wrote may expand further than what we read: a black image does.
        ImageLimits limits = setup.limits().withExpansion(Long.MAX_VALUE);
        int tileSize = setup.tileSize();
        int tiles = 0;
        try (OpenImage image = OpenImage.ranges(result, limits, setup.hadoop())) {
            ImageShape shape = image.file().header().shape();
            Pixels pixels = image.passing();
            for (int row = first; row < end; row++) {
                int y = row * tileSize;
                int height = Math.min(tileSize, shape.height() - y);
                for (int x = 0; x < shape.width(); x += tileSize) {
                    Region region = new Region(x, y, Math.min(tileSize, shape.width() - x), height);
                    write(
                            setup,
                            x / tileSize + "_" + row,
                            cut(pixels.read(region), region, shape),
                            image.file().carried());
                    tiles++;
                }
            }
        }
        return tiles;
    }

    /** The region as an image of its own. */
    private static Raster cut(Raster pixels, Region region, ImageShape shape) {
        Raster copy = Raster.allocate(region, shape.channels(), shape.depth());
        copy.copy(pixels);
        Region own = new Region(0, 0, region.width(), region.height());
        return copy instanceof Raster.Bytes bytes
                ? new Raster.Bytes(own, shape.channels(), bytes.planes())
                : new Raster.Shorts(own, shape.channels(), ((Raster.Shorts) copy).planes());
    }

    private void write(Setup setup, String name, Raster tile, Carried carried) throws IOException {
        Region region = tile.region();
        ImageShape shape = new ImageShape(region.width(), region.height(), tile.channels(), tile.depth());
        Path path = setup.tile(work.output(), name);
        PngStrips strips = new PngStrips(path.toString(), shape, carried);
        List<Segment.Mark> marks = new ArrayList<>();
        try (WholeFile file = WholeFile.create(path, setup.hadoop())) {
            file.out().write(strips.head(marks));
            for (int i = 0; i < strips.segments(); i++) {
                Segment segment = strips.encode(i, tile);
                marks.add(segment.mark());
                file.out().write(segment.bytes());
            }
            file.out().write(strips.tail(marks));
            file.finish();
        }
    }
}
