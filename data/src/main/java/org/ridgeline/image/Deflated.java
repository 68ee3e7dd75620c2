package org.ridgeline.image;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses a piece of pixels at once. */
final class Deflated {

    /** What the stream of a piece is. */
    enum Form {
        /** A zlib stream of its own, with header and checksum. */
        WHOLE,
        /** Raw blocks that end at a whole byte and are followed by more. */
        PART
    }

    private Deflated() {}

    /**
     * Compresses {@code bytes}.
     *
     * @param before bytes to leave free at the start of the result
     * @param after bytes to leave free at its end
     */
    static byte[] deflate(byte[] bytes, int length, int level, Form form, int before, int after) {
        Deflater deflater = new Deflater(level, form == Form.PART);
        try {
            deflater.setInput(bytes, 0, length);
            int flush = Deflater.FULL_FLUSH;
            if (form == Form.WHOLE) {
                deflater.finish();
                flush = Deflater.NO_FLUSH;
            }
            byte[] out = new byte[before + after + length / 2 + 256];
            int at = before;
            while (true) {
                int room = out.length - after - at;
                int count = deflater.deflate(out, at, room, flush);
                at += count;
                // Room left over means that all was flushed (zlib's manual, deflate).
                if (count < room) {
                    return Arrays.copyOf(out, at + after);
                }
                out = Arrays.copyOf(out, out.length + out.length / 2);
            }
        } finally {
            deflater.end();
        }
    }
}
