package org.ridgeline.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The chunks of a PNG file: length, type, data, CRC-32 of type and data (PNG, third edition, section 5). */
final class PngChunks {

    static final int SIGNATURE_BYTES = 8;
    /** Beside pixel data and colour profiles nothing that is read here is large. */
    private static final int LARGEST = 64 << 20;

    private final SourceCursor cursor;
    private final CRC32 crc = new CRC32();
    private String type;
    private int left;

    /** Starts at the first chunk, after the signature. */
    PngChunks(SourceCursor cursor) {
        this.cursor = cursor;
    }

    /** Goes to the next chunk's data; the one before must have been ended. */
    String next() throws IOException {
        int length = cursor.i32("chunks: no IEND was met");
        byte[] name = cursor.bytes(4, "chunks: no IEND was met");
        for (byte letter : name) {
            if ((letter | 0x20) < 'a' || (letter | 0x20) > 'z') {
                throw damaged("no chunk starts at byte " + (cursor.position() - 8));
            }
        }
        type = new String(name, StandardCharsets.ISO_8859_1);
        if (length < 0) {
            throw damaged("chunk " + type + " states a length of " + Integer.toUnsignedString(length) + " bytes");
        }
        if (length + 4L > cursor.left()) {
            throw cursor.truncated("chunk " + type);
        }
        left = length;
        crc.reset();
        crc.update(name);
        return type;
    }

    String type() {
        return type;
    }

    /** Bytes of this chunk's data that were not taken. */
    int left() {
        return left;
    }

    /**
     * Makes data of this chunk available in {@link SourceCursor#chunk()}, and counts it as read.
     *
     * @return how many bytes, 0 at the end of the chunk
     */
    int take() throws IOException {
        int count = left == 0 ? 0 : Math.min(cursor.fill(), left);
        crc.update(cursor.chunk(), cursor.offset(), count);
        left -= count;
        return count;
    }

    /** The whole data of this chunk, whose end is checked. */
    byte[] data() throws IOException {
        if (left > LARGEST) {
            throw damaged("chunk " + type + " of " + left + " bytes; at most " + LARGEST + " are read");
        }
        byte[] data = cursor.bytes(left, "chunk " + type);
        crc.update(data);
        left = 0;
        end();
        return data;
    }

    /** Reads over the rest of this chunk, and compares its checksum. */
    void end() throws IOException {
        while (left > 0) {
            cursor.advance(take());
        }
        int stated = cursor.i32("chunk " + type);
        if (stated != (int) crc.getValue()) {
            throw damaged(String.format(
                    "chunk %s that ends at byte %d has CRC %08x, not the %08x it states",
                    type, cursor.position(), (int) crc.getValue(), stated));
        }
    }

    ImageException damaged(String what) {
        return new ImageException(cursor.name(), "damaged PNG: " + what);
    }
}
