package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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
 * @param upload of the image; null if its bytes go to files first
 * @param number of the first part of the upload that the piece may send
 */
record ImagePiece(ImageWork work, int first, int end, Upload upload, int number) implements Serializable {

    /**
     * What came of a piece.
     *
     * @param image index of the file in the run
     * @param first segment
     * @param marks of its segments, in order
     * @param chunks its bytes, in order
     * @param spilled bytes of pixels that waited on local disk
     * @param seconds it took
     * @param refused what is wrong with the image; null if nothing is
     */
    record Part(
            int image,
            int first,
            List<Segment.Mark> marks,
            List<Chunk> chunks,
            long spilled,
            double seconds,
            String refused)
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

    /** What is done with the pixels of a band. */
    @FunctionalInterface
    private interface Task<T> {
        T run(Encoding.Band band, Filtered filtered) throws IOException;
    }

    /** What is done with what came of a band, in order. */
    @FunctionalInterface
    private interface Sink<T> {
        void take(T result) throws IOException;
    }

    ImagePiece with(Upload begun, int firstNumber) {
        return new ImagePiece(work, first, end, begun, firstNumber);
    }

    /**
     * Goes through the pixels in a pass that makes none.
     *
     * @param threads that filter while this one reads
     */
    Told summarise(Setup setup, List<Whole> known, int threads) throws IOException {
        long start = System.nanoTime();
        try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop())) {
            List<Summary> merged = new ArrayList<>();
            each(
                    setup,
                    image,
                    known,
                    null,
                    threads,
                    (band, filtered) -> filtered.summary(band.region(), null),
                    one -> merged.add(merged.isEmpty() ? one : merged.remove(0).merge(one)));
            return new Told(work.index(), merged.get(0), seconds(start), null);
        } catch (ImageException | RootException wrong) {
            return new Told(work.index(), null, seconds(start), wrong.getMessage());
        }
    }

    /**
     * Encodes the segments.
     *
     * @param threads that filter and encode while this one reads
     */
    Part encode(Setup setup, List<Whole> known, int threads) throws IOException {
        long start = System.nanoTime();
        List<Segment.Mark> marks = new ArrayList<>();
        try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop());
                PieceOutput out = new PieceOutput(setup, work.index() + "-" + first, upload, number)) {
            Encoding encoding = work.encoding(setup.chain(), image.file());
            SegmentedImage segments = encoding.segments();
            Region rows = rows(segments);
            ImageShape shape = work.header().shape();
            Preview seen = new Preview(
                    setup.viewing(), shape, encoding.shape(), image.file().carried(), rows);
            each(
                    setup,
                    image,
                    known,
                    seen,
                    threads,
                    (band, filtered) -> encode(segments, band, filtered.read(band.region())),
                    encoded -> {
                        for (Segment segment : encoded) {
                            marks.add(segment.mark());
                            out.write(segment.bytes());
                        }
                    });
            seen.keep(setup, work.index(), first, rows);
            return new Part(work.index(), first, marks, out.finish(), image.spilled(), seconds(start), null);
        } catch (ImageException | RootException wrong) {
            return new Part(work.index(), first, List.of(), List.of(), 0, seconds(start), wrong.getMessage());
        }
    }

    /** Rows of the image that the piece has something of. */
    private Region rows(SegmentedImage segments) {
        int top = segments.region(first).y();
        return new Region(
                0, top, work.header().width(), segments.region(end - 1).bottom() - top);
    }

    private static List<Segment> encode(SegmentedImage segments, Encoding.Band band, Raster pixels) {
        List<Segment> encoded = new ArrayList<>();
        for (int i = band.first(); i < band.end(); i++) {
            encoded.add(segments.encode(i, pixels));
        }
        return encoded;
    }

    /** Does something with each band. This thread reads the pixels, and the others do the rest. */
    private <T> void each(
            Setup setup, OpenImage image, List<Whole> known, Preview seen, int threads, Task<T> task, Sink<T> sink)
            throws IOException {
        ImageShape shape = work.header().shape();
        Pixels pixels = image.passing();
        List<Encoding.Band> bands = work.encoding(setup.chain(), image.file()).bands(first, end);
        if (threads == 1 && work.byRegion()) { // nothing to gain beside: other tasks read at the same time
            Filtered filtered = new Filtered(setup.chain(), shape, pixels, setup.tileSize(), known, seen);
            for (Encoding.Band band : bands) {
                sink.take(task.run(band, filtered));
            }
            return;
        }
        try (Ahead<T> ahead = new Ahead<>(threads)) {
            for (Encoding.Band band : bands) {
                if (ahead.isFull()) {
                    sink.take(ahead.take());
                }
                Raster read = pixels.read(band.region().grown(setup.chain().halo(), shape.bounds()));
                Filtered filtered = new Filtered(setup.chain(), shape, region -> read, setup.tileSize(), known, seen);
                ahead.add(() -> task.run(band, filtered));
            }
            while (!ahead.isEmpty()) {
                sink.take(ahead.take());
            }
        }
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
