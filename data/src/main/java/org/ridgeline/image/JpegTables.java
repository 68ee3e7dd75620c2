package org.ridgeline.image;

/** The tables in force at a place of a JPEG stream: quantisation, Huffman codes, restart interval. */
final class JpegTables {

    /** Where the coefficients of the stream's zigzag stand in a block (ITU-T T.81, figure A.6). */
    static final int[] NATURAL = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    static final int DHT = 0xc4;
    static final int DQT = 0xdb;
    static final int DRI = 0xdd;

    private final int[][] quanta = new int[4][];
    private final JpegHuffman[] dc = new JpegHuffman[4];
    private final JpegHuffman[] ac = new JpegHuffman[4];
    private int restartInterval;

    /** Multipliers in the order of a block, or null if there are none of that number. */
    int[] quanta(int number) {
        return number < 4 ? quanta[number] : null;
    }

    JpegHuffman dc(int number) {
        return number < 4 ? dc[number] : null;
    }

    JpegHuffman ac(int number) {
        return number < 4 ? ac[number] : null;
    }

    /** Units between restart markers, 0 for none. */
    int restartInterval() {
        return restartInterval;
    }

    /**
     * Reads a segment if it is one of tables.
     *
     * @return null if all is well, else what is wrong
     */
    String read(int marker, byte[] body) {
        return switch (marker) {
            case DQT -> readQuanta(body);
            case DHT -> readHuffman(body);
            case DRI -> {
                if (body.length != 2) {
                    yield "its restart interval has " + body.length + " bytes";
                }
                restartInterval = (body[0] & 0xff) << 8 | body[1] & 0xff;
                yield null;
            }
            default -> null;
        };
    }

    private String readQuanta(byte[] body) {
        int at = 0;
        while (at < body.length) {
            int number = body[at] & 15;
            int bytes = (body[at] & 0xf0) == 0 ? 1 : 2;
            at++;
            if (number > 3 || at + 64 * bytes > body.length) {
                return "a quantisation table is cut short or has number " + number;
            }
            int[] table = new int[64];
            for (int i = 0; i < 64; i++) {
                int value = body[at++] & 0xff;
                if (bytes == 2) {
                    value = value << 8 | body[at++] & 0xff;
                }
                table[NATURAL[i]] = value;
            }
            quanta[number] = table;
        }
        return null;
    }

    private String readHuffman(byte[] body) {
        int at = 0;
        while (at < body.length) {
            int kind = body[at] & 0xff;
            if (at + 17 > body.length || (kind & 15) > 3 || kind > 0x1f) {
                return "a Huffman table is cut short or has number " + kind;
            }
            int[] counts = new int[16];
            int sum = 0;
            for (int i = 0; i < 16; i++) {
                counts[i] = body[at + 1 + i] & 0xff;
                sum += counts[i];
            }
            at += 17;
            if (sum > 256 || at + sum > body.length) {
                return "a Huffman table states " + sum + " codes";
            }
            byte[] symbols = new byte[sum];
            System.arraycopy(body, at, symbols, 0, sum);
            at += sum;
            JpegHuffman table = JpegHuffman.of(counts, symbols);
            if (table == null) {
                return "a Huffman table has more codes than its lengths allow";
            }
            (kind < 16 ? dc : ac)[kind & 15] = table;
        }
        return null;
    }
}
