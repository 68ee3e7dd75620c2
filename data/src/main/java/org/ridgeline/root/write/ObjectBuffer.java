package org.ridgeline.root.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Growing big-endian bytes in the way ROOT streams objects: byte counts, versions, and references to objects and classes. */
final class ObjectBuffer {
    private static final int BYTE_COUNT = 0x40000000;
    private static final int NEW_CLASS = 0xFFFFFFFF;
    private static final int CLASS_REFERENCE = 0x80000000;
    /** ROOT's reference keys start at 2, to keep 0 and 1 free. */
    private static final int FIRST_KEY = 2;

    private static final int ON_HEAP = 0x03000000;

    private final int keyLength;
    private final Map<String, Integer> classes = new HashMap<>();
    private byte[] bytes = new byte[256];
    private int length;

    /** @param keyLength length of the key in front of these bytes: references count from the key's start */
    ObjectBuffer(int keyLength) {
        this.keyLength = keyLength;
    }

    ObjectBuffer() {
        this(0);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void i8(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void i16(int value) {
        i8(value >> 8);
        i8(value);
    }

    void i32(int value) {
        room(4);
        put(length, value);
        length += 4;
    }

    void i64(long value) {
        i32((int) (value >> 32));
        i32((int) value);
    }

    void f32(float value) {
        i32(Float.floatToRawIntBits(value));
    }

    void f64(double value) {
        i64(Double.doubleToRawLongBits(value));
    }

    void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** A TString: a length of one byte, or 255 and a length of four, then the bytes. */
    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 255) {
            i8(utf8.length);
        } else {
            i8(255);
            i32(utf8.length);
        }
        raw(utf8);
    }

    /** Starts an object: byte count (filled in by {@link #end}) and version. */
    int begin(int version) {
        int start = length;
        i32(0);
        i16(version);
        return start;
    }

    /** Ends what {@link #begin} or {@link #pointer} started. */
    void end(int start) {
        put(start, BYTE_COUNT | (length - start - 4));
    }

    /** Starts an object behind a pointer: byte count and class. The returned start is also its {@link #reference}. */
    int pointer(String className) {
        int start = length;
        i32(0);
        Integer known = classes.get(className);
        if (known == null) {
            classes.put(className, length + keyLength + FIRST_KEY);
            i32(NEW_CLASS);
            raw(className.getBytes(StandardCharsets.UTF_8));
            i8(0);
        } else {
            i32(CLASS_REFERENCE | known);
        }
        return start;
    }

    /** A pointer to an object that {@link #pointer} started at {@code start}. */
    void reference(int start) {
        i32(start + keyLength + FIRST_KEY);
    }

    void nullPointer() {
        i32(0);
    }

    /** A TObject; it has no byte count. */
    void object(int bits) {
        i16(1);
        i32(0);
        i32(bits);
    }

    void named(String name, String title, int bits) {
        int start = begin(1);
        object(ON_HEAP | bits);
        text(name);
        text(title);
        end(start);
    }

    /** Starts a TObjArray inside another object; {@code size} pointers follow. */
    int beginArray(int size) {
        int start = begin(3);
        object(0x02000000);
        text("");
        i32(size);
        i32(0);
        return start;
    }

    /** Writes four bytes over what stands at {@code at}. */
    private void put(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
        }
    }
}
