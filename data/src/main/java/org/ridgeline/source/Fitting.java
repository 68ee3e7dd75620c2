package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;

/**
 * Brings a decoded column into the representation of the type that was asked for: integers and floats are widened where
 * another file has wider ones, and structs lose the members nobody asked for. What fits already is handed on as it is.
 */
final class Fitting {

    private Fitting() {}

    /**
     * @param stored the type in the file
     * @param wanted a type that {@link SparkTypes#fits} it
     */
    static Column fit(Column column, ColumnType stored, DataType wanted) {
        if (column instanceof Column.Lists lists) {
            ColumnType element = ((ColumnType.ListOf) stored).element();
            Column elements = fit(lists.elements(), element, ((ArrayType) wanted).elementType());
            return elements == lists.elements() ? lists : new Column.Lists(lists.offsets(), elements, lists.length());
        }
        if (column instanceof Column.Structs structs) {
            return members(structs, (ColumnType.Struct) stored, (StructType) wanted);
        }
        if (column instanceof Column.Floats floats && wanted.equals(DataTypes.DoubleType)) {
            return doubles(floats);
        }
        if (wanted.equals(DataTypes.LongType)) {
            return longs(column);
        }
        if (wanted.equals(DataTypes.IntegerType)) {
            return ints(column);
        }
        if (wanted.equals(DataTypes.ShortType) && column instanceof Column.Bytes bytes) {
            return shorts(bytes);
        }
        return column;
    }

    private static Column members(Column.Structs structs, ColumnType.Struct stored, StructType wanted) {
        List<Column> members = new ArrayList<>(wanted.length());
        boolean same = wanted.length() == structs.members().size();
        for (StructField field : wanted.fields()) {
            int index = 0;
            while (!stored.members().get(index).name().equals(field.name())) {
                index++;
            }
            Column member = structs.members().get(index);
            Column fitted = fit(member, stored.members().get(index).type(), field.dataType());
            same &= fitted == member && index == members.size();
            members.add(fitted);
        }
        return same ? structs : new Column.Structs(members, structs.length());
    }

    private static Column.Doubles doubles(Column.Floats floats) {
        double[] values = new double[floats.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats.values()[i];
        }
        return new Column.Doubles(values, values.length);
    }

    /** Any integers as longs. */
    static Column longs(Column column) {
        long[] values = new long[column.length()];
        if (column instanceof Column.Ints ints) {
            for (int i = 0; i < values.length; i++) {
                values[i] = ints.values()[i];
            }
        } else if (column instanceof Column.Shorts shorts) {
            for (int i = 0; i < values.length; i++) {
                values[i] = shorts.values()[i];
            }
        } else if (column instanceof Column.Bytes bytes) {
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.values()[i];
            }
        } else {
            return column;
        }
        return new Column.Longs(values, values.length);
    }

    private static Column ints(Column column) {
        int[] values = new int[column.length()];
        if (column instanceof Column.Shorts shorts) {
            for (int i = 0; i < values.length; i++) {
                values[i] = shorts.values()[i];
            }
        } else if (column instanceof Column.Bytes bytes) {
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.values()[i];
            }
        } else {
            return column;
        }
        return new Column.Ints(values, values.length);
    }

    private static Column.Shorts shorts(Column.Bytes bytes) {
        short[] values = new short[bytes.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.values()[i];
        }
        return new Column.Shorts(values, values.length);
    }
}
