package org.ridgeline.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Writes deflate blocks (RFC 1951) of pixels: one look back per place, found by a hash of eight bytes, and Huffman codes made
 * for each block. On filtered pixels about five times as fast as zlib's second level and as small as its sixth, and the
 * same bytes on every machine, which builds of zlib do not promise (decision 102).
 */
final class FastDeflate {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Input bytes of a block: enough for its codes to pay, few enough for them to fit what is near. */
    private static final int BLOCK = 1 << 16;

    private static final int HASH_BITS = 14;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int WINDOW = 1 << 15;
    /** Shorter ones take more bits than the few of each byte that filtered pixels have. */
    private static final int LEAST_MATCH = 8;

    private static final int MATCH_SHIFT = 64 - 8 * LEAST_MATCH;
    private static final int LONGEST_MATCH = 258;
    /** So many places without a match, and every second one is looked at, then every third. */
    private static final int PATIENCE_BITS = 4;

    /** The largest stored block. */
    private static final int STORED = 65535;

    /** Set in a token that is a match: its length and distance follow, else it is a byte. */
    private static final int MATCH = 1 << 31;

    private final byte[] in;
    private final int end;
    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] tokens;
    private final DeflateCodes codes = new DeflateCodes();
    private byte[] out;
    private int at;
    private long bits;
    private int bitCount;

    private FastDeflate(byte[] in, int length, byte[] out, int at) {
        this.in = in;
        this.end = length;
        this.out = out;
        this.at = at;
        this.tokens = new int[Math.min(BLOCK, length)];
        // No place is within a window of these.
        Arrays.fill(heads, -2 * WINDOW);
    }

    /**
     * Compresses into raw blocks that end at a whole byte, and that more may follow.
     *
     * @param length bytes of {@code in} to take
     * @param before bytes to leave free at the start of the result
     * @param after bytes to leave free at its end
     */
    static byte[] part(byte[] in, int length, int before, int after) {
        FastDeflate deflate = over(in, length, before, after);
        deflate.run(Ending.OPEN);
        return Arrays.copyOf(deflate.out, deflate.at + after);
    }

    /**
     * Compresses into a zlib stream (RFC 1950), with header and checksum.
     *
     * @param length bytes of {@code in} to take
     * @param before bytes to leave free at the start of the result
     */
    static byte[] zlib(byte[] in, int length, int before) {
        FastDeflate deflate = over(in, length, before + 2, 4);
        // Deflate with a window of 32 KiB, by the fastest algorithm.
        deflate.out[before] = 0x78;
        deflate.out[before + 1] = 0x01;
        deflate.run(Ending.FINAL);
        Adler32 check = new Adler32();
        check.update(in, 0, length);
        ByteBuffer.wrap(deflate.out).putInt(deflate.at, (int) check.getValue());
        return Arrays.copyOf(deflate.out, deflate.at + 4);
    }

    private static FastDeflate over(byte[] in, int length, int before, int after) {
        return new FastDeflate(in, length, new byte[before + after + length / 2 + 256], before);
    }

    /** What stands behind the data. */
    private enum Ending {
        FINAL,
        OPEN
    }

    private void run(Ending last) {
        int start = 0;
        do {
            int stop = Math.min(end, start + BLOCK);
            int count = find(start, stop);
            int isLast = last == Ending.FINAL && stop == end ? 1 : 0;
            // Never more than stored, which takes 5 bytes for each of two blocks; and 8 bytes are written at a time.
            room(stop - start + 64);
            long coded = codes.prepare();
            if (coded >= 8L * (stop - start) + 40) {
                store(start, stop, isLast);
            } else {
                put(isLast | 2 << 1, 3);
                write(count);
            }
            start = stop;
        } while (start < end);
        if (last == Ending.OPEN) {
            room(16);
            put(0, 3);
            toByte();
            stored(0);
        } else {
            toByte();
        }
    }

    /** Fills the tokens of a block and counts their symbols. */
    private int find(int start, int stop) {
        codes.clear();
        byte[] bytes = in;
        int[] head = heads;
        int[] found = tokens;
        int[] literals = codes.literals;
        int count = 0;
        int next = start;
        int misses = 0;
        int lastPlace = stop - 8;
        while (next <= lastPlace) {
            long word = (long) LONG.get(bytes, next) << MATCH_SHIFT;
            int hash = (int) (word * MULTIPLIER >>> 64 - HASH_BITS);
            int candidate = head[hash];
            head[hash] = next;
            if (next - candidate <= WINDOW && (long) LONG.get(bytes, candidate) << MATCH_SHIFT == word) {
                int length = LEAST_MATCH + same(bytes, candidate + LEAST_MATCH, next + LEAST_MATCH, stop);
                found[count++] = MATCH | length << 16 | next - candidate - 1;
                codes.count(length, next - candidate);
                next += length;
                misses = 0;
            } else {
                int skip = Math.min(1 + (misses++ >> PATIENCE_BITS), stop - next);
                for (int i = 0; i < skip; i++) {
                    int literal = bytes[next + i] & 0xFF;
                    found[count++] = literal;
                    literals[literal]++;
                }
                next += skip;
            }
        }
        while (next < stop) {
            int literal = bytes[next++] & 0xFF;
            found[count++] = literal;
            literals[literal]++;
        }
        return count;
    }

    /** How many bytes from both places on are the same, so that a match stays within its longest and the block. */
    private static int same(byte[] bytes, int first, int second, int stop) {
        int most = Math.min(LONGEST_MATCH - LEAST_MATCH, stop - second);
        int n = 0;
        while (n + 8 <= most) {
            long difference = (long) LONG.get(bytes, first + n) ^ (long) LONG.get(bytes, second + n);
            if (difference != 0) {
                return n + (Long.numberOfTrailingZeros(difference) >> 3);
            }
            n += 8;
        }
        while (n < most && bytes[first + n] == bytes[second + n]) {
            n++;
        }
        return n;
    }

    /** The codes, then the tokens in them. */
    private void write(int count) {
        codes.describe(this::put);
        int[] found = tokens;
        int[] literal = codes.literalCodes;
        byte[] literalBits = codes.literalBits;
        byte[] sink = out;
        int position = at;
        long held = bits;
        int have = bitCount;
        for (int i = 0; i < count; i++) {
            int token = found[i];
            if (token >= 0) {
                held |= (long) literal[token] << have;
                have += literalBits[token];
                // Two more of at most 15 bits have room.
                if (i + 2 < count && (found[i + 1] | found[i + 2]) >= 0) {
                    int second = found[i + 1];
                    held |= (long) literal[second] << have;
                    have += literalBits[second];
                    int third = found[i + 2];
                    held |= (long) literal[third] << have;
                    have += literalBits[third];
                    i += 2;
                }
            } else {
                int length = token >>> 16 & 0x7FFF;
                int symbol = DeflateCodes.lengthSymbol(length);
                held |= (long) literal[symbol] << have;
                have += literalBits[symbol];
                held |= (long) (length - DeflateCodes.lengthBase(symbol)) << have;
                have += DeflateCodes.lengthExtra(symbol);
                // A code of 15 bits, 5 more and up to 7 held before: the distance has room, of 28 at most.
                int distance = token & 0xFFFF;
                int slot = DeflateCodes.distanceSymbol(distance);
                held |= (long) codes.distanceCodes[slot] << have;
                have += codes.distanceBits[slot];
                held |= (long) (distance & (1 << DeflateCodes.distanceExtra(slot)) - 1) << have;
                have += DeflateCodes.distanceExtra(slot);
            }
            LONG.set(sink, position, held);
            position += have >>> 3;
            held >>>= have & ~7;
            have &= 7;
        }
        at = position;
        bits = held;
        bitCount = have;
        put(literal[DeflateCodes.END], literalBits[DeflateCodes.END]);
    }

    private void store(int start, int stop, int isLast) {
        int from = start;
        do {
            int length = Math.min(STORED, stop - from);
            put(from + length == stop ? isLast : 0, 3);
            toByte();
            stored(length);
            System.arraycopy(in, from, out, at, length);
            at += length;
            from += length;
        } while (from < stop);
    }

    private void stored(int length) {
        put(length, 16);
        put(~length & 0xFFFF, 16);
    }

    private void put(int value, int count) {
        bits |= (long) value << bitCount;
        bitCount += count;
        LONG.set(out, at, bits);
        at += bitCount >>> 3;
        bits >>>= bitCount & ~7;
        bitCount &= 7;
    }

    private void toByte() {
        if (bitCount > 0) {
            put(0, 8 - bitCount);
        }
    }

    private void room(int bytes) {
        if (out.length - at < bytes) {
            out = Arrays.copyOf(out, Math.max(out.length + out.length / 2, at + bytes));
        }
    }
}
