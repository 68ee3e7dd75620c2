package org.ridgeline.image;

import java.util.Arrays;

/**
 * The Huffman codes of one deflate block (RFC 1951, section 3.2): counts symbols, makes codes of at most 15 bits for them,
 * and describes them as a block's header does.
 */
final class DeflateCodes {
    /** The symbol that ends a block. */
    static final int END = 256;

    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int FIRST_LENGTH = 257;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_LENGTH_CODE = 7;
    /** The order of section 3.2.7 in which lengths of length codes stand. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    /** By length: the symbol, of which base and extra bits follow. */
    private static final short[] LENGTH_SYMBOLS = new short[259];

    private static final int[] LENGTH_BASES = new int[LITERALS];
    private static final int[] LENGTH_EXTRAS = new int[LITERALS];

    static {
        int length = 3;
        for (int symbol = FIRST_LENGTH; symbol < LITERALS - 1; symbol++) {
            int extra = symbol < 265 ? 0 : (symbol - 261) / 4;
            LENGTH_BASES[symbol] = length;
            LENGTH_EXTRAS[symbol] = extra;
            for (int i = 0; i < 1 << extra && length < 258; i++) {
                LENGTH_SYMBOLS[length++] = (short) symbol;
            }
        }
        LENGTH_SYMBOLS[258] = LITERALS - 1;
        LENGTH_BASES[LITERALS - 1] = 258;
    }

    /** How often each literal, end or length occurs. */
    final int[] literals = new int[LITERALS];

    /** The code of each, its first bit lowest. */
    final int[] literalCodes = new int[LITERALS];

    final byte[] literalBits = new byte[LITERALS];
    final int[] distanceCodes = new int[DISTANCES];
    final byte[] distanceBits = new byte[DISTANCES];
    private final int[] distances = new int[DISTANCES];

    /** The lengths of both codes as symbols of section 3.2.7, each with its extra bits above. */
    private final int[] runs = new int[LITERALS + DISTANCES];

    private final int[] runCounts = new int[19];
    private final int[] runCodes = new int[19];
    private final byte[] runBits = new byte[19];
    private int runLength;
    private int literalCount;
    private int distanceCount;
    private int orderCount;

    /** Takes so many bits of a value, lowest first. */
    interface Sink {
        void put(int value, int count);
    }

    static int lengthSymbol(int length) {
        return LENGTH_SYMBOLS[length];
    }

    static int lengthBase(int symbol) {
        return LENGTH_BASES[symbol];
    }

    static int lengthExtra(int symbol) {
        return LENGTH_EXTRAS[symbol];
    }

    /**
     * The symbol of a distance.
     *
     * @param distance less 1
     */
    static int distanceSymbol(int distance) {
        if (distance < 4) {
            return distance;
        }
        int high = 31 - Integer.numberOfLeadingZeros(distance);
        return 2 * high + (distance >>> high - 1 & 1);
    }

    static int distanceExtra(int symbol) {
        return symbol < 4 ? 0 : (symbol >> 1) - 1;
    }

    void clear() {
        Arrays.fill(literals, 0);
        Arrays.fill(distances, 0);
        literals[END] = 1;
    }

    void count(int length, int distance) {
        literals[LENGTH_SYMBOLS[length]]++;
        distances[distanceSymbol(distance - 1)]++;
    }

    /** Makes the codes, and tells how many bits header and symbols take. */
    long prepare() {
        lengths(literals, LONGEST_CODE, literalBits);
        lengths(distances, LONGEST_CODE, distanceBits);
        assign(literalBits, literalCodes);
        assign(distanceBits, distanceCodes);
        literalCount = Math.max(FIRST_LENGTH, used(literalBits));
        distanceCount = Math.max(1, used(distanceBits));
        findRuns();
        lengths(runCounts, LONGEST_LENGTH_CODE, runBits);
        assign(runBits, runCodes);
        orderCount = ORDER.length;
        while (orderCount > 4 && runBits[ORDER[orderCount - 1]] == 0) {
            orderCount--;
        }
        long sum = 3 + 14 + 3L * orderCount;
        for (int i = 0; i < runLength; i++) {
            sum += runBits[runs[i] & 31] + runExtra(runs[i] & 31);
        }
        for (int i = 0; i < LITERALS; i++) {
            sum += (long) literals[i] * (literalBits[i] + LENGTH_EXTRAS[i]);
        }
        for (int i = 0; i < DISTANCES; i++) {
            sum += (long) distances[i] * (distanceBits[i] + distanceExtra(i));
        }
        return sum;
    }

    /** The header of a block with these codes, behind its type. */
    void describe(Sink sink) {
        sink.put(literalCount - FIRST_LENGTH, 5);
        sink.put(distanceCount - 1, 5);
        sink.put(orderCount - 4, 4);
        for (int i = 0; i < orderCount; i++) {
            sink.put(runBits[ORDER[i]], 3);
        }
        for (int i = 0; i < runLength; i++) {
            int symbol = runs[i] & 31;
            sink.put(runCodes[symbol], runBits[symbol]);
            sink.put(runs[i] >>> 5, runExtra(symbol));
        }
    }

    private static int runExtra(int symbol) {
        return switch (symbol) {
            case 16 -> 2;
            case 17 -> 3;
            case 18 -> 7;
            default -> 0;
        };
    }

    private static int used(byte[] lengths) {
        int used = lengths.length;
        while (used > 0 && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /** Repetitions among the lengths of both codes, which follow each other. */
    private void findRuns() {
        Arrays.fill(runCounts, 0);
        runLength = 0;
        int all = literalCount + distanceCount;
        int i = 0;
        while (i < all) {
            int length = lengthAt(i);
            int same = 1;
            while (i + same < all && lengthAt(i + same) == length) {
                same++;
            }
            i += same;
            if (length == 0) {
                while (same >= 11) {
                    int run = Math.min(138, same);
                    run(18, run - 11);
                    same -= run;
                }
                if (same >= 3) {
                    run(17, same - 3);
                    same = 0;
                }
            } else {
                run(length, 0);
                same--;
                while (same >= 3) {
                    int run = Math.min(6, same);
                    run(16, run - 3);
                    same -= run;
                }
            }
            for (; same > 0; same--) {
                run(length, 0);
            }
        }
    }

    private int lengthAt(int i) {
        return i < literalCount ? literalBits[i] : distanceBits[i - literalCount];
    }

    private void run(int symbol, int extra) {
        runs[runLength++] = extra << 5 | symbol;
        runCounts[symbol]++;
    }

    /**
     * Lengths of a Huffman code in place (Moffat and Katajainen, "In-place calculation of minimum-redundancy codes", 1995),
     * then shortened to {@code longest} by moving leaves up until Kraft's sum fits. A lone symbol gets a code of one bit.
     */
    private static void lengths(int[] counts, int longest, byte[] bits) {
        Arrays.fill(bits, (byte) 0);
        long[] sorted = new long[counts.length];
        int n = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                sorted[n++] = (long) counts[symbol] << 16 | symbol;
            }
        }
        if (n < 2) {
            // Some decoders want two codes, of which one may go unused.
            bits[0] = 1;
            bits[n == 0 || (int) (sorted[0] & 0xFFFF) == 0 ? 1 : (int) (sorted[0] & 0xFFFF)] = 1;
            return;
        }
        Arrays.sort(sorted, 0, n);
        int[] tree = new int[n];
        for (int i = 0; i < n; i++) {
            tree[i] = (int) (sorted[i] >>> 16);
        }
        minimumRedundancy(tree, n);
        int[] perLength = new int[Math.max(longest, tree[0]) + 1];
        for (int i = 0; i < n; i++) {
            perLength[Math.min(tree[i], longest)]++;
        }
        limit(perLength, longest);
        // The rarest symbols, first in order, get the longest codes.
        int next = 0;
        for (int length = longest; length > 0; length--) {
            for (int i = 0; i < perLength[length]; i++) {
                bits[(int) (sorted[next++] & 0xFFFF)] = (byte) length;
            }
        }
    }

    /** Turns counts in ascending order into lengths. */
    private static void minimumRedundancy(int[] a, int n) {
        a[0] += a[1];
        int root = 0;
        int leaf = 2;
        for (int next = 1; next < n - 1; next++) {
            if (leaf >= n || a[root] < a[leaf]) {
                a[next] = a[root];
                a[root++] = next;
            } else {
                a[next] = a[leaf++];
            }
            if (leaf >= n || root < next && a[root] < a[leaf]) {
                a[next] += a[root];
                a[root++] = next;
            } else {
                a[next] += a[leaf++];
            }
        }
        a[n - 2] = 0;
        for (int next = n - 3; next >= 0; next--) {
            a[next] = a[a[next]] + 1;
        }
        int available = 1;
        int used = 0;
        int depth = 0;
        root = n - 2;
        int next = n - 1;
        while (available > 0) {
            while (root >= 0 && a[root] == depth) {
                used++;
                root--;
            }
            while (available > used) {
                a[next--] = depth;
                available--;
            }
            available = 2 * used;
            depth++;
            used = 0;
        }
    }

    private static void limit(int[] perLength, int longest) {
        int total = 0;
        for (int length = longest; length > 0; length--) {
            total += perLength[length] << longest - length;
        }
        while (total > 1 << longest) {
            perLength[longest]--;
            for (int length = longest - 1; length > 0; length--) {
                if (perLength[length] > 0) {
                    perLength[length]--;
                    perLength[length + 1] += 2;
                    break;
                }
            }
            total--;
        }
    }

    /** Codes of these lengths (section 3.2.2), their first bit lowest. */
    private static void assign(byte[] bits, int[] codes) {
        int[] next = new int[LONGEST_CODE + 2];
        for (byte length : bits) {
            if (length > 0) {
                next[length + 1]++;
            }
        }
        for (int length = 1; length <= LONGEST_CODE; length++) {
            next[length + 1] = (next[length] + next[length + 1]) << 1;
        }
        // next[length] is the first code of that length.
        for (int symbol = 0; symbol < bits.length; symbol++) {
            int length = bits[symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(next[length]++) >>> 32 - length;
            }
        }
    }
}
