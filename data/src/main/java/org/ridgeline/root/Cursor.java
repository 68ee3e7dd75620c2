package org.ridgeline.root;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads big-endian values one after the other from bytes, and never past their end. */
final class Cursor {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final String where;
    private int at;
    private int end;

    /**
     * @param where file and object, for messages
     */
    Cursor(byte[] bytes, int start, int end, String where) {
        this.bytes = bytes;
        this.where = where;
        this.at = start;
        this.end = end;
    }

    Cursor(byte[] bytes, String where) {
        this(bytes, 0, bytes.length, where);
    }

    /** Over bytes of an object in this one's. */
    Cursor inside(byte[] object, String what) {
        return new Cursor(object, where + ", " + what);
    }

    /** Moves to another window of the same bytes. The caller has checked that it lies inside them. */
    void window(int newStart, int newEnd) {
        at = newStart;
        end = newEnd;
    }

    static int intAt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long longAt(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    int left() {
        return end - at;
    }

    RootException broken(String expected) {
        return new RootException(where + ", offset " + at + ": expected " + expected);
    }

    /** Checks that {@code n} more bytes are there. */
    void need(long n, String what) throws RootException {
        if (n < 0 || n > end - at) {
            throw broken(what + " of " + n + " bytes, but " + (end - at) + " are left");
        }
    }

    void moveTo(int position, String what) throws RootException {
        if (position < at || position > end) {
            throw broken(what + " to end at offset " + position + ", between here and " + end);
        }
        at = position;
    }

    void skip(long n, String what) throws RootException {
        need(n, what);
        at += (int) n;
    }

    int u8() throws RootException {
        need(1, "a byte");
        return bytes[at++] & 0xff;
    }

    int i16() throws RootException {
        need(2, "a 16-bit integer");
        short value = (short) SHORT.get(bytes, at);
        at += 2;
        return value;
    }

    int u16() throws RootException {
        return i16() & 0xffff;
    }

    int i32() throws RootException {
        need(4, "a 32-bit integer");
        int value = (int) INT.get(bytes, at);
        at += 4;
        return value;
    }

    long u32() throws RootException {
        return i32() & 0xffffffffL;
    }

    long i64() throws RootException {
        need(8, "a 64-bit integer");
        long value = (long) LONG.get(bytes, at);
        at += 8;
        return value;
    }

    double f64() throws RootException {
        return Double.longBitsToDouble(i64());
    }

    /** A count of items that take at least {@code itemBytes} bytes each: checked against the bytes left. */
    int count(int itemBytes, String what) throws RootException {
        int n = i32();
        checkCount(n, itemBytes, what);
        return n;
    }

    void checkCount(int n, int itemBytes, String what) throws RootException {
        if (n < 0 || (long) n * itemBytes > end - at) {
            throw broken(n + " " + what + " of at least " + itemBytes + " bytes each to fit into the " + (end - at)
                    + " bytes left");
        }
    }

    /** Length of a TString: one byte, or 255 and four bytes. */
    int textLength() throws RootException {
        int n = u8();
        if (n == 255) {
            n = i32();
        }
        if (n < 0 || n > end - at) {
            throw broken("a string of " + n + " bytes to fit into the " + (end - at) + " bytes left");
        }
        return n;
    }

    String text() throws RootException {
        int n = textLength();
        String value = new String(bytes, at, n, StandardCharsets.UTF_8);
        at += n;
        return value;
    }

    /** A C string, with its NUL. */
    String cText() throws RootException {
        int stop = at;
        while (stop < end && bytes[stop] != 0) {
            stop++;
        }
        if (stop == end) {
            throw broken("a string that ends in NUL");
        }
        String value = new String(bytes, at, stop - at, StandardCharsets.UTF_8);
        at = stop + 1;
        return value;
    }

    long[] longs(int n) throws RootException {
        checkCount(n, 8, "64-bit integers");
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = (long) LONG.get(bytes, at + 8 * i);
        }
        at += 8 * n;
        return values;
    }

    int[] ints(int n) throws RootException {
        checkCount(n, 4, "32-bit integers");
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = (int) INT.get(bytes, at + 4 * i);
        }
        at += 4 * n;
        return values;
    }

    /**
     * What precedes each object: its class version, and mostly a byte count.
     *
     * @param end where the object ends, or -1 if it has no byte count
     */
    record Version(int version, boolean memberwise, int end) {}

    private static final int BYTE_COUNT = 0x40000000;
    private static final int MEMBERWISE = 0x4000;

    Version version() throws RootException {
        int word = i32();
        int stop = -1;
        if ((word & BYTE_COUNT) != 0 && word >= 0) {
            int n = word & ~BYTE_COUNT;
            need(n, "an object");
            stop = at + n;
        } else {
            at -= 4;
        }
        int version = i16();
        boolean memberwise = stop >= 0 && (version & MEMBERWISE) != 0 && version > 0;
        if (memberwise) {
            version &= ~MEMBERWISE;
        }
        if (version <= 0 && stop >= 0 && stop - at >= 4) {
            skip(4, "a class checksum");
        }
        return new Version(version, memberwise, stop);
    }

    /** Moves to the end of the object that {@code version} began. */
    void leave(Version version, String what) throws RootException {
        if (version.end() >= 0) {
            moveTo(version.end(), what);
        }
    }

    /** Passes an object over by its byte count. */
    void skipObject(String what) throws RootException {
        Version version = version();
        if (version.end() < 0) {
            throw broken(what + " with a byte count");
        }
        at = version.end();
    }

    /** Passes over TObject. */
    void skipTObject() throws RootException {
        Version version = version();
        skip(4, "TObject.fUniqueID");
        int bits = i32();
        if ((bits & 0x10) != 0) {
            skip(2, "TObject's process id");
        }
        leave(version, "TObject");
    }

    /** Name and title of a TNamed. */
    String[] named() throws RootException {
        Version version = version();
        skipTObject();
        String[] nameAndTitle = {text(), text()};
        leave(version, "TNamed");
        return nameAndTitle;
    }
}
