package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ridgeline.root.ColumnType;

/** The Spark type of a column, and the type that holds the values of two files. */
public final class SparkTypes {
    /** Holds every unsigned 64-bit integer. */
    static final DecimalType UNSIGNED_LONG = DataTypes.createDecimalType(20, 0);

    private static final List<DataType> INTEGERS =
            List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

    private SparkTypes() {}

    /** Unsigned integers get the next wider signed type: ROOT files hold no nulls, so nothing is nullable. */
    public static DataType of(ColumnType type) {
        if (type instanceof ColumnType.Primitive primitive) {
            return of(primitive);
        }
        if (type instanceof ColumnType.ListOf list) {
            return DataTypes.createArrayType(of(list.element()), false);
        }
        if (type instanceof ColumnType.Struct struct) {
            List<StructField> fields = new ArrayList<>();
            for (ColumnType.Member member : struct.members()) {
                fields.add(DataTypes.createStructField(member.name(), of(member.type()), false));
            }
            return DataTypes.createStructType(fields);
        }
        return DataTypes.StringType;
    }

    private static DataType of(ColumnType.Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN -> DataTypes.BooleanType;
            case INT8 -> DataTypes.ByteType;
            case UINT8, INT16 -> DataTypes.ShortType;
            case UINT16, INT32 -> DataTypes.IntegerType;
            case UINT32, INT64 -> DataTypes.LongType;
            case UINT64 -> UNSIGNED_LONG;
            case FLOAT32 -> DataTypes.FloatType;
            case FLOAT64 -> DataTypes.DoubleType;
        };
    }

    /**
     * The narrowest type that holds every value of both exactly: the wider of two integers, of float and double, and so on
     * for elements of arrays and members of structs. Empty if there is none.
     */
    static Optional<DataType> common(DataType left, DataType right) {
        if (DataType.equalsIgnoreNullability(left, right)) {
            return Optional.of(left);
        }
        if (INTEGERS.contains(left) && INTEGERS.contains(right)) {
            return Optional.of(INTEGERS.indexOf(left) > INTEGERS.indexOf(right) ? left : right);
        }
        if (isFloating(left) && isFloating(right)) {
            return Optional.of(DataTypes.DoubleType);
        }
        if (left instanceof ArrayType one && right instanceof ArrayType other) {
            return common(one.elementType(), other.elementType())
                    .map(element -> DataTypes.createArrayType(element, one.containsNull() || other.containsNull()));
        }
        if (left instanceof StructType one && right instanceof StructType other) {
            return commonMembers(one, other);
        }
        return Optional.empty();
    }

    private static Optional<DataType> commonMembers(StructType left, StructType right) {
        if (!List.of(left.fieldNames()).equals(List.of(right.fieldNames()))) {
            return Optional.empty();
        }
        List<StructField> fields = new ArrayList<>();
        for (int i = 0; i < left.length(); i++) {
            StructField one = left.fields()[i];
            StructField other = right.fields()[i];
            Optional<DataType> type = common(one.dataType(), other.dataType());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new StructField(one.name(), type.get(), one.nullable() || other.nullable(), Metadata.empty()));
        }
        return Optional.of(DataTypes.createStructType(fields));
    }

    /** Whether a column stored as {@code stored} can be handed out as {@code wanted}; a struct may have fewer members. */
    static boolean fits(DataType stored, DataType wanted) {
        if (stored instanceof StructType from && wanted instanceof StructType to) {
            for (StructField field : to.fields()) {
                if (from.getFieldIndex(field.name()).isEmpty()
                        || !fits(from.apply(field.name()).dataType(), field.dataType())) {
                    return false;
                }
            }
            return true;
        }
        if (stored instanceof ArrayType from && wanted instanceof ArrayType to) {
            return fits(from.elementType(), to.elementType());
        }
        return common(stored, wanted)
                .filter(common -> DataType.equalsIgnoreNullability(common, wanted))
                .isPresent();
    }

    private static boolean isFloating(DataType type) {
        return type.equals(DataTypes.FloatType) || type.equals(DataTypes.DoubleType);
    }
}
