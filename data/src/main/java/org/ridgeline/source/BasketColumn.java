package org.ridgeline.source;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.ridgeline.root.Column;

/**
 * Spark's view of a decoded {@link Column}: it shares the arrays, copies nothing, and a list is its offsets over the vector
 * of its elements. Nothing is null, except in {@link Missing}.
 */
abstract class BasketColumn extends ColumnVector {

    private BasketColumn(DataType type) {
        super(type);
    }

    /**
     * @param column values that have the representation of {@code type}, as {@link Fitting} makes them
     */
    static ColumnVector of(Column column, DataType type) {
        if (column instanceof Column.Floats floats) {
            return new Floats(floats, type);
        } else if (column instanceof Column.Doubles doubles) {
            return new Doubles(doubles, type);
        } else if (column instanceof Column.Ints ints) {
            return new Ints(ints, type);
        } else if (column instanceof Column.Longs longs) {
            return type.equals(SparkTypes.UNSIGNED_LONG) ? new UnsignedLongs(longs, type) : new Longs(longs, type);
        } else if (column instanceof Column.Booleans booleans) {
            return new Booleans(booleans, type);
        } else if (column instanceof Column.Shorts shorts) {
            return new Shorts(shorts, type);
        } else if (column instanceof Column.Bytes bytes) {
            return new Bytes(bytes, type);
        } else if (column instanceof Column.Texts texts) {
            return new Texts(texts, type);
        } else if (column instanceof Column.Lists lists) {
            return new Lists(lists, (ArrayType) type);
        }
        return new Structs((Column.Structs) column, (StructType) type);
    }

    private static final class Booleans extends BasketColumn {
        private final byte[] values;

        Booleans(Column.Booleans column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public boolean getBoolean(int row) {
            return values[row] != 0;
        }
    }

    private static final class Bytes extends BasketColumn {
        private final byte[] values;

        Bytes(Column.Bytes column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public byte getByte(int row) {
            return values[row];
        }

        @Override
        public byte[] getBytes(int row, int count) {
            return Arrays.copyOfRange(values, row, row + count);
        }
    }

    private static final class Shorts extends BasketColumn {
        private final short[] values;

        Shorts(Column.Shorts column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public short getShort(int row) {
            return values[row];
        }

        @Override
        public short[] getShorts(int row, int count) {
            return Arrays.copyOfRange(values, row, row + count);
        }
    }

    private static final class Ints extends BasketColumn {
        private final int[] values;

        Ints(Column.Ints column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public int getInt(int row) {
            return values[row];
        }

        @Override
        public int[] getInts(int row, int count) {
            return Arrays.copyOfRange(values, row, row + count);
        }
    }

    private static final class Longs extends BasketColumn {
        private final long[] values;

        Longs(Column.Longs column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public long getLong(int row) {
            return values[row];
        }

        @Override
        public long[] getLongs(int row, int count) {
            return Arrays.copyOfRange(values, row, row + count);
        }
    }

    /** The bits of unsigned 64-bit integers, shown as decimal(20,0). */
    private static final class UnsignedLongs extends BasketColumn {
        private final long[] values;

        UnsignedLongs(Column.Longs column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public Decimal getDecimal(int row, int precision, int scale) {
            long bits = values[row];
            if (bits >= 0) {
                return new Decimal().set(bits, precision, scale);
            }
            BigInteger value = BigInteger.valueOf(bits & Long.MAX_VALUE).setBit(63);
            return Decimal.apply(new java.math.BigDecimal(value), precision, scale);
        }
    }

    private static final class Floats extends BasketColumn {
        private final float[] values;

        Floats(Column.Floats column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public float getFloat(int row) {
            return values[row];
        }

        @Override
        public float[] getFloats(int row, int count) {
            return Arrays.copyOfRange(values, row, row + count);
        }
    }

    private static final class Doubles extends BasketColumn {
        private final double[] values;

        Doubles(Column.Doubles column, DataType type) {
            super(type);
            values = column.values();
        }

        @Override
        public double getDouble(int row) {
            return values[row];
        }

        @Override
        public double[] getDoubles(int row, int count) {
            return Arrays.copyOfRange(values, row, row + count);
        }
    }

    private static final class Texts extends BasketColumn {
        private final byte[] bytes;
        private final int[] offsets;

        Texts(Column.Texts column, DataType type) {
            super(type);
            bytes = column.bytes();
            offsets = column.offsets();
        }

        @Override
        public UTF8String getUTF8String(int row) {
            return UTF8String.fromBytes(bytes, offsets[row], offsets[row + 1] - offsets[row]);
        }
    }

    private static final class Lists extends BasketColumn implements DecodedLists {
        private final Column.Lists column;
        private final int[] offsets;
        private final ColumnVector elements;

        Lists(Column.Lists column, ArrayType type) {
            super(type);
            this.column = column;
            offsets = column.offsets();
            elements = of(column.elements(), type.elementType());
        }

        @Override
        public Column.Lists column() {
            return column;
        }

        @Override
        public ColumnarArray getArray(int row) {
            int from = offsets[row];
            return new ColumnarArray(elements, from, offsets[row + 1] - from);
        }

        @Override
        public ColumnVector getChild(int ordinal) {
            return elements;
        }
    }

    private static final class Structs extends BasketColumn {
        private final ColumnVector[] members;

        Structs(Column.Structs column, StructType type) {
            super(type);
            members = new ColumnVector[type.length()];
            for (int i = 0; i < members.length; i++) {
                members[i] = of(column.members().get(i), type.fields()[i].dataType());
            }
        }

        @Override
        public ColumnVector getChild(int ordinal) {
            return members[ordinal];
        }
    }

    /** The same text in every row: the file's path. */
    static final class Constant extends BasketColumn {
        private final UTF8String value;

        Constant(String value, DataType type) {
            super(type);
            this.value = UTF8String.fromString(value);
        }

        @Override
        public UTF8String getUTF8String(int row) {
            return value;
        }
    }

    /** A branch that this file does not have: null in every row. */
    static final class Missing extends BasketColumn {
        private final int rows;

        Missing(DataType type, int rows) {
            super(type);
            this.rows = rows;
        }

        @Override
        public boolean hasNull() {
            return true;
        }

        @Override
        public int numNulls() {
            return rows;
        }

        @Override
        public boolean isNullAt(int row) {
            return true;
        }
    }

    @Override
    public void close() {}

    @Override
    public boolean hasNull() {
        return false;
    }

    @Override
    public int numNulls() {
        return 0;
    }

    @Override
    public boolean isNullAt(int row) {
        return false;
    }

    @Override
    public boolean getBoolean(int row) {
        throw wrongKind();
    }

    @Override
    public byte getByte(int row) {
        throw wrongKind();
    }

    @Override
    public short getShort(int row) {
        throw wrongKind();
    }

    @Override
    public int getInt(int row) {
        throw wrongKind();
    }

    @Override
    public long getLong(int row) {
        throw wrongKind();
    }

    @Override
    public float getFloat(int row) {
        throw wrongKind();
    }

    @Override
    public double getDouble(int row) {
        throw wrongKind();
    }

    @Override
    public ColumnarArray getArray(int row) {
        throw wrongKind();
    }

    @Override
    public ColumnarMap getMap(int row) {
        throw wrongKind();
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        throw wrongKind();
    }

    @Override
    public UTF8String getUTF8String(int row) {
        throw wrongKind();
    }

    @Override
    public byte[] getBinary(int row) {
        throw wrongKind();
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        throw wrongKind();
    }

    private UnsupportedOperationException wrongKind() {
        return new UnsupportedOperationException("not a value of type " + type.catalogString());
    }
}
