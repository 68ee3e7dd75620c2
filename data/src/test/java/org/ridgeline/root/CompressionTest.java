package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressionTest {
    private final Compression compression = new Compression();

    private static byte[] text(int n) {
        byte[] bytes = new byte[n];
        Random random = new Random(3);
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) ("ridgeline".charAt(random.nextInt(9)) + (i % 7 == 0 ? 1 : 0));
        }
        return bytes;
    }

    private static byte[] block(String tag, byte[] data) throws IOException {
        byte[] packed = switch (tag) {
            case "ZL" -> deflate(data, false);
            case "CS" -> deflate(data, true);
            case "XZ" -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(1))) {
                    xz.write(data);
                }
                yield out.toByteArray();
            }
            case "L4" -> {
                byte[] lz4 = LZ4Factory.fastestInstance().fastCompressor().compress(data);
                long hash = XXHashFactory.fastestInstance().hash64().hash(lz4, 0, lz4.length, 0);
                yield ByteBuffer.allocate(8 + lz4.length).putLong(hash).put(lz4).array();
            }
            default -> Zstd.compress(data, 3);
        };
        byte[] block = new byte[9 + packed.length];
        block[0] = (byte) tag.charAt(0);
        block[1] = (byte) tag.charAt(1);
        block[2] = 1;
        for (int i = 0; i < 3; i++) {
            block[3 + i] = (byte) (packed.length >> 8 * i);
            block[6 + i] = (byte) (data.length >> 8 * i);
        }
        System.arraycopy(packed, 0, block, 9, packed.length);
        return block;
    }

    private static byte[] deflate(byte[] data, boolean raw) {
        Deflater deflater = new Deflater(1, raw);
        deflater.setInput(data);
        deflater.finish();
        byte[] out = new byte[data.length + 100];
        int n = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, n);
    }

    private byte[] expand(byte[] stored, int expanded) throws RootException {
        return compression.expand(stored, 0, stored.length, expanded, new byte[0], "a.root: basket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZL", "CS", "XZ", "L4", "ZS"})
    void aBlockOfEachCodecIsExpanded(String tag) throws IOException {
        byte[] data = text(10_000);
        assertThat(expand(block(tag, data), data.length)).isEqualTo(data);
    }

    @Test
    void blocksOfSeveralCodecsFollowEachOther() throws IOException {
        byte[] data = text(10_000);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (String tag : new String[] {"ZL", "ZS", "CS", "L4", "ZL", "XZ"}) {
            stored.write(block(tag, data));
            expected.write(data);
        }
        assertThat(expand(stored.toByteArray(), 60_000)).isEqualTo(expected.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZL", "CS", "XZ", "L4", "ZS"})
    void aDamagedBlockIsNeverAnythingButARootException(String tag) throws IOException {
        byte[] data = text(2000);
        byte[] block = block(tag, data);
        int noticed = 0;
        for (int at = 0; at < block.length; at++) {
            byte[] damaged = block.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            try {
                assertThat(expand(damaged, data.length)).hasSameSizeAs(data);
            } catch (RootException e) {
                assertThat(e).hasMessageStartingWith("a.root: basket");
                noticed++;
            }
        }
        // zlib, xz and ROOT's LZ4 blocks have checksums; old deflate has none, and ROOT's zstd frames mostly none.
        boolean checked = tag.equals("ZL") || tag.equals("XZ") || tag.equals("L4");
        assertThat(noticed).as(tag + ": noticed").isGreaterThan(checked ? block.length - 5 : block.length / 10);
    }

    @Test
    void aSizeThatTheBlocksDoNotBearOutIsRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] block = block("ZL", text(1000));
        assertThatThrownBy(() -> expand(block, Integer.MAX_VALUE))
                .isInstanceOf(RootException.class)
                .hasMessageContaining("ends after 1000 of 2147483647 bytes");
        byte[] boasting = block.clone();
        boasting[8] = (byte) 0xff;
        assertThatThrownBy(() -> expand(boasting, 1000 + (0xff << 16)))
                .isInstanceOf(RootException.class)
                .hasMessageContaining("cannot hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZL", "CS", "XZ", "L4", "ZS"})
    void theMostThatACodecCanHoldIsNotRefused(String tag) throws IOException {
        byte[] zeros = new byte[0xffffff];
        assertThat(expand(block(tag, zeros), zeros.length)).isEqualTo(zeros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZL", "CS", "XZ", "L4", "ZS", "QQ"})
    void headersWithoutDataCannotClaimMemory(String tag) {
        byte[] stored = new byte[9 * 127];
        for (int at = 0; at < stored.length; at += 9) {
            stored[at] = (byte) tag.charAt(0);
            stored[at + 1] = (byte) tag.charAt(1);
            Arrays.fill(stored, at + 6, at + 9, (byte) 0xff);
        }
        assertThatThrownBy(() -> expand(stored, 127 * 0xffffff))
                .isInstanceOf(RootException.class)
                .hasMessageContaining("at byte 0");
    }

    @Test
    void aZstdFrameThatSaysItsSizeBoundsItsBlock() throws IOException {
        byte[] boasting = block("ZS", text(1000));
        boasting[8] = 1;
        assertThatThrownBy(() -> expand(boasting, 1000 + (1 << 16)))
                .isInstanceOf(RootException.class)
                .hasMessageContaining("cannot hold 66536");
    }

    @Test
    void aClosedDecompressorHasGivenItsMemoryBack() throws IOException {
        byte[] data = text(100);
        for (String tag : new String[] {"ZL", "CS"}) {
            Compression closed = new Compression();
            byte[] block = block(tag, data);
            assertThat(closed.expand(block, 0, block.length, 100, new byte[0], "a.root"))
                    .isEqualTo(data);
            closed.close();
            assertThatThrownBy(() -> closed.expand(block, 0, block.length, 100, new byte[0], "a.root"))
                    .as(tag)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void anUnknownTagIsNamed() throws IOException {
        byte[] block = block("ZL", text(100));
        block[0] = 'Q';
        assertThatThrownBy(() -> expand(block, 100))
                .isInstanceOf(RootException.class)
                .hasMessageContaining("block at byte 0")
                .hasMessageContaining("QL")
                .hasMessageContaining("none of ZL, CS, XZ, L4, ZS");
    }
}
