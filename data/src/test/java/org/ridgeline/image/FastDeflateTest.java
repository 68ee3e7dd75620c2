package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** What zlib inflates is what was deflated. */
class FastDeflateTest {
    private static final long SEED = 20261125;

    /** Bytes as images have them, and as they do not. */
    private enum Kind {
        NOISE,
        ZEROS,
        FEW_VALUES,
        RAMPS,
        RESIDUES,
        REPEATED_ROWS
    }

    @Test
    void bytesOfEveryKindAndLengthComeBack() throws DataFormatException {
        Random random = new Random(SEED);
        for (int i = 0; i < 900; i++) {
            int length = i % 3 == 0 ? random.nextInt(40) : random.nextInt(220_000);
            Kind kind = Kind.values()[i % Kind.values().length];
            byte[] bytes = bytes(kind, length, random);
            String what = length + " bytes, " + kind;
            byte[] stream = FastDeflate.zlib(bytes, length, 3);
            assertThat(inflate(stream, 3, new Inflater(), length)).as(what).isEqualTo(bytes);
            byte[] part = FastDeflate.part(bytes, length, 8, 4);
            // An empty last block, as behind the last strip of a PNG.
            part[part.length - 4] = 3;
            assertThat(inflate(part, 8, new Inflater(true), length)).as(what).isEqualTo(bytes);
            int stored = length + 5 * (length / 65_536 + 2) + 5;
            assertThat(part.length - 12).as(what).isLessThanOrEqualTo(stored);
        }
    }

    @Test
    void aCodeOfMoreThanFifteenBitsIsShortened() throws DataFormatException {
        // Fibonacci numbers give Huffman's deepest tree: 22 symbols would take codes of 21 bits.
        byte[] bytes = new byte[60_000];
        int at = 0;
        int before = 1;
        int count = 1;
        for (int symbol = 0; at + count < bytes.length; symbol++) {
            Arrays.fill(bytes, at, at + count, (byte) (symbol * 7));
            at += count;
            int next = before + count;
            before = count;
            count = next;
        }
        shuffle(bytes, at, new Random(SEED));
        byte[] stream = FastDeflate.zlib(bytes, at, 0);
        assertThat(inflate(stream, 0, new Inflater(), at)).isEqualTo(Arrays.copyOf(bytes, at));
    }

    @Test
    void residuesOfPixelsTakeNoMoreThanBySecondLevelOfZlib() {
        byte[] bytes = bytes(Kind.RESIDUES, 1 << 20, new Random(SEED));
        Deflater zlib = new Deflater(2);
        zlib.setInput(bytes);
        zlib.finish();
        int length = zlib.deflate(new byte[2 << 20]);
        zlib.end();
        assertThat(FastDeflate.zlib(bytes, bytes.length, 0).length).isLessThanOrEqualTo(length);
    }

    private static byte[] bytes(Kind kind, int length, Random random) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = switch (kind) {
                case NOISE -> (byte) random.nextInt();
                case ZEROS -> 0;
                case FEW_VALUES -> (byte) random.nextInt(3);
                case RAMPS -> (byte) (i / 7 * i >> 3);
                case RESIDUES -> (byte) Math.round(5 * random.nextGaussian());
                case REPEATED_ROWS -> i < 997 ? (byte) random.nextInt() : bytes[i - 997];
            };
        }
        return bytes;
    }

    private static void shuffle(byte[] bytes, int length, Random random) {
        for (int i = length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            byte kept = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = kept;
        }
    }

    private static byte[] inflate(byte[] stream, int from, Inflater inflater, int length) throws DataFormatException {
        inflater.setInput(stream, from, stream.length - from);
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int count = inflater.inflate(bytes, at, length - at);
            assertThat(count).as("bytes at %s of %s", at, length).isPositive();
            at += count;
        }
        assertThat(inflater.inflate(new byte[1])).as("bytes behind the last").isZero();
        assertThat(inflater.finished()).as("the end of the stream").isTrue();
        inflater.end();
        return bytes;
    }
}
