package org.ridgeline.functions;

import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;

/** Spark's view of one event's list in a {@link Jagged}; it holds no nulls, and moves on to the next event's. */
final class JaggedArray extends GenericArrayData {
    private static final Object[] NONE = {};

    private final transient Element element;
    private transient double[] values;
    private transient int from;
    private transient int length;

    JaggedArray(Element element) {
        super(NONE);
        this.element = element;
    }

    void show(double[] numbers, int begin, int end) {
        values = numbers;
        from = begin;
        length = end - begin;
    }

    @Override
    public int numElements() {
        return length;
    }

    @Override
    public boolean isNullAt(int i) {
        return false;
    }

    @Override
    public boolean getBoolean(int i) {
        return values[from + i] != 0;
    }

    @Override
    public byte getByte(int i) {
        return (byte) values[from + i];
    }

    @Override
    public short getShort(int i) {
        return (short) values[from + i];
    }

    @Override
    public int getInt(int i) {
        return (int) values[from + i];
    }

    @Override
    public long getLong(int i) {
        return Double.doubleToRawLongBits(values[from + i]);
    }

    @Override
    public float getFloat(int i) {
        return (float) values[from + i];
    }

    @Override
    public double getDouble(int i) {
        return values[from + i];
    }

    @Override
    public Object get(int i, DataType type) {
        return switch (element) {
            case BOOLEAN -> getBoolean(i);
            case BYTE -> getByte(i);
            case SHORT -> getShort(i);
            case INT -> getInt(i);
            case LONG -> getLong(i);
            case FLOAT -> getFloat(i);
            case DOUBLE -> getDouble(i);
        };
    }

    @Override
    public Object[] array() {
        Object[] all = new Object[length];
        for (int i = 0; i < length; i++) {
            all[i] = get(i, null);
        }
        return all;
    }

    @Override
    public ArrayData copy() {
        return new GenericArrayData(array());
    }

    @Override
    public String toString() {
        return copy().toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrayData && copy().equals(other instanceof JaggedArray that ? that.copy() : other);
    }

    @Override
    public int hashCode() {
        return copy().hashCode();
    }
}
