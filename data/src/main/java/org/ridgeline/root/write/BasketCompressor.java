package org.ridgeline.root.write;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.zip.Deflater;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Compresses payloads into ROOT's blocks: nine bytes (two letters, a version, two little-endian sizes of three bytes) and
 * the codec's bytes; a block holds at most 0xFFFFFF bytes.
 */
final class BasketCompressor implements AutoCloseable {
    private static final int HEADER = 9;
    private static final int LARGEST_BLOCK = 0xFFFFFF;
    private static final int CHECKSUM = 8;

    private final Codec codec;
    private final int level;
    private final Deflater deflater;
    private final LZ4Compressor lz4;
    private final XXHash64 hash;
    private byte[] out = new byte[1 << 16];

    BasketCompressor(Codec codec, int level) {
        this.codec = codec;
        this.level = level;
        this.deflater = codec == Codec.ZLIB ? new Deflater(level) : null;
        this.lz4 = codec == Codec.LZ4 ? lz4(level) : null;
        this.hash = codec == Codec.LZ4 ? XXHashFactory.fastestInstance().hash64() : null;
    }

    /** ROOT's lz4 is the fast one up to level 3, the high compression above. */
    private static LZ4Compressor lz4(int level) {
        LZ4Factory factory = LZ4Factory.fastestInstance();
        return level <= 3 ? factory.fastCompressor() : factory.highCompressor(level);
    }

    /** The blocks of {@code payload[0 .. length)}, or the payload itself if it does not become smaller. */
    byte[] compress(byte[] payload, int length) {
        byte[] stored = Arrays.copyOf(payload, length);
        if (codec == Codec.NONE || length == 0) {
            return stored;
        }
        int size = 0;
        for (int from = 0; from < length; from += LARGEST_BLOCK) {
            int count = Math.min(LARGEST_BLOCK, length - from);
            // What does not shrink is stored, so the output never needs more than the input and one header.
            int limit = count - 1;
            if (out.length - size < HEADER + limit) {
                out = Arrays.copyOf(out, Math.max(out.length * 2, size + HEADER + limit));
            }
            int packed = limit <= 0 ? 0 : block(stored, from, count, size + HEADER, limit);
            if (packed == 0) {
                return stored;
            }
            header(size, packed, count);
            size += HEADER + packed;
        }
        return size < length ? Arrays.copyOf(out, size) : stored;
    }

    /** Compresses one block into {@code out} and returns its size, 0 if it does not fit into {@code limit}. */
    private int block(byte[] payload, int from, int count, int to, int limit) {
        return switch (codec) {
            case NONE -> 0;
            case ZLIB -> {
                deflater.reset();
                deflater.setInput(payload, from, count);
                deflater.finish();
                int packed = deflater.deflate(out, to, limit);
                yield deflater.finished() ? packed : 0;
            }
            case LZ4 -> {
                byte[] block = lz4.compress(payload, from, count);
                if (block.length + CHECKSUM > limit) {
                    yield 0;
                }
                System.arraycopy(block, 0, out, to + CHECKSUM, block.length);
                long sum = hash.hash(block, 0, block.length, 0);
                for (int i = 0; i < CHECKSUM; i++) {
                    out[to + i] = (byte) (sum >> (56 - 8 * i));
                }
                yield block.length + CHECKSUM;
            }
            case ZSTD -> {
                byte[] block = Zstd.compress(Arrays.copyOfRange(payload, from, from + count), level);
                if (block.length > limit) {
                    yield 0;
                }
                System.arraycopy(block, 0, out, to, block.length);
                yield block.length;
            }
        };
    }

    private void header(int at, int packed, int count) {
        String tag = switch (codec) {
            case NONE -> throw new IllegalStateException("nothing is compressed");
            case ZLIB -> "ZL\b";
            case LZ4 -> "L4\u0001";
            case ZSTD -> "ZS\u0001";
        };
        for (int i = 0; i < 3; i++) {
            out[at + i] = (byte) tag.charAt(i);
            out[at + 3 + i] = (byte) (packed >> (8 * i));
            out[at + 6 + i] = (byte) (count >> (8 * i));
        }
    }

    @Override
    public void close() {
        if (deflater != null) {
            deflater.end();
        }
    }
}
