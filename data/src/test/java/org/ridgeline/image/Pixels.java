package org.ridgeline.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Rasters made and compared in tests. */
final class Pixels {

    private Pixels() {}

    /** All samples, interleaved, with the low byte first. */
    static byte[] interleaved(Raster raster) {
        int width = raster.region().width();
        int height = raster.region().height();
        int channels = raster.channels().count();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(
                        (long) width * height * channels * raster.depth().bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < width * height; i++) {
            for (int channel = 0; channel < channels; channel++) {
                if (raster instanceof Raster.Bytes bytes) {
                    out.put(bytes.planes()[channel][i]);
                } else if (raster instanceof Raster.Shorts shorts) {
                    out.putShort(shorts.planes()[channel][i]);
                } else {
                    out.putFloat(((Raster.Floats) raster).planes()[channel][i]);
                }
            }
        }
        return out.array();
    }

    /** Smooth waves with noise in a part of the image, so that codecs have both to do. */
    static Raster made(ImageShape shape, long seed) {
        Random random = new Random(seed);
        Raster raster = Raster.allocate(shape.bounds(), shape.channels(), shape.depth());
        for (int channel = 0; channel < shape.channels().count(); channel++) {
            double pitch = 20 + random.nextInt(60);
            double[] across = new double[shape.width()];
            for (int x = 0; x < shape.width(); x++) {
                across[x] = Math.sin(x / pitch);
            }
            for (int y = 0; y < shape.height(); y++) {
                double down = Math.cos(y / pitch + channel);
                for (int x = 0; x < shape.width(); x++) {
                    double wave = 0.5 + 0.49 * across[x] * down;
                    double noise = (x / 97 + y / 61) % 3 == 0 ? random.nextDouble() * 0.01 : 0;
                    int i = y * shape.width() + x;
                    if (raster instanceof Raster.Bytes bytes) {
                        bytes.planes()[channel][i] = (byte) (int) (254 * wave + 100 * noise);
                    } else if (raster instanceof Raster.Shorts shorts) {
                        shorts.planes()[channel][i] = (short) (int) (65000 * (wave + noise) / 1.01);
                    } else {
                        ((Raster.Floats) raster).planes()[channel][i] = (float) (1000 * wave + noise);
                    }
                }
            }
        }
        return raster;
    }

    /** The whole file, its segments encoded from rasters that hold nothing else, in a shuffled order. */
    static byte[] file(SegmentedImage image, Raster pixels, long seed) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < image.segments(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        Segment[] segments = new Segment[image.segments()];
        for (int i : order) {
            Raster part = Raster.allocate(image.region(i), pixels.channels(), pixels.depth());
            part.copy(pixels);
            segments[i] = image.encode(i, part);
        }
        List<Segment.Mark> marks = Arrays.stream(segments).map(Segment::mark).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] head = image.head(marks);
        if (head.length != image.headBytes()) {
            throw new AssertionError("head of " + head.length + " bytes, " + image.headBytes() + " planned");
        }
        out.writeBytes(head);
        for (Segment segment : segments) {
            if (segment.bytes().length != segment.mark().length()) {
                throw new AssertionError("a segment's mark states another length");
            }
            out.writeBytes(segment.bytes());
        }
        out.writeBytes(image.tail(marks));
        return out.toByteArray();
    }

    static Raster read(byte[] file) throws IOException {
        ImageFile image = ImageFile.open(new MemoryBytes("made", file), ImageLimits.DEFAULT);
        try (RowReader rows = image.rows()) {
            return rows.read(image.header().height());
        }
    }
}
