package org.ridgeline.image;

import java.io.IOException;

/**
 * TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, highest bit first, one longer from one code before the table
 * needs it.
 */
final class LzwStream extends BlockStream {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int TABLE = 4096;

    private final short[] prefix = new short[TABLE];
    private final byte[] suffix = new byte[TABLE];
    private final byte[] head = new byte[TABLE];
    private final short[] length = new short[TABLE];
    private final byte[] waiting = new byte[TABLE];
    private int waitingFrom;
    private int waitingTo;
    private int next = FIRST;
    private int width = 9;
    private int previous = -1;
    private int bits;
    private int bitCount;
    private boolean started;
    private boolean ended;

    LzwStream(SourceCursor cursor, String block) {
        super(cursor, block);
        for (int i = 0; i < 256; i++) {
            suffix[i] = (byte) i;
            head[i] = (byte) i;
            length[i] = 1;
        }
    }

    @Override
    int some(byte[] into, int at, int count) throws IOException {
        if (waitingFrom < waitingTo) {
            int part = Math.min(count, waitingTo - waitingFrom);
            System.arraycopy(waiting, waitingFrom, into, at, part);
            waitingFrom += part;
            return part;
        }
        int to = at;
        int end = at + count;
        while (to < end && !ended) {
            int code = code();
            if (code < 0 || code == END) {
                ended = true;
            } else if (code == CLEAR) {
                next = FIRST;
                width = 9;
                previous = -1;
            } else {
                add(code);
                int size = length[code];
                if (size <= end - to) {
                    spell(code, into, to + size);
                    to += size;
                } else {
                    spell(code, waiting, size);
                    waitingTo = size;
                    waitingFrom = end - to;
                    System.arraycopy(waiting, 0, into, to, waitingFrom);
                    to = end;
                }
            }
        }
        return to - at;
    }

    /** Enters what the code before and the first byte of this one spell; this code may be that entry itself. */
    private void add(int code) throws ImageException {
        if (previous >= 0) {
            if (code > next || code == next && next == TABLE) {
                throw damaged("has the LZW code " + code + ", which is not in its table of " + next);
            }
            if (next < TABLE) {
                prefix[next] = (short) previous;
                head[next] = head[previous];
                length[next] = (short) (length[previous] + 1);
                suffix[next] = code == next ? head[previous] : head[code];
                next++;
                if (next == (1 << width) - 1 && width < 12) {
                    width++;
                }
            }
        } else if (code > 255) {
            throw damaged("begins with the LZW code " + code + ", which is not in its table");
        }
        previous = code;
    }

    /** Writes the bytes of a code backwards from before {@code end}. */
    private void spell(int code, byte[] into, int end) {
        int at = end;
        int rest = code;
        for (int i = length[code]; i > 0; i--) {
            into[--at] = suffix[rest];
            rest = prefix[rest];
        }
    }

    private int code() throws IOException {
        if (!started) {
            started = true;
            // Before TIFF 6.0 codes had their lowest bit first; then the clear code at the start reads so.
            if (cursor.fill() > 1 && cursor.chunk()[cursor.offset()] == 0 && cursor.chunk()[cursor.offset() + 1] == 1) {
                throw damaged("is in the LZW of before TIFF 6.0; write it again with a present-day tool");
            }
        }
        while (bitCount < width) {
            if (cursor.fill() == 0) {
                return -1;
            }
            bits = bits << 8 | cursor.u8(block);
            bitCount += 8;
        }
        bitCount -= width;
        return bits >>> bitCount & (1 << width) - 1;
    }
}
