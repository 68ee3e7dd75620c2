package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.filter.Summary;
import org.ridgeline.filter.Whole;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.image.Segment;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.root.RootException;

/**
 * A run of segments of a large image, which one task reads, filters and encodes.
 *
 * @param work the image
 * @param first segment
 * @param end one past the last segment
 */
record ImagePiece(ImageWork work, int first, int end) implements Serializable {

    /**
     * What came of a piece.
     *
     * @param image index of the file in the run
     * @param first segment
     * @param marks of its segments, in order
     * @param part name of the file that holds them
     * @param seconds it took
     * @param refused what is wrong with the image; null if nothing is
     */
    record Part(int image, int first, List<Segment.Mark> marks, String part, double seconds, String refused)
            implements Serializable {}

    /**
     * What a piece tells of the whole image.
     *
     * @param image index of the file in the run
     * @param summary null if something is wrong with the image
     * @param seconds it took
     * @param refused what is wrong with the image; null if nothing is
     */
    record Told(int image, Summary summary, double seconds, String refused) implements Serializable {}

    /** Goes through the pixels in a pass that makes none. */
    Told summarise(Setup setup, List<Whole> known) throws IOException {
        long start = System.nanoTime();
        try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop())) {
            Filtered filtered = filtered(setup, image, known);
            Summary merged = null;
            for (Encoding.Band band : work.encoding(setup.chain(), image.file()).bands(first, end)) {
                merged = filtered.summary(band.region(), merged);
            }
            return new Told(work.index(), merged, seconds(start), null);
        } catch (ImageException | RootException wrong) {
            return new Told(work.index(), null, seconds(start), wrong.getMessage());
        }
    }

    /** Encodes the segments into a file of their own, whose name no other attempt of the task has. */
    Part encode(Setup setup, List<Whole> known) throws IOException {
        long start = System.nanoTime();
        String name = String.format("%d-%d-%s", work.index(), first, UUID.randomUUID());
        Path path = setup.part(name);
        FileSystem store = Stores.of(path, setup.hadoop());
        List<Segment.Mark> marks = new ArrayList<>();
        try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop());
                OutputStream out = store.create(path, true)) {
            Encoding encoding = work.encoding(setup.chain(), image.file());
            SegmentedImage segments = encoding.segments();
            Region rows = rows(segments);
            ImageShape shape = work.header().shape();
            Preview seen = new Preview(
                    setup.viewing(), shape, encoding.shape(), image.file().carried(), rows);
            Filtered filtered = new Filtered(setup.chain(), shape, image.passing(), setup.tileSize(), known, seen);
            for (Encoding.Band band : encoding.bands(first, end)) {
                Raster pixels = filtered.read(band.region());
                for (int i = band.first(); i < band.end(); i++) {
                    Segment segment = segments.encode(i, pixels);
                    marks.add(segment.mark());
                    out.write(segment.bytes());
                }
            }
            seen.keep(setup, work.index(), first, rows);
        } catch (ImageException | RootException wrong) {
            return new Part(work.index(), first, List.of(), name, seconds(start), wrong.getMessage());
        }
        return new Part(work.index(), first, marks, name, seconds(start), null);
    }

    /** Rows of the image that the piece has something of. */
    private Region rows(SegmentedImage segments) {
        int top = segments.region(first).y();
        return new Region(
                0, top, work.header().width(), segments.region(end - 1).bottom() - top);
    }

    private Filtered filtered(Setup setup, OpenImage image, List<Whole> known) throws IOException {
        return new Filtered(setup.chain(), work.header().shape(), image.passing(), setup.tileSize(), known);
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
