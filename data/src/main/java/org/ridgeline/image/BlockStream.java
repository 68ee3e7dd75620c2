package org.ridgeline.image;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The decoded bytes of one block of a TIFF, from its first on; how far they are decoded is up to the caller. */
abstract class BlockStream implements Closeable {

    final SourceCursor cursor;
    /** The block in words, for messages. */
    final String block;

    BlockStream(SourceCursor cursor, String block) {
        this.cursor = cursor;
        this.block = block;
    }

    /**
     * Opens a block.
     *
     * @param cursor reads the bytes of this block and no others
     */
    static BlockStream open(TiffCompression compression, SourceCursor cursor, String block) throws IOException {
        return switch (compression) {
            case NONE -> new Plain(cursor, block);
            case LZW -> new LzwStream(cursor, block);
            case DEFLATE -> new Deflated(cursor, block);
            case PACK_BITS -> new PackBits(cursor, block);
            case ZSTD -> new Zstandard(cursor, block);
            case JPEG -> throw new IllegalArgumentException("JPEG blocks are decoded by JpegDecoder");
        };
    }

    /** Decodes up to so many bytes; 0 at the end of the block. */
    abstract int some(byte[] into, int at, int count) throws IOException;

    /** Decodes so many bytes. */
    final void read(byte[] into, int at, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int part = some(into, at + done, count - done);
            if (part <= 0) {
                throw damaged("ends before its pixels do");
            }
            done += part;
        }
    }

    /** Called after all pixels: compares the checksum where the codec has one. */
    void finish() throws IOException {}

    @Override
    public void close() throws IOException {}

    final ImageException damaged(String what) {
        return new ImageException(cursor.name(), "damaged TIFF: " + block + " " + what);
    }

    private static final class Plain extends BlockStream {
        Plain(SourceCursor cursor, String block) {
            super(cursor, block);
        }

        @Override
        int some(byte[] into, int at, int count) throws IOException {
            return cursor.read(into, at, count);
        }
    }

    private static final class Deflated extends BlockStream {
        private final Inflater inflater = new Inflater();

        Deflated(SourceCursor cursor, String block) {
            super(cursor, block);
        }

        @Override
        int some(byte[] into, int at, int count) throws IOException {
            try {
                while (!inflater.finished()) {
                    if (inflater.needsInput()) {
                        int available = cursor.fill();
                        if (available == 0) {
                            return 0;
                        }
                        inflater.setInput(cursor.chunk(), cursor.offset(), available);
                        cursor.advance(available);
                    }
                    int part = inflater.inflate(into, at, count);
                    if (part > 0) {
                        return part;
                    }
                    if (inflater.needsDictionary()) {
                        throw damaged("asks for a dictionary");
                    }
                }
                return 0;
            } catch (DataFormatException e) {
                throw damaged("cannot be inflated (" + e.getMessage() + ")");
            }
        }

        /** Some writers pad the last strip with rows beyond the image; then the checksum is not near. */
        @Override
        void finish() throws IOException {
            if (some(new byte[1], 0, 1) == 0 && !inflater.finished()) {
                throw damaged("ends before its checksum");
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    /** TIFF 6.0, section 9. */
    private static final class PackBits extends BlockStream {
        private int left;
        private boolean run;
        private byte value;

        PackBits(SourceCursor cursor, String block) {
            super(cursor, block);
        }

        @Override
        int some(byte[] into, int at, int count) throws IOException {
            while (left == 0) {
                if (cursor.fill() == 0) {
                    return 0;
                }
                byte head = (byte) cursor.u8(block);
                run = head < 0;
                left = head == -128 ? 0 : run ? 1 - head : head + 1;
                if (run && left > 0) {
                    value = (byte) cursor.u8(block);
                }
            }
            int part = Math.min(count, left);
            if (run) {
                Arrays.fill(into, at, at + part, value);
            } else {
                part = cursor.read(into, at, part);
            }
            left -= part;
            return part;
        }
    }

    private static final class Zstandard extends BlockStream {
        private final ZstdInputStreamNoFinalizer stream;

        Zstandard(SourceCursor cursor, String block) throws IOException {
            super(cursor, block);
            stream = new ZstdInputStreamNoFinalizer(new Bytes(cursor));
        }

        @Override
        int some(byte[] into, int at, int count) throws IOException {
            try {
                return stream.read(into, at, count);
            } catch (ZstdIOException e) {
                throw damaged("cannot be decompressed (" + e.getMessage() + ")");
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private static final class Bytes extends InputStream {
        private final SourceCursor cursor;

        Bytes(SourceCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public int read() throws IOException {
            return cursor.fill() == 0 ? -1 : cursor.u8("zstd data");
        }

        @Override
        public int read(byte[] into, int at, int count) throws IOException {
            int part = cursor.read(into, at, Math.min(count, Math.max(1, cursor.fill())));
            return part == 0 && count > 0 ? -1 : part;
        }
    }
}
