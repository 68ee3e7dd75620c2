package org.ridgeline.source;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.ridgeline.root.Column;

/** Gathers the values of one column of rows into primitive arrays, for the writer. */
abstract class Gathered {
    private static final int FIRST_CAPACITY = 64;

    private final String name;
    private final boolean fill;
    int size;

    private Gathered(String name, TargetOptions.Nulls nulls) {
        this.name = name;
        this.fill = nulls == TargetOptions.Nulls.FILL;
    }

    /**
     * @param name of the column, for messages
     * @param type one that {@link StoredType} can write
     */
    static Gathered of(String name, DataType type, TargetOptions.Nulls nulls) {
        if (type instanceof BooleanType) {
            return new Booleans(name, nulls);
        } else if (type instanceof ByteType) {
            return new Bytes(name, nulls);
        } else if (type instanceof ShortType) {
            return new Shorts(name, nulls);
        } else if (type instanceof IntegerType) {
            return new Ints(name, nulls);
        } else if (type instanceof LongType) {
            return new Longs(name, nulls);
        } else if (type instanceof DecimalType) {
            return new UnsignedLongs(name, nulls);
        } else if (type instanceof FloatType) {
            return new Floats(name, nulls);
        } else if (type instanceof DoubleType) {
            return new Doubles(name, nulls);
        } else if (type instanceof ArrayType array) {
            return new Lists(name, nulls, of(name, array.elementType(), nulls));
        }
        return new Texts(name, nulls);
    }

    /**
     * Takes the value of a row, or of an array at a place.
     *
     * @throws SourceException for a null that is not to be filled
     */
    final void add(SpecializedGetters row, int ordinal) {
        if (size == capacity()) {
            grow(Math.max(FIRST_CAPACITY, Math.addExact(size, size)));
        }
        if (!row.isNullAt(ordinal)) {
            put(row, ordinal);
        } else if (fill) {
            putNothing();
        } else {
            throw new SourceException("column " + name + " is null in a row, and ROOT files hold no nulls: use"
                    + " coalesce(" + name + ", ...), or write with the option 'nulls' = 'fill'");
        }
        size++;
    }

    final String name() {
        return name;
    }

    /** Bytes gathered, about. */
    abstract long bytes();

    abstract int capacity();

    abstract void grow(int capacity);

    abstract void put(SpecializedGetters row, int ordinal);

    abstract void putNothing();

    /** What was gathered, which is then forgotten here. */
    final Column finish() {
        Column column = column();
        size = 0;
        return column;
    }

    abstract Column column();

    private static final class Booleans extends Gathered {
        private byte[] values = {};

        Booleans(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = row.getBoolean(ordinal) ? (byte) 1 : 0;
        }

        @Override
        void putNothing() {
            values[size] = 0;
        }

        @Override
        long bytes() {
            return size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Booleans(values, size);
        }
    }

    private static final class Bytes extends Gathered {
        private byte[] values = {};

        Bytes(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = row.getByte(ordinal);
        }

        @Override
        void putNothing() {
            values[size] = 0;
        }

        @Override
        long bytes() {
            return size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Bytes(values, size);
        }
    }

    private static final class Shorts extends Gathered {
        private short[] values = {};

        Shorts(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = row.getShort(ordinal);
        }

        @Override
        void putNothing() {
            values[size] = 0;
        }

        @Override
        long bytes() {
            return 2L * size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Shorts(values, size);
        }
    }

    private static final class Ints extends Gathered {
        private int[] values = {};

        Ints(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = row.getInt(ordinal);
        }

        @Override
        void putNothing() {
            values[size] = 0;
        }

        @Override
        long bytes() {
            return 4L * size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Ints(values, size);
        }
    }

    private static final class Longs extends Gathered {
        private long[] values = {};

        Longs(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = row.getLong(ordinal);
        }

        @Override
        void putNothing() {
            values[size] = 0;
        }

        @Override
        long bytes() {
            return 8L * size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Longs(values, size);
        }
    }

    /** Decimals up to 2^64 - 1, as the bits of an unsigned number. */
    private static final class UnsignedLongs extends Gathered {
        private long[] values = {};

        UnsignedLongs(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = unsigned(row.getDecimal(ordinal, 20, 0));
        }

        private long unsigned(Decimal value) {
            BigInteger whole = value.toJavaBigDecimal().toBigInteger();
            if (whole.signum() < 0 || whole.bitLength() > 64) {
                throw new SourceException("column " + name() + " holds " + whole
                        + ", and unsigned 64-bit integers end at 18446744073709551615");
            }
            return whole.longValue();
        }

        @Override
        void putNothing() {
            values[size] = 0;
        }

        @Override
        long bytes() {
            return 8L * size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Longs(values, size);
        }
    }

    private static final class Floats extends Gathered {
        private float[] values = {};

        Floats(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = row.getFloat(ordinal);
        }

        @Override
        void putNothing() {
            values[size] = Float.NaN;
        }

        @Override
        long bytes() {
            return 4L * size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Floats(values, size);
        }
    }

    private static final class Doubles extends Gathered {
        private double[] values = {};

        Doubles(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            values[size] = row.getDouble(ordinal);
        }

        @Override
        void putNothing() {
            values[size] = Double.NaN;
        }

        @Override
        long bytes() {
            return 8L * size;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void grow(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        Column column() {
            return new Column.Doubles(values, size);
        }
    }

    private static final class Texts extends Gathered {
        private byte[] bytes = new byte[FIRST_CAPACITY];
        private int[] offsets = {0};

        Texts(String name, TargetOptions.Nulls nulls) {
            super(name, nulls);
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            UTF8String text = row.getUTF8String(ordinal);
            int start = offsets[size];
            int end = Math.addExact(start, text.numBytes());
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, Math.addExact(bytes.length, bytes.length)));
            }
            text.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + start);
            offsets[size + 1] = end;
        }

        @Override
        void putNothing() {
            offsets[size + 1] = offsets[size];
        }

        @Override
        long bytes() {
            return offsets[size] + 4L * size;
        }

        @Override
        int capacity() {
            return offsets.length - 1;
        }

        @Override
        void grow(int capacity) {
            offsets = Arrays.copyOf(offsets, capacity + 1);
        }

        @Override
        Column column() {
            return new Column.Texts(bytes, offsets, size);
        }
    }

    private static final class Lists extends Gathered {
        private final Gathered elements;
        private int[] offsets = {0};

        Lists(String name, TargetOptions.Nulls nulls, Gathered elements) {
            super(name, nulls);
            this.elements = elements;
        }

        @Override
        void put(SpecializedGetters row, int ordinal) {
            ArrayData list = row.getArray(ordinal);
            int n = list.numElements();
            for (int i = 0; i < n; i++) {
                elements.add(list, i);
            }
            offsets[size + 1] = elements.size;
        }

        @Override
        void putNothing() {
            offsets[size + 1] = elements.size;
        }

        @Override
        long bytes() {
            return elements.bytes() + 4L * size;
        }

        @Override
        int capacity() {
            return offsets.length - 1;
        }

        @Override
        void grow(int capacity) {
            offsets = Arrays.copyOf(offsets, capacity + 1);
        }

        @Override
        Column column() {
            return new Column.Lists(offsets, elements.finish(), size);
        }
    }
}
