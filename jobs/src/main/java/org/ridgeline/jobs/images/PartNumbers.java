package org.ridgeline.jobs.images;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Region;
import org.ridgeline.image.SegmentedImage;

/**
 * Which parts of an upload the pieces of an image may send: tasks do not know what others send, and how far pixels compress
 * is known only afterwards. Numbers have to ascend; they may have gaps.
 *
 * @param partBytes of a usual part
 * @param first numbers of the pieces, and of what follows the last one; the first number of a piece is for what it keeps,
 *     and the next ones for what it sends
 */
record PartNumbers(int partBytes, List<Integer> first) {
    /** Twice the least, so that there are few; as much is held once or twice by each task. */
    private static final int USUAL_BYTES = 8 << 20;

    /** Parts that may be planned for pixels; others are for what is kept between pieces. */
    private static final int PIXEL_PARTS = 6_000;

    /** What a deflated segment may be more than twice its pixels: the rest of tiles, filters, chunks. */
    private static final long SEGMENT_MORE = 1 << 16;

    /** For what a piece keeps, which may be two parts if it keeps all, and for the rest of the last part that it sends. */
    private static final int BETWEEN = 3;

    /**
     * Plans the parts of an image.
     *
     * @param pieces first segment of each, and the end of the last
     */
    static PartNumbers plan(SegmentedImage image, List<Integer> pieces) {
        long[] most = new long[pieces.size() - 1];
        long all = 0;
        for (int i = 0; i < most.length; i++) {
            most[i] = most(image, pieces.get(i), pieces.get(i + 1));
            all += most[i];
        }
        long partBytes = Math.max(USUAL_BYTES, all / PIXEL_PARTS + 1);
        if (partBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(all + " bytes are too many for one object of a bucket");
        }
        List<Integer> first = new ArrayList<>();
        long number = 1 + image.headBytes() / partBytes;
        for (long bytes : most) {
            first.add((int) number);
            number += (bytes + Upload.LEAST_BYTES) / partBytes + BETWEEN;
        }
        first.add((int) number);
        return new PartNumbers((int) partBytes, first);
    }

    /** A bound on the bytes of segments. */
    private static long most(SegmentedImage image, int from, int end) {
        ImageShape shape = image.shape();
        long pixels = 0;
        for (int i = from; i < end; i++) {
            Region region = image.region(i);
            pixels += region.pixels();
        }
        return 2 * pixels * shape.channels().count() * shape.depth().bytes() + (end - from) * SEGMENT_MORE;
    }
}
