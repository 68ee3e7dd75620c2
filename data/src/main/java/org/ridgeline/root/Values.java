package org.ridgeline.root;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing array of numbers, filled from big-endian bytes. One class per stored form, so that every inner loop is a loop
 * over primitives; callers have checked that the bytes are there.
 */
abstract class Values {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** Runs shorter than this are copied one by one: a bulk copy has a cost of its own. */
    private static final int BULK = 32;

    int size;

    /** Makes room for {@code more} values. */
    final void reserve(long more) throws RootException {
        long needed = size + more;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new RootException("a run of entries with " + needed + " values is too long: read fewer entries");
        }
        int capacity = capacity();
        if (needed > capacity) {
            // The first run mostly is the only one: it gets exactly what it needs.
            long grown = capacity == 0 ? needed : Math.max(needed, capacity + (capacity >> 1));
            resize((int) Math.min(grown, Integer.MAX_VALUE - 8));
        }
    }

    abstract int capacity();

    abstract void resize(int capacity);

    /** Appends {@code n} values that stand one after the other. */
    abstract void append(byte[] bytes, int at, int n);

    /** Appends, for each entry, the values between its header and its end. */
    abstract void append(byte[] bytes, int[] offsets, int first, int last, int header);

    /** The values gathered, which are then forgotten here. */
    abstract Column finish();

    static final class Booleans extends Values {
        private byte[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            copy(bytes, at, at + 1 * n);
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 1) {
                values[next++] = bytes[at] == 0 ? (byte) 0 : 1;
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Booleans(values, size);
            values = new byte[0];
            size = 0;
            return column;
        }
    }

    static final class Bytes extends Values {
        private byte[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            if (n >= BULK) {
                System.arraycopy(bytes, at, values, size, n);
                size += n;
            } else {
                copy(bytes, at, at + 1 * n);
            }
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 1) {
                values[next++] = bytes[at];
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Bytes(values, size);
            values = new byte[0];
            size = 0;
            return column;
        }
    }

    static final class UnsignedBytes extends Values {
        private short[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            copy(bytes, at, at + 1 * n);
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 1) {
                values[next++] = (short) (bytes[at] & 0xff);
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Shorts(values, size);
            values = new short[0];
            size = 0;
            return column;
        }
    }

    static final class Shorts extends Values {
        private short[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            if (n >= BULK) {
                ByteBuffer.wrap(bytes, at, 2 * n).asShortBuffer().get(values, size, n);
                size += n;
            } else {
                copy(bytes, at, at + 2 * n);
            }
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 2) {
                values[next++] = (short) SHORT.get(bytes, at);
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Shorts(values, size);
            values = new short[0];
            size = 0;
            return column;
        }
    }

    static final class UnsignedShorts extends Values {
        private int[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            copy(bytes, at, at + 2 * n);
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 2) {
                values[next++] = (short) SHORT.get(bytes, at) & 0xffff;
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Ints(values, size);
            values = new int[0];
            size = 0;
            return column;
        }
    }

    static final class Ints extends Values {
        private int[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            if (n >= BULK) {
                ByteBuffer.wrap(bytes, at, 4 * n).asIntBuffer().get(values, size, n);
                size += n;
            } else {
                copy(bytes, at, at + 4 * n);
            }
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 4) {
                values[next++] = (int) INT.get(bytes, at);
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Ints(values, size);
            values = new int[0];
            size = 0;
            return column;
        }
    }

    static final class UnsignedInts extends Values {
        private long[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            copy(bytes, at, at + 4 * n);
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 4) {
                values[next++] = (int) INT.get(bytes, at) & 0xffffffffL;
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Longs(values, size);
            values = new long[0];
            size = 0;
            return column;
        }
    }

    static final class Longs extends Values {
        private long[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            if (n >= BULK) {
                ByteBuffer.wrap(bytes, at, 8 * n).asLongBuffer().get(values, size, n);
                size += n;
            } else {
                copy(bytes, at, at + 8 * n);
            }
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 8) {
                values[next++] = (long) LONG.get(bytes, at);
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Longs(values, size);
            values = new long[0];
            size = 0;
            return column;
        }
    }

    static final class Floats extends Values {
        private float[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            if (n >= BULK) {
                ByteBuffer.wrap(bytes, at, 4 * n).asFloatBuffer().get(values, size, n);
                size += n;
            } else {
                copy(bytes, at, at + 4 * n);
            }
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 4) {
                values[next++] = Float.intBitsToFloat((int) INT.get(bytes, at));
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Floats(values, size);
            values = new float[0];
            size = 0;
            return column;
        }
    }

    static final class Doubles extends Values {
        private double[] values = {};

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        void append(byte[] bytes, int at, int n) {
            if (n >= BULK) {
                ByteBuffer.wrap(bytes, at, 8 * n).asDoubleBuffer().get(values, size, n);
                size += n;
            } else {
                copy(bytes, at, at + 8 * n);
            }
        }

        @Override
        void append(byte[] bytes, int[] offsets, int first, int last, int header) {
            for (int entry = first; entry < last; entry++) {
                copy(bytes, offsets[entry] + header, offsets[entry + 1]);
            }
        }

        private void copy(byte[] bytes, int from, int to) {
            int next = size;
            for (int at = from; at < to; at += 8) {
                values[next++] = Double.longBitsToDouble((long) LONG.get(bytes, at));
            }
            size = next;
        }

        @Override
        Column finish() {
            Column column = new Column.Doubles(values, size);
            values = new double[0];
            size = 0;
            return column;
        }
    }
}
