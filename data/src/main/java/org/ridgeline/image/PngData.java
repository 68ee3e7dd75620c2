package org.ridgeline.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The pixel data of a PNG file: one zlib stream, cut into IDAT chunks anywhere. */
final class PngData implements Closeable {

    private final SourceCursor cursor;
    private final PngChunks chunks;
    private final Inflater inflater = new Inflater();

    /** Starts at the first IDAT, whose type was read. */
    PngData(SourceCursor cursor, PngChunks chunks) {
        this.cursor = cursor;
        this.chunks = chunks;
    }

    /** Inflates so many bytes. */
    void read(byte[] into, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = inflate(into, done, length - done);
            if (count == 0) {
                throw chunks.damaged("its pixel data ends before the last row");
            }
            done += count;
        }
    }

    /** Inflates some bytes; 0 at the end of the stream, whose Adler-32 was then compared. */
    private int inflate(byte[] into, int offset, int length) throws IOException {
        while (!inflater.finished()) {
            if (inflater.needsInput() && !feed()) {
                throw chunks.damaged("its IDAT chunks end before the pixel data does");
            }
            try {
                int available = inflater.getRemaining();
                int count = inflater.inflate(into, offset, length);
                cursor.advance(available - inflater.getRemaining());
                if (count > 0) {
                    return count;
                }
                if (inflater.needsDictionary()) {
                    throw chunks.damaged("its pixel data asks for a dictionary");
                }
            } catch (DataFormatException e) {
                throw chunks.damaged("its pixel data cannot be inflated after byte " + cursor.position() + " ("
                        + e.getMessage() + ")");
            }
        }
        return 0;
    }

    /** Hands more of the IDAT chunks to the inflater; false if there are no more. */
    private boolean feed() throws IOException {
        while (chunks.left() == 0) {
            chunks.end();
            if (!chunks.next().equals("IDAT")) {
                return false;
            }
        }
        int count = chunks.take();
        inflater.setInput(cursor.chunk(), cursor.offset(), count);
        return true;
    }

    /** Checks that nothing follows the last row, and all chunks up to IEND. */
    void finish() throws IOException {
        if (inflate(new byte[1], 0, 1) != 0) {
            throw chunks.damaged("it holds more pixel data than " + "its size allows");
        }
        cursor.advance(inflater.getRemaining());
        chunks.end();
        while (!chunks.type().equals("IEND")) {
            chunks.next();
            chunks.end();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
