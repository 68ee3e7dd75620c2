package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.Segment;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.root.RootException;

/**
 * Bytes of an upload between parts that were sent: what pieces kept, joined in order and sent too. The first one of an image
 * begins with the head of its file, the last one ends with the tail; they know the marks of all segments.
 *
 * @param work the image
 * @param upload of it
 * @param number of the first part that may be sent
 * @param kept bytes of pieces
 * @param marks of all segments, or none if this is neither the first nor the last
 * @param first whether the head comes before
 * @param last whether the tail comes after
 */
record Remainder(
        ImageWork work,
        Upload upload,
        int number,
        List<Chunk.Kept> kept,
        List<Segment.Mark> marks,
        boolean first,
        boolean last)
        implements Serializable {

    /** What came of it: parts, or nothing, for the reason given. */
    record Parts(int image, List<Chunk> chunks, double seconds, String refused) implements Serializable {}

    Parts send(Setup setup) throws IOException {
        long start = System.nanoTime();
        try (Upload.Sender sender = upload.sender(setup.hadoop())) {
            PartStream out = new PartStream(sender, upload.partBytes(), number, null);
            if (first || last) {
                try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop())) {
                    SegmentedImage segments =
                            work.encoding(setup.chain(), image.file()).segments();
                    write(
                            setup,
                            out,
                            first ? segments.head(marks) : new byte[0],
                            last ? segments.tail(marks) : new byte[0]);
                }
            } else {
                write(setup, out, new byte[0], new byte[0]);
            }
            return new Parts(work.index(), out.finish(), ImagePiece.seconds(start), null);
        } catch (ImageException | RootException wrong) {
            return new Parts(work.index(), List.of(), ImagePiece.seconds(start), wrong.getMessage());
        }
    }

    private void write(Setup setup, PartStream out, byte[] head, byte[] tail) throws IOException {
        out.write(head, 0, head.length);
        for (Chunk.Kept chunk : kept) {
            Joint.copy(setup, chunk, out);
        }
        out.write(tail, 0, tail.length);
    }
}
