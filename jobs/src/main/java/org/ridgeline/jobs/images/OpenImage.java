package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.bucket.HadoopBytes;
import org.ridgeline.image.Access;
import org.ridgeline.image.ImageFile;
import org.ridgeline.image.ImageLimits;
import org.ridgeline.image.Raster;
import org.ridgeline.image.RegionReader;
import org.ridgeline.image.RowReader;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.MemoryBytes;

/** An image file in a task, and its pixels as often as passes need them. */
final class OpenImage implements Closeable {
    /** Files up to this size are read in one request. */
    private static final long SMALL_FILE = 32L << 20;

    private final ByteSource bytes;
    private final ImageFile file;
    private final String sha256;
    private Closeable pixels;
    private long spilled;

    private OpenImage(ByteSource bytes, ImageLimits limits, String sha256) throws IOException {
        this.bytes = bytes;
        this.sha256 = sha256;
        file = ImageFile.open(bytes, limits);
    }

    /** Opens a file of which regions will be read. */
    static OpenImage ranges(ImageInput input, ImageLimits limits, Configuration hadoop) throws IOException {
        Path path = new Path(input.path());
        ByteSource bytes = new HadoopBytes(Stores.of(path, hadoop), path, input.size());
        try {
            return new OpenImage(bytes, limits, null);
        } catch (IOException | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    /** Opens a file that will be read whole. */
    static OpenImage whole(ImageInput input, ImageLimits limits, Configuration hadoop) throws IOException {
        if (input.size() > SMALL_FILE) {
            return ranges(input, limits, hadoop);
        }
        Path path = new Path(input.path());
        byte[] content;
        try (ByteSource once = new HadoopBytes(Stores.of(path, hadoop), path, input.size())) {
            content = once.read(new ByteSource.Range(0, (int) input.size()));
        }
        return new OpenImage(new MemoryBytes(input.path(), content), limits, Sha256.of(content));
    }

    ImageFile file() {
        return file;
    }

    /** SHA-256 of the file. */
    String sha256(Configuration hadoop) throws IOException {
        return sha256 == null ? sha256(bytes.name(), hadoop) : sha256;
    }

    static String sha256(String path, Configuration hadoop) throws IOException {
        Path file = new Path(path);
        FileSystem store = Stores.of(file, hadoop);
        try (FSDataInputStream in = store.open(file)) {
            return Sha256.of(in);
        }
    }

    /** All pixels, held in memory. */
    Pixels held() throws IOException {
        try (RowReader rows = file.rows()) {
            Raster raster = rows.read(file.header().height());
            spilled += rows.spilled();
            return region -> raster;
        }
    }

    /** The pixels from top to bottom once more. What was given before is closed. */
    Pixels passing() throws IOException {
        closePixels();
        if (file.header().access() == Access.REGIONS) {
            RegionReader regions = file.regions();
            pixels = regions;
            return regions::read;
        }
        Bands bands = new Bands(file.rows());
        pixels = bands;
        return bands;
    }

    /** Bytes of pixels that waited on local disk, in all passes. */
    long spilled() {
        return spilled + (pixels instanceof Bands bands ? bands.spilled() : 0);
    }

    private void closePixels() throws IOException {
        if (pixels != null) {
            spilled = spilled();
            pixels.close();
            pixels = null;
        }
    }

    @Override
    public void close() throws IOException {
        closePixels();
        bytes.close();
    }
}
