package org.ridgeline.jobs.images;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.image.Carried;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.ImageFormat;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.JpegWriter;
import org.ridgeline.image.PngStrips;
import org.ridgeline.image.Region;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.image.TiffTiles;

/** How a result is laid out in its file, and in which bands it is computed. */
final class Encoding {
    private static final int BAND_ROWS = 512;
    private static final long BAND_BYTES = 16L << 20;

    private final ImageShape shape;
    private final Carried carried;
    private final SegmentedImage segments;

    /**
     * @param file named in errors
     * @param carried of the input
     * @param input shape of the input
     * @param shape of the result
     * @throws ImageException if the format cannot hold the result
     */
    Encoding(String file, ImageFormat format, Carried carried, ImageShape input, ImageShape shape)
            throws ImageException {
        this.shape = shape;
        boolean sameColors = input.channels().colors() == shape.channels().colors();
        this.carried = sameColors ? carried : carried.withoutProfile();
        segments = switch (format) {
            case PNG -> new PngStrips(file, shape, this.carried);
            case TIFF -> new TiffTiles(file, shape, this.carried);
            case JPEG -> null;
        };
        if (format == ImageFormat.JPEG) {
            JpegWriter.check(file, shape);
        }
    }

    ImageShape shape() {
        return shape;
    }

    Carried carried() {
        return carried;
    }

    /** Whether parts of the file can be made apart from each other: not those of a JPEG. */
    boolean isSegmented() {
        return segments != null;
    }

    SegmentedImage segments() {
        return segments;
    }

    /** Segments that are computed at once: {@code first} to {@code end - 1}, which cover {@code region}. */
    record Band(int first, int end, Region region) {}

    /** The bands of the segments {@code first} to {@code end - 1}. */
    List<Band> bands(int first, int end) {
        List<Band> bands = new ArrayList<>();
        int next = first;
        while (next < end) {
            Region region = segments.region(next);
            int last = next + 1;
            while (last < end && fits(region, segments.region(last))) {
                region = joined(region, segments.region(last));
                last++;
            }
            bands.add(new Band(next, last, region));
            next = last;
        }
        return bands;
    }

    private boolean fits(Region band, Region below) {
        return below.x() == band.x() && below.width() == band.width() && isSmall(joined(band, below));
    }

    private static Region joined(Region band, Region below) {
        return new Region(band.x(), band.y(), band.width(), band.height() + below.height());
    }

    private boolean isSmall(Region region) {
        return region.height() <= BAND_ROWS
                && region.pixels() * shape.channels().count() * shape.depth().bytes() <= BAND_BYTES;
    }

    /** All regions in the order in which they are computed. */
    List<Region> regions() {
        if (segments != null) {
            return bands(0, segments.segments()).stream().map(Band::region).toList();
        }
        int rows = (int) Math.max(1, Math.min(BAND_ROWS, BAND_BYTES / shape.rowBytes()));
        List<Region> regions = new ArrayList<>();
        for (int y = 0; y < shape.height(); y += rows) {
            regions.add(new Region(0, y, shape.width(), Math.min(rows, shape.height() - y)));
        }
        return regions;
    }
}
