package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.ridgeline.filter.Chain;
import org.ridgeline.filter.Summary;
import org.ridgeline.filter.Whole;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.ImageFormat;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.JpegWriter;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.image.Segment;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.root.RootException;

/** An image that one task does from reading to writing. Up to a limit its pixels are held, above it they pass by. */
final class WholeImage {
    private final Setup setup;
    private final ImageWork work;

    WholeImage(Setup setup, ImageWork work) {
        this.setup = setup;
        this.work = work;
    }

    /** Does the work. What is wrong with the image is told in the record; faults of a store are thrown. */
    ImageRecord run() throws IOException {
        long start = System.nanoTime();
        try (OpenImage image = OpenImage.whole(work.input(), setup.limits(), setup.hadoop())) {
            Encoding encoding = work.encoding(setup.chain(), image.file());
            boolean held = work.header().shape().pixels() <= setup.largePixels();
            Pixels pixels = held ? image.held() : null;
            List<Region> regions = encoding.regions();
            List<Whole> known = new ArrayList<>();
            while (known.size() < setup.chain().passes() - 1) {
                Summary merged = null;
                Filtered filtered = filtered(held ? pixels : image.passing(), known);
                for (Region region : regions) {
                    merged = filtered.summary(region, merged);
                }
                known.add(merged.whole());
            }
            ImageShape shape = work.header().shape();
            Preview seen = new Preview(
                    setup.viewing(), shape, encoding.shape(), image.file().carried(), shape.bounds());
            Pixels source = held ? pixels : image.passing();
            Filtered filtered = new Filtered(setup.chain(), shape, source, setup.tileSize(), known, seen);
            try (WholeFile file = WholeFile.create(setup.image(work.output()), setup.hadoop())) {
                write(file.out(), encoding, regions, filtered);
                long size = file.size();
                String inputSha = image.sha256(setup.hadoop());
                String outputSha = file.finish();
                seen.write(setup, work.output());
                return work.done(inputSha, encoding, size, outputSha, image.spilled(), seconds(start), 1);
            }
        } catch (ImageException | RootException wrong) {
            return work.refused(wrong.getMessage(), seconds(start), 1);
        }
    }

    private Filtered filtered(Pixels pixels, List<Whole> known) {
        Chain chain = setup.chain();
        return new Filtered(chain, work.header().shape(), pixels, setup.tileSize(), known);
    }

    private void write(OutputStream out, Encoding encoding, List<Region> regions, Filtered filtered)
            throws IOException {
        if (work.format() == ImageFormat.JPEG) {
            JpegBands bands = new JpegBands(encoding.shape(), regions, filtered);
            JpegWriter.write(out, encoding.shape(), encoding.carried(), JpegWriter.QUALITY, bands);
            return;
        }
        SegmentedImage segments = encoding.segments();
        boolean headFirst = work.format() == ImageFormat.PNG;
        List<Segment.Mark> marks = new ArrayList<>();
        List<byte[]> waiting = new ArrayList<>();
        if (headFirst) {
            out.write(segments.head(marks));
        }
        for (Encoding.Band band : encoding.bands(0, segments.segments())) {
            Raster pixels = filtered.read(band.region());
            for (int i = band.first(); i < band.end(); i++) {
                Segment segment = segments.encode(i, pixels);
                marks.add(segment.mark());
                if (headFirst) {
                    out.write(segment.bytes());
                } else {
                    waiting.add(segment.bytes());
                }
            }
        }
        if (!headFirst) {
            out.write(segments.head(marks));
            for (byte[] bytes : waiting) {
                out.write(bytes);
            }
        }
        out.write(segments.tail(marks));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
