package org.ridgeline.root;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What stands at the beginning of a file.
 *
 * @param directorySeek offset of the top directory's record
 * @param infoSeek offset of the streamer information, 0 if there is none
 * @param compression how the file was asked to be compressed (fCompress): 100 x algorithm + level
 */
record FileHeader(int version, long end, long directorySeek, long infoSeek, int compression) {
    private static final int MOST_BYTES = 75;
    private static final int BIG_FILE = 1_000_000;

    static FileHeader read(ByteSource source) throws IOException {
        if (source.size() == 0) {
            throw new RootException(source.name() + ": expected a ROOT file, but the file is empty");
        }
        int n = (int) Math.min(MOST_BYTES, source.size());
        FileHeader header = parse(source.read(new ByteSource.Range(0, n)), source.name());
        if (header.end() > source.size()) {
            throw new RootException(source.name() + ": truncated or not closed cleanly: its header announces "
                    + header.end() + " bytes, but the file has " + source.size());
        }
        return header;
    }

    /** Reads a header from the first bytes of a file. */
    static FileHeader parse(byte[] bytes, String name) throws RootException {
        if (bytes.length < 4 || !new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("root")) {
            throw new RootException(name + ": not a ROOT file, it does not begin with 'root'");
        }
        Cursor cursor = new Cursor(bytes, name + ": file header");
        cursor.skip(4, "magic");
        int version = cursor.i32();
        int begin = cursor.i32();
        boolean big = version >= BIG_FILE;
        long end = big ? cursor.i64() : cursor.u32();
        cursor.skip(big ? 8 : 4, "fSeekFree");
        cursor.skip(8, "fNbytesFree and nfree");
        int nameBytes = cursor.i32();
        cursor.skip(1, "fUnits");
        int compression = cursor.i32();
        long infoSeek = big ? cursor.i64() : cursor.u32();
        if (begin < 0 || nameBytes < 0) {
            throw cursor.broken("a header, but found fBEGIN " + begin + " and fNbytesName " + nameBytes);
        }
        return new FileHeader(version, end, (long) begin + nameBytes, infoSeek, compression);
    }
}
