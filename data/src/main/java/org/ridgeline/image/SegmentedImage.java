package org.ridgeline.image;

import java.io.IOException;
import java.util.List;

/**
 * An image file that is written as a head, segments in order, and a tail, one after the other without gaps. Each segment
 * is encoded from its own pixels alone, anywhere and in any order; head and tail need only the sizes and checks of the
 * segments. What is where depends on the shape of the image only, so that the bytes of the file do not tell how the work
 * was cut. Implementations hold no pixels and may be used by several threads.
 */
public interface SegmentedImage {

    ImageShape shape();

    /** How many segments there are. */
    int segments();

    /** The pixels of a segment. Segments go from left to right and from top to bottom. */
    Region region(int segment);

    /**
     * Encodes a segment.
     *
     * @param pixels a raster that contains {@code region(segment)}
     */
    Segment encode(int segment, Raster pixels);

    /** Bytes before the first segment, known before any segment is. */
    long headBytes();

    /**
     * The bytes before the first segment.
     *
     * @param marks of all segments in order
     * @throws IOException if they do not fit the format
     */
    byte[] head(List<Segment.Mark> marks) throws IOException;

    /** The bytes after the last segment. */
    byte[] tail(List<Segment.Mark> marks);
}
