package org.ridgeline.image;

import java.io.IOException;

/** The entropy-coded bits of a JPEG scan (ITU-T T.81, annex F.2.2.5): a zero byte after 0xff is none of them. */
final class JpegBits {

    private final SourceCursor cursor;
    private byte[] chunk = new byte[0];
    private int at;
    private int end;
    /** The lowest {@link #count} bits are the next ones, the highest of them first. */
    private long bits;

    private int count;
    /** How many of them are zeros that stand in for data that ended. */
    private int invented;
    /** Whether a marker or the end of the file was met. */
    private boolean ended;

    /** The data begins where the cursor is. */
    JpegBits(SourceCursor cursor) {
        this.cursor = cursor;
    }

    private void fill() throws IOException {
        while (count <= 48) {
            if (at < end && chunk[at] != -1) {
                bits = bits << 8 | chunk[at++] & 0xff;
            } else {
                bits = bits << 8 | slowByte();
            }
            count += 8;
        }
    }

    /** The next byte when it is 0xff, or of the next chunk, or there is none. */
    private int slowByte() throws IOException {
        if (!ended && (at < end || more())) {
            if (chunk[at] != -1) {
                return chunk[at++] & 0xff;
            }
            long mark = cursor.position() + at - cursor.offset();
            at++;
            if ((at < end || more()) && chunk[at] == 0) {
                at++;
                return 0xff;
            }
            cursor.seek(mark);
            end = 0;
            at = 0;
        }
        ended = true;
        invented += 8;
        return 0;
    }

    private boolean more() throws IOException {
        if (end > 0) {
            cursor.advance(at - cursor.offset());
        }
        int available = cursor.fill();
        chunk = cursor.chunk();
        at = cursor.offset();
        end = at + available;
        return available > 0;
    }

    /** Whether bits were taken that the data does not have. */
    boolean overrun() {
        return count < invented;
    }

    /** The next bits, at most 16, without taking them. */
    int peek(int length) throws IOException {
        if (count < 16) {
            fill();
        }
        return (int) (bits >>> count - length) & (1 << length) - 1;
    }

    /** Takes bits that were peeked at. */
    void skip(int length) {
        count -= length;
    }

    int bit() throws IOException {
        return take(1);
    }

    /** The next bits, at most 16. */
    int take(int length) throws IOException {
        if (count < length) {
            fill();
        }
        count -= length;
        return (int) (bits >>> count) & (1 << length) - 1;
    }

    /** A number of so many bits, at least 1, whose first bit tells its sign (figure F.12). */
    int signed(int length) throws IOException {
        int value = take(length);
        return value < 1 << length - 1 ? value - (1 << length) + 1 : value;
    }

    /**
     * Ends this run of data: leaves the cursor after the marker that ends it.
     *
     * @return the marker's code, or -1 at the end of the file
     */
    int marker() throws IOException {
        if (!ended && end > 0) {
            cursor.advance(at - cursor.offset());
        }
        bits = 0;
        count = 0;
        invented = 0;
        ended = false;
        end = 0;
        at = 0;
        // Bytes before the marker would belong to no pixel.
        int code = 0;
        while (code == 0) {
            int value = 0;
            while (value != 0xff) {
                if (cursor.fill() == 0) {
                    return -1;
                }
                value = cursor.u8("scan");
            }
            while (value == 0xff) {
                if (cursor.fill() == 0) {
                    return -1;
                }
                value = cursor.u8("scan");
            }
            code = value;
        }
        return code;
    }

    /** Bits of real data that were not taken. */
    int unused() {
        return count - invented;
    }
}
