package org.ridgeline.root.write;

/** A record's key (TKey): what it is, how long, and where. Offsets take eight bytes beyond {@link #SMALL}. */
record Key(String className, String name, String title) {
    /** Up to this offset ROOT writes four-byte offsets ({@code kStartBigFile}). */
    static final long SMALL = 2_000_000_000L;

    private static final int VERSION = 4;
    private static final int BIG = 1000;
    private static final int FIXED = 18;

    /** Length of the key of a record at {@code seek}. */
    int length(long seek) {
        ObjectBuffer texts = new ObjectBuffer();
        writeTexts(texts);
        return FIXED + 2 * offsetBytes(seek) + texts.length();
    }

    static int offsetBytes(long offset) {
        return offset > SMALL ? 8 : 4;
    }

    /**
     * Writes the key.
     *
     * @param keyLength its length, what a basket appends included
     * @param stored length of the record after compression, without the key
     * @param objectLength length before compression
     * @param directory offset of the directory that the record belongs to
     */
    void write(ObjectBuffer out, int keyLength, int stored, int objectLength, int datime, long seek, long directory) {
        boolean big = offsetBytes(seek) == 8;
        out.i32(Math.addExact(keyLength, stored));
        out.i16(big ? VERSION + BIG : VERSION);
        out.i32(objectLength);
        out.i32(datime);
        out.i16(keyLength);
        out.i16(1);
        if (big) {
            out.i64(seek);
            out.i64(directory);
        } else {
            out.i32((int) seek);
            out.i32((int) directory);
        }
        writeTexts(out);
    }

    private void writeTexts(ObjectBuffer out) {
        out.text(className);
        out.text(name);
        out.text(title);
    }
}
