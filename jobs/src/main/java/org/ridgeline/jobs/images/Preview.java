package org.ridgeline.jobs.images;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.Carried;
import org.ridgeline.image.Channels;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.JpegTiles;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Reduction;
import org.ridgeline.image.Region;
import org.ridgeline.image.Shown;

/**
 * An image before and after, made small while its pixels pass by: the thumbnail of the report, of whose pixels the left
 * half is the input and the right half the result. Tasks that see a part of an image keep their sums in a file, and
 * {@link #join} adds them.
 */
final class Preview {
    /** Most pixels of each half along a side. */
    static final int SIDE = 256;

    private static final float QUALITY = 0.75f;

    /** JPEG mixes the colours of squares of 16 pixels: halves are that apart. */
    private static final int BLOCK = 16;

    private final Shown shownBefore;
    private final Shown shownAfter;
    private final Reduction before;
    private final Reduction after;

    /**
     * Nothing has passed yet.
     *
     * @param carried of the input
     * @param rows of the image that will pass by
     */
    Preview(Viewing viewing, ImageShape input, ImageShape result, Carried carried, Region rows) {
        shownBefore = viewing.before(input.depth(), carried);
        shownAfter = viewing.after(input.depth(), result.depth(), carried);
        before = new Reduction(input.width(), input.height(), Shown.channels(input.channels()), rows);
        after = new Reduction(input.width(), input.height(), Shown.channels(result.channels()), rows);
    }

    /** Takes the pixels of {@code core}, which both hold; each once, in any order, from any thread. */
    void add(Region core, Raster input, Raster result) {
        before.add(shownBefore.apply(input, core), core);
        after.add(shownAfter.apply(result, core), core);
    }

    /** The left edge of the right half. */
    static int rightHalf(int width) {
        return (width + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Writes the thumbnail of an image. */
    void write(Setup setup, String output) throws IOException {
        byte[] file;
        try (JpegTiles tiles = new JpegTiles(QUALITY)) {
            file = tiles.encode(pair());
        }
        Path path = setup.thumbnail(output);
        SmallFiles.write(Stores.of(path, setup.hadoop()), path, file);
    }

    private Raster.Bytes pair() {
        Raster.Bytes left = before.picture(SIDE);
        Raster.Bytes right = after.picture(SIDE);
        int width = left.region().width();
        int height = left.region().height();
        int start = rightHalf(width);
        boolean gray = left.channels() == Channels.GRAY && right.channels() == Channels.GRAY;
        Channels channels = gray ? Channels.GRAY : Channels.RGB;
        Region region = new Region(0, 0, start + width, height);
        byte[][] planes = new byte[channels.count()][(start + width) * height];
        for (int plane = 0; plane < planes.length; plane++) {
            byte[] from = left.planes()[Math.min(plane, left.planes().length - 1)];
            byte[] to = right.planes()[Math.min(plane, right.planes().length - 1)];
            for (int y = 0; y < height; y++) {
                int row = y * (start + width);
                System.arraycopy(from, y * width, planes[plane], row, width);
                Arrays.fill(planes[plane], row + width, row + start, from[y * width + width - 1]);
                System.arraycopy(to, y * width, planes[plane], row + start, width);
            }
        }
        return new Raster.Bytes(region, channels, planes);
    }

    /** Keeps the sums of a piece of an image: attempts that are repeated write the same. */
    void keep(Setup setup, int image, int piece, Region rows) throws IOException {
        Path path = new Path(setup.part(folder(image)) + "/" + piece + "-" + rows.y() + "-" + rows.height());
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Stores.of(path, setup.hadoop()).create(path, true), 1 << 16))) {
            before.write(out);
            after.write(out);
        }
    }

    /** Writes the thumbnail of an image of which many tasks kept the sums of their pieces. */
    static void join(Setup setup, ImageWork work) throws IOException {
        Path folder = setup.part(folder(work.index()));
        FileSystem store = Stores.of(folder, setup.hadoop());
        try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop())) {
            ImageShape input = work.header().shape();
            ImageShape result = Filtered.result(setup.chain(), input);
            Carried carried = image.file().carried();
            Preview whole = new Preview(setup.viewing(), input, result, carried, input.bounds());
            for (FileStatus file : store.listStatus(folder)) {
                String[] name = file.getPath().getName().split("-");
                Region rows = new Region(0, Integer.parseInt(name[1]), input.width(), Integer.parseInt(name[2]));
                Preview part = new Preview(setup.viewing(), input, result, carried, rows);
                try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(store.open(file.getPath()), 1 << 16))) {
                    part.before.read(in);
                    part.after.read(in);
                }
                whole.before.add(part.before);
                whole.after.add(part.after);
            }
            whole.write(setup, work.output());
        }
    }

    private static String folder(int image) {
        return "preview-" + image;
    }
}
