package org.ridgeline.root;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.tukaani.xz.XZInputStream;

/**
 * Expands compressed payloads: runs of blocks, each with a tag, its stored size and its expanded size. The tag of each
 * block decides, never the file's header. Not for several threads at a time.
 */
final class Compression implements Closeable {
    private static final int HEADER = 9;
    private static final int LZ4_CHECKSUM = 8;
    /** Deflate cannot expand further: a match of 258 bytes takes two bits. */
    private static final int DEFLATE_RATIO = 1032;

    private static final int LZ4_RATIO = 255;
    /** A match of 273 bytes takes some 13 decisions of at least 0.02 bits each, a ratio of 7500. */
    private static final int XZ_RATIO = 1 << 14;
    /** A block of one repeated byte (RFC 8878, 3.1.1.2) holds 128 KiB in 4 bytes. */
    private static final int ZSTD_RATIO = 1 << 15;
    /** Memory that an xz stream may ask for, in KiB; level 9 takes 65 MiB. */
    private static final int XZ_MEMORY = 128 * 1024;

    private final Zlib library;
    // Made when first needed: they hold memory outside of the heap.
    private NativeZlib fast;
    private Inflater zlib;
    private Inflater deflate;

    Compression() {
        this(Zlib.PORTABLE);
    }

    /**
     * @param library for blocks of zlib; the portable one stands in where the native one does not load
     */
    Compression(Zlib library) {
        this.library = library == Zlib.NATIVE && NativeZlib.loads() ? Zlib.NATIVE : Zlib.PORTABLE;
    }

    /**
     * Expands the {@code length} bytes at {@code offset} of {@code stored} to exactly {@code expanded} bytes.
     *
     * @param reuse taken for the result if it is large enough
     * @param where file and object, for messages
     */
    byte[] expand(byte[] stored, int offset, int length, int expanded, byte[] reuse, String where)
            throws RootException {
        checkBlocks(stored, offset, length, expanded, where);
        byte[] target = reuse.length >= expanded ? reuse : new byte[expanded];
        int from = offset;
        int to = 0;
        while (to < expanded) {
            int storedSize = size(stored, from + 3);
            int size = size(stored, from + 6);
            int produced;
            try {
                produced = block(stored, from, storedSize, target, to, size);
            } catch (DataFormatException | IOException | LZ4Exception | ZstdException | IndexOutOfBoundsException e) {
                throw new RootException(
                        where + ": the " + tag(stored, from) + " block at byte " + (from - offset)
                                + " of the compressed payload is corrupt: " + e.getMessage(),
                        e);
            }
            if (produced != size) {
                throw new RootException(where + ": the " + tag(stored, from) + " block at byte " + (from - offset)
                        + " of the compressed payload expands to " + produced + " bytes, expected " + size);
            }
            from += HEADER + storedSize;
            to += size;
        }
        return target;
    }

    /** Walks over the block headers, so that no memory is taken for sizes that the blocks do not bear out. */
    private static void checkBlocks(byte[] stored, int offset, int length, int expanded, String where)
            throws RootException {
        int end = offset + length;
        int at = offset;
        long sum = 0;
        while (sum < expanded) {
            if (end - at < HEADER) {
                throw new RootException(where + ": its compressed payload of " + length + " bytes ends after " + sum
                        + " of " + expanded + " bytes");
            }
            int storedSize = size(stored, at + 3);
            int size = size(stored, at + 6);
            if (storedSize > end - at - HEADER || size == 0) {
                throw new RootException(where + ": the compression block at byte " + (at - offset) + " has a size of "
                        + storedSize + " for " + size + " bytes, but " + (end - at - HEADER) + " are left");
            }
            if (size > mostBytes(stored, at, storedSize, where + ": the compression block at byte " + (at - offset))) {
                throw new RootException(where + ": the " + tag(stored, at) + " block at byte " + (at - offset) + " of "
                        + storedSize + " bytes cannot hold " + size);
            }
            sum += size;
            at += HEADER + storedSize;
        }
        if (sum != expanded) {
            throw new RootException(where + ": its compression blocks hold " + sum + " bytes, expected " + expanded);
        }
    }

    /** What a block can hold by its codec and, of zstd, by what its frame says. */
    private static long mostBytes(byte[] stored, int at, int storedSize, String where) throws RootException {
        return switch (tag(stored, at)) {
            case "ZL", "CS" -> (long) storedSize * DEFLATE_RATIO;
            case "L4" -> (long) storedSize * LZ4_RATIO;
            case "XZ" -> (long) storedSize * XZ_RATIO;
            case "ZS" -> {
                long most = (long) storedSize * ZSTD_RATIO;
                long said = Zstd.getFrameContentSize(stored, at + HEADER, storedSize);
                yield said > 0 ? Math.min(said, most) : most;
            }
            default ->
                throw new RootException(
                        where + " has the tag " + tag(stored, at) + ", which is none of ZL, CS, XZ, L4, ZS");
        };
    }

    private int block(byte[] stored, int at, int storedSize, byte[] target, int to, int size)
            throws DataFormatException, IOException {
        int data = at + HEADER;
        return switch (tag(stored, at)) {
            case "ZL" -> zlib(stored, data, storedSize, target, to, size);
            case "CS" -> {
                if (deflate == null) {
                    deflate = new Inflater(true);
                }
                yield inflate(deflate, stored, data, storedSize, target, to, size);
            }
            case "XZ" -> xz(stored, data, storedSize, target, to, size);
            case "L4" -> lz4(stored, data, storedSize, target, to, size);
            case "ZS" -> zstd(stored, data, storedSize, target, to, size);
            default -> throw new IllegalStateException("the tags are checked before");
        };
    }

    private int zlib(byte[] stored, int data, int n, byte[] target, int to, int size) throws DataFormatException {
        if (library == Zlib.NATIVE) {
            if (fast == null) {
                fast = new NativeZlib();
            }
            if (fast.expands(stored, data, n, target, to, size)) {
                return size;
            }
        }
        // Whatever the native library does not take is judged here, so that both refuse the same with the same words.
        if (zlib == null) {
            zlib = new Inflater();
        }
        return inflate(zlib, stored, data, n, target, to, size);
    }

    private static int inflate(Inflater inflater, byte[] stored, int data, int n, byte[] target, int to, int size)
            throws DataFormatException {
        inflater.reset();
        inflater.setInput(stored, data, n);
        int produced = 0;
        while (produced < size) {
            int now = inflater.inflate(target, to + produced, size - produced);
            if (now == 0) {
                break;
            }
            produced += now;
        }
        // The zlib trailer (Adler-32) is checked only when the end of the stream is asked for.
        if (produced == size && !inflater.finished() && inflater.inflate(new byte[1]) > 0) {
            throw new DataFormatException("it holds more than the " + size + " bytes announced");
        }
        if (!inflater.finished()) {
            throw new DataFormatException("the deflated stream ends early, after " + produced + " bytes");
        }
        return produced;
    }

    private static int xz(byte[] stored, int data, int n, byte[] target, int to, int size) throws IOException {
        try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(stored, data, n), XZ_MEMORY)) {
            int produced = in.readNBytes(target, to, size);
            // Reading to the end verifies the stream's own checksum.
            if (produced == size && in.read() >= 0) {
                throw new IOException("it holds more than the " + size + " bytes announced");
            }
            return produced;
        }
    }

    private static int lz4(byte[] stored, int data, int n, byte[] target, int to, int size) throws DataFormatException {
        if (n < LZ4_CHECKSUM) {
            throw new DataFormatException("it is too short for its checksum");
        }
        long expected = Cursor.longAt(stored, data);
        long found = Lz4.HASH.hash(stored, data + LZ4_CHECKSUM, n - LZ4_CHECKSUM, 0);
        if (expected != found) {
            throw new DataFormatException(
                    "its xxh64 checksum is " + Long.toHexString(found) + ", expected " + Long.toHexString(expected));
        }
        return Lz4.DECOMPRESSOR.decompress(stored, data + LZ4_CHECKSUM, n - LZ4_CHECKSUM, target, to, size);
    }

    private static int zstd(byte[] stored, int data, int n, byte[] target, int to, int size) throws IOException {
        long produced = Zstd.decompressByteArray(target, to, size, stored, data, n);
        if (Zstd.isError(produced)) {
            throw new IOException(Zstd.getErrorName(produced));
        }
        return (int) produced;
    }

    /** The usual name of the codec whose block starts at {@code at}. */
    static String codec(byte[] bytes, int at) throws RootException {
        if (at + 2 > bytes.length) {
            throw new RootException("expected a compressed block at byte " + at + " of " + bytes.length);
        }
        return switch (tag(bytes, at)) {
            case "ZL" -> "zlib";
            case "CS" -> "deflate";
            case "XZ" -> "lzma";
            case "L4" -> "lz4";
            case "ZS" -> "zstd";
            default -> "unknown codec '" + tag(bytes, at) + "'";
        };
    }

    private static String tag(byte[] bytes, int at) {
        return new String(bytes, at, 2, StandardCharsets.ISO_8859_1);
    }

    private static int size(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
    }

    /** Gives back the memory that is outside of the heap. */
    @Override
    public void close() {
        if (fast != null) {
            fast.close();
        }
        if (zlib != null) {
            zlib.end();
        }
        if (deflate != null) {
            deflate.end();
        }
    }

    /** Loaded only when a file has LZ4 blocks. */
    private static final class Lz4 {
        static final LZ4SafeDecompressor DECOMPRESSOR =
                LZ4Factory.fastestInstance().safeDecompressor();
        static final XXHash64 HASH = XXHashFactory.fastestInstance().hash64();
    }
}
