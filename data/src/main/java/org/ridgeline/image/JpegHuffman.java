package org.ridgeline.image;

import java.io.IOException;

/** A Huffman table of a JPEG (ITU-T T.81, annex C), with a look-up of the shorter codes. */
final class JpegHuffman {

    private static final int QUICK = 9;
    private static final int LONGEST = 16;

    /** By the next 9 bits: length of the code times 256 plus symbol, or 0 if it is longer. */
    private final short[] quick = new short[1 << QUICK];

    private final byte[] symbols;
    /** By length: the first code that is longer, shifted to 16 bits. */
    private final int[] beyond = new int[LONGEST + 2];
    /** By length: what to add to a code for the place of its symbol. */
    private final int[] shift = new int[LONGEST + 1];

    private JpegHuffman(byte[] symbols) {
        this.symbols = symbols;
    }

    /**
     * Builds a table.
     *
     * @param counts how many codes have each length, from 1 on
     * @return null if there are more codes of a length than fit
     */
    static JpegHuffman of(int[] counts, byte[] symbols) {
        JpegHuffman table = new JpegHuffman(symbols);
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            table.shift[length] = place - code;
            for (int i = 0; i < counts[length - 1]; i++) {
                if (code >= 1 << length) {
                    return null;
                }
                if (length <= QUICK) {
                    short entry = (short) (length << 8 | symbols[place] & 0xff);
                    int first = code << QUICK - length;
                    for (int j = 0; j < 1 << QUICK - length; j++) {
                        table.quick[first + j] = entry;
                    }
                }
                code++;
                place++;
            }
            table.beyond[length] = code << LONGEST - length;
            code <<= 1;
        }
        table.beyond[LONGEST + 1] = Integer.MAX_VALUE;
        return table;
    }

    /** The next symbol; -1 if the bits are no code. */
    int next(JpegBits bits) throws IOException {
        int peeked = bits.peek(LONGEST);
        int entry = quick[peeked >>> LONGEST - QUICK];
        if (entry != 0) {
            bits.skip(entry >>> 8);
            return entry & 0xff;
        }
        int length = QUICK + 1;
        while (peeked >= beyond[length]) {
            length++;
        }
        if (length > LONGEST) {
            return -1;
        }
        bits.skip(length);
        int place = (peeked >>> LONGEST - length) + shift[length];
        return place < 0 || place >= symbols.length ? -1 : symbols[place] & 0xff;
    }
}
