package org.ridgeline.root;

/**
 * What precedes each record of a file (TKey).
 *
 * @param nbytes size of the whole record, this header included
 * @param objectLength size of the payload after decompression
 * @param keyLength size of this header
 * @param seek offset of the record
 */
record Key(
        int nbytes,
        int version,
        int objectLength,
        int keyLength,
        int cycle,
        long seek,
        String className,
        String name,
        String title) {
    /** Sizes of the fixed part with 32-bit and with 64-bit offsets, and three empty strings. */
    static final int LEAST_BYTES = 29;

    static Key read(Cursor cursor) throws RootException {
        int start = cursor.at();
        int nbytes = cursor.i32();
        int version = cursor.u16();
        int objectLength = cursor.i32();
        cursor.skip(4, "fDatime");
        int keyLength = cursor.u16();
        int cycle = cursor.i16();
        long seek;
        if (version > 1000) {
            seek = cursor.i64();
            cursor.skip(8, "fSeekPdir");
        } else {
            seek = cursor.u32();
            cursor.skip(4, "fSeekPdir");
        }
        Key key = new Key(
                nbytes, version, objectLength, keyLength, cycle, seek, cursor.text(), cursor.text(), cursor.text());
        if (objectLength < 0 || keyLength < cursor.at() - start || seek < 0) {
            throw cursor.broken("a key, but found one of " + nbytes + " bytes with a header of " + keyLength
                    + " and a payload of " + objectLength + " for object '" + key.name + "'");
        }
        return key;
    }

    /** Size of the payload on disk. */
    int storedLength() {
        return nbytes - keyLength;
    }

    boolean compressed() {
        return storedLength() != objectLength;
    }
}
