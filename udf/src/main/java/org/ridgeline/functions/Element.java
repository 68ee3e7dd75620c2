package org.ridgeline.functions;

import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NullType;

/** What the elements of an array can be, and how they are read and written without boxing. */
enum Element {
    BOOLEAN(DataTypes.BooleanType, Byte.BYTES),
    BYTE(DataTypes.ByteType, Byte.BYTES),
    SHORT(DataTypes.ShortType, Short.BYTES),
    INT(DataTypes.IntegerType, Integer.BYTES),
    LONG(DataTypes.LongType, Long.BYTES),
    FLOAT(DataTypes.FloatType, Float.BYTES),
    DOUBLE(DataTypes.DoubleType, Double.BYTES);

    private final DataType type;
    private final int bytes;

    Element(DataType type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** The array type that holds this element. */
    DataType array() {
        return new ArrayType(type, true);
    }

    /**
     * The element to read an array as: its own, or double for decimals (Spark then casts) and for the untyped {@code
     * array()} and {@code null}; empty for what is no array of these.
     */
    static Optional<Element> of(DataType found) {
        if (found instanceof NullType) {
            return Optional.of(DOUBLE);
        }
        if (!(found instanceof ArrayType)) {
            return Optional.empty();
        }
        DataType inner = ((ArrayType) found).elementType();
        if (inner instanceof DecimalType || inner instanceof NullType) {
            return Optional.of(DOUBLE);
        }
        for (Element element : values()) {
            if (element.type.equals(inner)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The element of an array type, or the type of one number. */
    static Element in(DataType type) {
        DataType inner = type instanceof ArrayType array ? array.elementType() : type;
        for (Element element : values()) {
            if (element.type.equals(inner)) {
                return element;
            }
        }
        throw new IllegalArgumentException(type.simpleString() + " is no number, and no array of numbers");
    }

    /** All elements as numbers. */
    double[] numbers(ArrayData array) {
        double[] numbers = new double[array.numElements()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array, i);
        }
        return numbers;
    }

    /** Whether the elements are whole numbers. */
    boolean whole() {
        return switch (this) {
            case BYTE, SHORT, INT, LONG -> true;
            case BOOLEAN, FLOAT, DOUBLE -> false;
        };
    }

    /** Element {@code i} as a number; true is 1. */
    double number(ArrayData array, int i) {
        return switch (this) {
            case BOOLEAN -> array.getBoolean(i) ? 1 : 0;
            case BYTE -> array.getByte(i);
            case SHORT -> array.getShort(i);
            case INT -> array.getInt(i);
            case LONG -> array.getLong(i);
            case FLOAT -> array.getFloat(i);
            case DOUBLE -> array.getDouble(i);
        };
    }

    /** Element {@code i} as a whole number: exact where {@link #whole}. */
    long integer(ArrayData array, int i) {
        return switch (this) {
            case BOOLEAN -> array.getBoolean(i) ? 1 : 0;
            case BYTE -> array.getByte(i);
            case SHORT -> array.getShort(i);
            case INT -> array.getInt(i);
            case LONG -> array.getLong(i);
            case FLOAT -> (long) array.getFloat(i);
            case DOUBLE -> (long) array.getDouble(i);
        };
    }

    /** Sets element {@code j} of {@code to} to element {@code i} of {@code from}; both hold this element. */
    void copy(ArrayData from, int i, UnsafeArrayData to, int j) {
        switch (this) {
            case BOOLEAN -> to.setBoolean(j, from.getBoolean(i));
            case BYTE -> to.setByte(j, from.getByte(i));
            case SHORT -> to.setShort(j, from.getShort(i));
            case INT -> to.setInt(j, from.getInt(i));
            case LONG -> to.setLong(j, from.getLong(i));
            case FLOAT -> to.setFloat(j, from.getFloat(i));
            case DOUBLE -> to.setDouble(j, from.getDouble(i));
        }
    }

    /** A new array of this element, filled with zeros. */
    UnsafeArrayData fresh(int length) {
        return UnsafeArrayData.createFreshArray(length, bytes);
    }
}
