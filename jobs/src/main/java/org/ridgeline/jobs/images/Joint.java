package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.Segment;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.root.RootException;

/**
 * The pieces of an image, to be joined into its file: head, pieces in order, tail. For stores to which tasks cannot send
 * parts of one file, as a disk. Bytes pass by.
 *
 * @param work the image
 * @param parts in order
 */
record Joint(ImageWork work, List<ImagePiece.Part> parts) implements Serializable {
    private static final int BUFFER = 1 << 20;

    /** What came of it: a file, or nothing, for the reason given. */
    record File(int image, long bytes, String sha256, double seconds, String refused) implements Serializable {}

    File join(Setup setup) throws IOException {
        long start = System.nanoTime();
        try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop())) {
            SegmentedImage segments = work.encoding(setup.chain(), image.file()).segments();
            List<Segment.Mark> marks = new ArrayList<>();
            parts.forEach(part -> marks.addAll(part.marks()));
            try (WholeFile file = WholeFile.create(setup.image(work.output()), setup.hadoop())) {
                file.out().write(segments.head(marks));
                for (ImagePiece.Part part : parts) {
                    for (Chunk chunk : part.chunks()) {
                        copy(setup, (Chunk.Kept) chunk, file.out());
                    }
                }
                file.out().write(segments.tail(marks));
                long size = file.size();
                return new File(work.index(), size, file.finish(), ImagePiece.seconds(start), null);
            }
        } catch (ImageException | RootException wrong) {
            return new File(work.index(), 0, null, ImagePiece.seconds(start), wrong.getMessage());
        }
    }

    static void copy(Setup setup, Chunk.Kept chunk, OutputStream out) throws IOException {
        Path path = setup.part(chunk.file());
        long copied = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Stores.of(path, setup.hadoop()).open(path)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                copied += count;
            }
        }
        if (copied != chunk.length()) {
            throw new IOException(path + " has " + copied + " bytes, but " + chunk.length() + " were written");
        }
    }
}
