package org.ridgeline.image;

import java.io.Serializable;

/**
 * An encoded part of an image file.
 *
 * @param bytes as they stand in the file
 * @param mark what the rest of the file must know of it
 */
public record Segment(byte[] bytes, Mark mark) {

    /**
     * What the head and tail of a file need to know of a segment.
     *
     * @param lengths bytes of each block in the segment, in order (TIFF: its tiles; PNG: the whole)
     * @param decoded bytes that the segment decodes to (PNG: filtered rows)
     * @param check a checksum of these (PNG: Adler-32; TIFF: 0)
     */
    public record Mark(int[] lengths, long decoded, int check) implements Serializable {
        /** Bytes of the segment. */
        public long length() {
            long sum = 0;
            for (int length : lengths) {
                sum += length;
            }
            return sum;
        }
    }
}
