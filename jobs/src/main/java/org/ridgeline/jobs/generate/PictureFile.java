package org.ridgeline.jobs.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.Carried;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.JpegWriter;
import org.ridgeline.image.PngStrips;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.image.Segment;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.image.TiffTiles;

/** Writes a picture of any size, in memory that does not grow with it: parts are computed on all cores, in order. */
final class PictureFile {
    private final Picture picture;
    private final ImageShape shape;

    PictureFile(Picture picture) {
        this.picture = picture;
        shape = new ImageShape(picture.width(), picture.height(), Channels.RGB, Depth.BITS8);
    }

    /** Writes it in the format that the extension names, .jpg, .png or .tif; returns the file's size. */
    long write(Path path, Configuration hadoop) throws IOException {
        FileSystem shared = path.getFileSystem(hadoop);
        FileSystem store = shared instanceof LocalFileSystem local ? local.getRaw() : shared;
        String name = path.getName();
        try (OutputStream out = store.create(path, true)) {
            switch (name.substring(name.lastIndexOf('.'))) {
                case ".jpg" -> JpegWriter.write(out, shape, Carried.NOTHING, JpegWriter.QUALITY, this::rows);
                case ".png" -> write(new PngStrips(name, shape, Carried.NOTHING), out);
                case ".tif" -> write(new TiffTiles(name, shape, Carried.NOTHING), out);
                default -> throw new IllegalArgumentException(name + ": no format is called so");
            }
        }
        return store.getFileStatus(path).getLen();
    }

    private Raster rows(int y, int count) {
        return filled(new Region(0, y, shape.width(), count));
    }

    private Raster filled(Region region) {
        Raster.Bytes raster = (Raster.Bytes) Raster.allocate(region, shape.channels(), shape.depth());
        picture.fill(raster);
        return raster;
    }

    /** Head and tail need what is known of all parts, which wait on local disk. */
    private void write(SegmentedImage image, OutputStream out) throws IOException {
        java.nio.file.Path waiting = Files.createTempFile("ridgeline-", ".segments");
        try {
            List<Segment.Mark> marks = new ArrayList<>();
            try (OutputStream segments = Files.newOutputStream(waiting)) {
                encode(image, segments, marks);
            }
            out.write(image.head(marks));
            try (InputStream segments = Files.newInputStream(waiting)) {
                segments.transferTo(out);
            }
            out.write(image.tail(marks));
        } finally {
            Files.delete(waiting);
        }
    }

    private void encode(SegmentedImage image, OutputStream out, List<Segment.Mark> marks) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            Deque<Future<Segment>> running = new ArrayDeque<>();
            for (int i = 0; i < image.segments() || !running.isEmpty(); i++) {
                if (i < image.segments()) {
                    int segment = i;
                    running.add(threads.submit(() -> image.encode(segment, filled(image.region(segment)))));
                }
                if (running.size() > 2 * cores || i >= image.segments()) {
                    Segment next = running.remove().get();
                    out.write(next.bytes());
                    marks.add(next.mark());
                }
            }
        } catch (ExecutionException failure) {
            throw new IOException("a part of an image cannot be made: " + failure.getCause(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while an image was made", stopped);
        } finally {
            threads.shutdownNow();
        }
    }
}
