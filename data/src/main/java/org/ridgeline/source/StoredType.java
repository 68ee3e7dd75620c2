package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.write.Field;

/**
 * What a branch is in ROOT files where Spark's type does not tell: unsigned integers and fixed dimensions. It is kept in the
 * metadata of the column, which Spark hands on with it, so that what is read and written again is what it was.
 */
public final class StoredType {
    /** Key of a column's metadata; the value is as {@code UINT32} or {@code FLOAT32[3][2]}. */
    private static final String KEY = "root.type";

    private static final Pattern TEXT = Pattern.compile("([A-Z0-9]+)((?:\\[\\d+])*)");
    private static final Pattern DIMENSION = Pattern.compile("\\[(\\d+)]");

    private StoredType() {}

    /** What has to be kept of a branch's type. */
    static Metadata metadata(ColumnType type) {
        ColumnType inner = type;
        StringBuilder dimensions = new StringBuilder();
        if (inner instanceof ListOf list && list.length() < 0) {
            inner = list.element();
        } else {
            while (inner instanceof ListOf list) {
                dimensions.append('[').append(list.length()).append(']');
                inner = list.element();
            }
        }
        boolean lossy = inner instanceof Primitive primitive && (isUnsigned(primitive) || dimensions.length() > 0);
        return lossy
                ? new MetadataBuilder()
                        .putString(KEY, inner + dimensions.toString())
                        .build()
                : Metadata.empty();
    }

    private static boolean isUnsigned(Primitive primitive) {
        return switch (primitive) {
            case UINT8, UINT16, UINT32, UINT64 -> true;
            case BOOLEAN, INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> false;
        };
    }

    /** Whether {@link #field} knows how to write a column. */
    public static boolean isWritable(StructField column) {
        try {
            field(column);
            return true;
        } catch (SourceException unwritable) {
            return false;
        }
    }

    /**
     * The branch that a column becomes.
     *
     * @throws SourceException if ROOT files written here cannot hold it
     */
    static Field field(StructField column) {
        DataType type = column.dataType();
        if (type.equals(DataTypes.StringType)) {
            return new Field(column.name(), new ColumnType.Text());
        }
        Stored stored = stored(column);
        List<Integer> fixed = stored == null ? List.of() : stored.dimensions();
        int depth = 0;
        DataType inner = type;
        while (inner instanceof ArrayType array) {
            depth++;
            inner = array.elementType();
        }
        Primitive primitive =
                stored != null && SparkTypes.of(stored.primitive()).equals(inner) ? stored.primitive() : signed(inner);
        if (primitive == null || (depth > 1 && fixed.size() != depth)) {
            throw new SourceException("column " + column.name() + " of type " + type.catalogString()
                    + " cannot be written to ROOT files: they take booleans, numbers, strings, arrays of numbers, and"
                    + " decimal(20,0) as unsigned 64-bit integers");
        }
        if (fixed.size() == depth) {
            ColumnType shaped = primitive;
            for (int i = depth - 1; i >= 0; i--) {
                shaped = new ListOf(shaped, fixed.get(i));
            }
            return new Field(column.name(), shaped);
        }
        return new Field(column.name(), depth == 0 ? primitive : ListOf.varying(primitive));
    }

    private static Primitive signed(DataType type) {
        for (Primitive primitive : Primitive.values()) {
            boolean exact = !isUnsigned(primitive) || primitive == Primitive.UINT64;
            if (exact && SparkTypes.of(primitive).equals(type)) {
                return primitive;
            }
        }
        return null;
    }

    private record Stored(Primitive primitive, List<Integer> dimensions) {}

    /** Null if nothing is kept. */
    private static Stored stored(StructField column) {
        if (!column.metadata().contains(KEY)) {
            return null;
        }
        Matcher matcher = TEXT.matcher(column.metadata().getString(KEY));
        if (!matcher.matches()) {
            return null;
        }
        List<Integer> dimensions = new ArrayList<>();
        Matcher dimension = DIMENSION.matcher(matcher.group(2));
        while (dimension.find()) {
            dimensions.add(Integer.parseInt(dimension.group(1)));
        }
        return new Stored(Primitive.valueOf(matcher.group(1)), dimensions);
    }
}
