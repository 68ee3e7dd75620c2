package org.ridgeline.image;

import java.io.IOException;
import org.ridgeline.root.ByteSource;

/**
 * Reads a part of a file from front to back in chunks that grow from 64 KiB, enough for a header in one request, to 4
 * MiB. Numbers are big-endian, as in PNG and JPEG.
 */
final class SourceCursor {

    private static final int FIRST_CHUNK = 64 << 10;
    private static final int LARGEST_CHUNK = 4 << 20;

    private final String name;
    private final ByteSource source;
    private final long end;
    private byte[] chunk;
    private long chunkStart;
    private int offset;
    private int nextChunk = FIRST_CHUNK;

    /** A whole file. */
    SourceCursor(ByteSource source) {
        this(source, 0, source.size());
    }

    /** The bytes of a file from {@code start} to before {@code end}. */
    SourceCursor(ByteSource source, long start, long end) {
        this.name = source.name();
        this.source = source;
        this.end = end;
        chunk = new byte[0];
        chunkStart = start;
    }

    /**
     * Bytes that were read already.
     *
     * @param start where they stand in the file of that name
     */
    SourceCursor(String name, byte[] bytes, long start) {
        this.name = name;
        source = null;
        end = start + bytes.length;
        chunk = bytes;
        chunkStart = start;
    }

    String name() {
        return name;
    }

    /** The offset in the file of the next byte. */
    long position() {
        return chunkStart + offset;
    }

    /** Bytes from the next one to the end. */
    long left() {
        return end - position();
    }

    /** Goes to an offset in the file. */
    void seek(long position) {
        if (position >= chunkStart && position <= chunkStart + chunk.length) {
            offset = (int) (position - chunkStart);
        } else {
            chunk = new byte[0];
            chunkStart = position;
            offset = 0;
            nextChunk = FIRST_CHUNK;
        }
    }

    /**
     * Makes at least one byte available in {@link #chunk()}, reading on where needed.
     *
     * @return how many are, 0 at the end
     */
    int fill() throws IOException {
        if (offset == chunk.length) {
            long start = position();
            int length = (int) Math.min(nextChunk, end - start);
            if (length <= 0) {
                return 0;
            }
            chunk = source.read(new ByteSource.Range(start, length));
            chunkStart = start;
            offset = 0;
            nextChunk = Math.min(LARGEST_CHUNK, nextChunk * 4);
        }
        return chunk.length - offset;
    }

    byte[] chunk() {
        return chunk;
    }

    /** Where in {@link #chunk()} the next byte is. */
    int offset() {
        return offset;
    }

    /** Passes over bytes that {@link #fill} made available. */
    void advance(int count) {
        offset += count;
    }

    int u8(String where) throws IOException {
        if (fill() == 0) {
            throw truncated(where);
        }
        return chunk[offset++] & 0xff;
    }

    int u16(String where) throws IOException {
        return u8(where) << 8 | u8(where);
    }

    int i32(String where) throws IOException {
        return u16(where) << 16 | u16(where);
    }

    /** Reads so many bytes; the count is checked against what is left before they are allocated. */
    byte[] bytes(long count, String where) throws IOException {
        if (count > left()) {
            throw truncated(where);
        }
        byte[] bytes = new byte[Math.toIntExact(count)];
        read(bytes, 0, bytes.length);
        return bytes;
    }

    /** Reads up to so many bytes; fewer only at the end. */
    int read(byte[] into, int at, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int part = Math.min(fill(), count - done);
            if (part == 0) {
                break;
            }
            System.arraycopy(chunk, offset, into, at + done, part);
            advance(part);
            done += part;
        }
        return done;
    }

    ImageException truncated(String where) {
        return new ImageException(name, "truncated: it ends at byte " + end + ", within its " + where);
    }
}
