package org.ridgeline.image;

import java.io.IOException;
import java.util.Arrays;

/**
 * One scan of a JPEG: which components and coefficients it holds (ITU-T T.81, B.2.3), and the decoding of its blocks
 * (annexes F and G).
 */
final class JpegScan {

    private final JpegFrame frame;
    private final int[] components;
    private final JpegHuffman[] dc;
    private final JpegHuffman[] ac;
    private final int first;
    private final int last;
    private final int high;
    private final int low;
    private final int restartInterval;
    private final JpegBits bits;
    private final int[] predicted;
    private int endOfBands;
    private int untilRestart;
    private int restarts;
    private String wrong;

    /** The data begins where the cursor is. */
    private JpegScan(JpegFrame frame, JpegTables tables, byte[] body, SourceCursor cursor) {
        this.frame = frame;
        int count = body.length == 0 ? 0 : body[0] & 0xff;
        boolean fits = count >= 1 && count <= frame.components().length && body.length == 4 + 2 * count;
        components = new int[fits ? count : 0];
        dc = new JpegHuffman[components.length];
        ac = new JpegHuffman[components.length];
        predicted = new int[components.length];
        bits = new JpegBits(cursor);
        restartInterval = tables.restartInterval();
        untilRestart = restartInterval;
        first = fits ? body[1 + 2 * count] & 0xff : 0;
        last = fits && frame.progressive() ? body[2 + 2 * count] & 0xff : 63;
        high = fits && frame.progressive() ? (body[3 + 2 * count] & 0xff) >> 4 : 0;
        low = fits && frame.progressive() ? body[3 + 2 * count] & 15 : 0;
        if (!fits) {
            wrong = "a scan's head has " + body.length + " bytes for " + count + " components";
            return;
        }
        for (int i = 0; i < count; i++) {
            components[i] = indexOf(body[1 + 2 * i] & 0xff);
            for (int j = 0; j < i; j++) {
                components[i] = components[j] == components[i] ? -1 : components[i];
            }
            int number = body[2 + 2 * i] & 0xff;
            dc[i] = tables.dc(number >> 4);
            ac[i] = tables.ac(number & 15);
        }
        check();
    }

    /**
     * Reads a scan's head.
     *
     * @throws ImageException if it does not fit the frame or the tables
     */
    static JpegScan open(String file, JpegFrame frame, JpegTables tables, byte[] body, SourceCursor cursor)
            throws ImageException {
        JpegScan scan = new JpegScan(frame, tables, body, cursor);
        if (scan.wrong != null) {
            throw new ImageException(file, "damaged JPEG: " + scan.wrong);
        }
        return scan;
    }

    private int indexOf(int id) {
        for (int i = 0; i < frame.components().length; i++) {
            if (frame.components()[i].id() == id) {
                return i;
            }
        }
        return -1;
    }

    private void check() {
        boolean bands = first <= last && last < 64 && low <= 13 && (high == 0 || high == low + 1);
        // The first coefficient has scans of its own, which may be of several components; the others have one each.
        boolean apart = !frame.progressive() || (first == 0 ? last == 0 : components.length == 1);
        if (!bands || !apart || !frame.progressive() && first != 0) {
            wrong = "a scan states coefficients " + first + " to " + last + ", bits " + high + " to " + low;
            return;
        }
        for (int i = 0; i < components.length; i++) {
            boolean needsDc = first == 0 && high == 0;
            boolean needsAc = last > 0;
            if (components[i] < 0) {
                wrong = "a scan names a component that is not in the frame";
            } else if (needsDc && dc[i] == null || needsAc && ac[i] == null) {
                wrong = "a scan uses a Huffman table that is not there";
            }
        }
    }

    /** Indexes of the components in the frame. */
    int[] components() {
        return components;
    }

    /** Whether units are single blocks, which then cover the component only. */
    boolean alone() {
        return components.length == 1;
    }

    /**
     * Called before each unit: reads the restart marker that is due.
     *
     * @return null if all is well, else what is wrong
     */
    String startUnit() throws IOException {
        if (restartInterval == 0) {
            return null;
        }
        if (untilRestart == 0) {
            String trouble = end("a restart interval");
            if (trouble != null) {
                return trouble;
            }
            int marker = bits.marker();
            if (marker != 0xd0 + (restarts & 7)) {
                return marker < 0
                        ? "cut"
                        : String.format("the marker %02x stands where restart %d is right", marker, restarts & 7);
            }
            restarts++;
            untilRestart = restartInterval;
            endOfBands = 0;
            Arrays.fill(predicted, 0);
        }
        untilRestart--;
        return null;
    }

    private String end(String what) {
        if (bits.overrun()) {
            return "the data of " + what + " ends too early";
        }
        return bits.unused() >= 8 ? "the data of " + what + " goes on too long" : null;
    }

    /** Whether more was decoded than there is. */
    boolean overrun() {
        return bits.overrun();
    }

    /** The marker after the data, -1 at the end of the file. */
    int marker() throws IOException {
        return bits.marker();
    }

    /**
     * Decodes a block into {@code block}, where all was zero before the first scan.
     *
     * @param index of the component in this scan
     * @return the place in the zigzag of the last coefficient of a sequential block, 63 else; -1 if the data is damaged
     */
    int decode(int index, short[] block, int at) throws IOException {
        if (!frame.progressive()) {
            return sequential(index, block, at);
        }
        boolean sound = true;
        if (first == 0) {
            sound = high == 0 ? firstDc(index, block, at) : refineDc(block, at);
        } else {
            sound = high == 0 ? firstAc(index, block, at) : refineAc(index, block, at);
        }
        return sound ? 63 : -1;
    }

    private int sequential(int index, short[] block, int at) throws IOException {
        if (!firstDc(index, block, at)) {
            return -1;
        }
        JpegHuffman table = ac[index];
        int end = 0;
        for (int k = 1; k < 64; k++) {
            int symbol = table.next(bits);
            int size = symbol & 15;
            if (symbol <= 0) {
                return symbol < 0 ? -1 : end;
            }
            k += symbol >> 4;
            if (size != 0) {
                if (k > 63) {
                    return -1;
                }
                block[at + JpegTables.NATURAL[k]] = (short) bits.signed(size);
                end = k;
            } else if (symbol != 0xf0) {
                // Runs without a value are 16 zeros (F0) or the end (00); libjpeg takes others for the end, too.
                return end;
            }
        }
        return end;
    }

    private boolean firstDc(int index, short[] block, int at) throws IOException {
        int size = dc[index].next(bits);
        if (size < 0 || size > 15) {
            return false;
        }
        if (size > 0) {
            predicted[index] += bits.signed(size);
        }
        block[at] = (short) (predicted[index] << low);
        return true;
    }

    private boolean refineDc(short[] block, int at) throws IOException {
        if (bits.bit() == 1) {
            block[at] |= (short) (1 << low);
        }
        return true;
    }

    private boolean firstAc(int index, short[] block, int at) throws IOException {
        if (endOfBands > 0) {
            endOfBands--;
            return true;
        }
        JpegHuffman table = ac[index];
        for (int k = first; k <= last; k++) {
            int symbol = table.next(bits);
            if (symbol < 0) {
                return false;
            }
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size != 0) {
                k += run;
                if (k > last) {
                    return false;
                }
                block[at + JpegTables.NATURAL[k]] = (short) (bits.signed(size) << low);
            } else if (run == 15) {
                k += 15;
            } else {
                endOfBands = (1 << run) - 1 + bits.take(run);
                return true;
            }
        }
        return true;
    }

    private boolean refineAc(int index, short[] block, int at) throws IOException {
        int k = first;
        if (endOfBands == 0) {
            JpegHuffman table = ac[index];
            while (k <= last) {
                int symbol = table.next(bits);
                if (symbol < 0) {
                    return false;
                }
                int run = symbol >> 4;
                int value = 0;
                if ((symbol & 15) != 0) {
                    value = bits.bit() == 1 ? 1 << low : -1 << low;
                } else if (run < 15) {
                    endOfBands = (1 << run) + bits.take(run);
                    break;
                }
                k = refineUpTo(k, run, block, at);
                if (value != 0) {
                    if (k > last) {
                        return false;
                    }
                    block[at + JpegTables.NATURAL[k]] = (short) value;
                }
                k++;
            }
        }
        if (endOfBands > 0) {
            refineUpTo(k, 64, block, at);
            endOfBands--;
        }
        return true;
    }

    /** Refines known coefficients from place k on, over so many unknown ones; the place of the unknown one after them. */
    private int refineUpTo(int from, int unknown, short[] block, int at) throws IOException {
        int left = unknown;
        for (int k = from; k <= last; k++) {
            int place = at + JpegTables.NATURAL[k];
            int known = block[place];
            if (known == 0) {
                if (left == 0) {
                    return k;
                }
                left--;
            } else if (bits.bit() == 1 && (known & 1 << low) == 0) {
                block[place] = (short) (known + (known > 0 ? 1 << low : -1 << low));
            }
        }
        return last + 1;
    }
}
