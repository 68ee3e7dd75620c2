package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ridgeline.image.Carried;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.PngStrips;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Segment;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.image.TiffTiles;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.request.ImageArguments;
import org.ridgeline.request.ImageOptions;
import picocli.CommandLine;

/** Image jobs run from the words a user types, and images for them. */
final class ImageRuns {
    private final StringWriter console = new StringWriter();

    String console() {
        return console.toString();
    }

    static ImageArguments arguments(String... words) {
        ImageOptions options = new ImageOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
        return options.arguments();
    }

    /** Returns the run folder. */
    Path run(String... words) {
        return Path.of(new ImageJob(LocalSpark.session(), arguments(words), new PrintWriter(console)).run());
    }

    /** The same with other ideas of what is large. */
    Path cut(long largePixels, long piecePixels, String... words) {
        ImageArguments arguments = arguments(words);
        PrintWriter out = new PrintWriter(console);
        return Path.of(new ImageJob(LocalSpark.session(), arguments, out, largePixels, piecePixels).run());
    }

    /** The results of a run by name. */
    static Map<String, byte[]> images(Path run) throws IOException {
        return files(run.resolve("images"));
    }

    /** The files below a folder by their paths there. */
    static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> images = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                images.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return images;
    }

    static Raster random(int width, int height, Channels channels, Depth depth, long seed) {
        Random random = new Random(seed);
        ImageShape shape = new ImageShape(width, height, channels, depth);
        Raster raster = Raster.allocate(shape.bounds(), channels, depth);
        for (int plane = 0; plane < channels.count(); plane++) {
            for (int i = 0; i < width * height; i++) {
                // Mostly smooth, so that gradients differ from place to place, with noise in every third square.
                int x = i % width;
                int y = i / width;
                double smooth = 0.5 + 0.4 * Math.sin(x / 23.0 + plane) * Math.cos(y / 31.0);
                double value = (x / 64 + y / 48) % 3 == 0 ? random.nextDouble() : smooth;
                if (raster instanceof Raster.Bytes bytes) {
                    bytes.planes()[plane][i] = (byte) (int) (255 * value);
                } else {
                    ((Raster.Shorts) raster).planes()[plane][i] = (short) (int) (65535 * value);
                }
            }
        }
        return raster;
    }

    static Path png(Path file, Raster raster) {
        return write(file, raster, shape -> new PngStrips(file.toString(), shape, Carried.NOTHING));
    }

    static Path tiff(Path file, Raster raster) {
        return write(file, raster, shape -> new TiffTiles(file.toString(), shape, Carried.NOTHING));
    }

    @FunctionalInterface
    private interface Maker {
        SegmentedImage plan(ImageShape shape) throws IOException;
    }

    private static Path write(Path file, Raster raster, Maker maker) {
        try {
            ImageShape shape = new ImageShape(
                    raster.region().width(), raster.region().height(), raster.channels(), raster.depth());
            SegmentedImage image = maker.plan(shape);
            List<Segment> segments = Stream.iterate(0, i -> i < image.segments(), i -> i + 1)
                    .map(i -> image.encode(i, raster))
                    .toList();
            List<Segment.Mark> marks = segments.stream().map(Segment::mark).toList();
            Files.createDirectories(file.getParent());
            try (var out = Files.newOutputStream(file)) {
                out.write(image.head(marks));
                for (Segment segment : segments) {
                    out.write(segment.bytes());
                }
                out.write(image.tail(marks));
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
