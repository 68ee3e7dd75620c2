package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.write.RandomTree;

/** What Spark reads of files, in the words of {@code print_tree.py}: branch by branch, entry by entry. */
final class Printed {
    private Printed() {}

    /** The rows in the order of files and entries. */
    static List<String> of(Dataset<Row> frame) {
        List<Row> rows = frame.orderBy("_file", "_entry").collectAsList();
        List<String> lines = new ArrayList<>();
        lines.add("entries " + rows.size());
        StructField[] fields = frame.schema().fields();
        for (int i = 0; i < fields.length; i++) {
            lines.add("branch\t" + fields[i].name());
            ColumnType type = type(fields[i].dataType());
            List<Object> cells = new ArrayList<>();
            for (Row row : rows) {
                cells.add(row.get(i));
            }
            for (int row = 0; row < rows.size(); row++) {
                lines.add(RandomTree.print(type, Cells.column(cells.subList(row, row + 1), type), 0));
            }
        }
        return lines;
    }

    /** Lines of uproot's, whose branches have their types behind their names. */
    static List<String> withoutTypes(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("branch\t") ? line.substring(0, line.indexOf('\t', 7)) : line)
                .toList();
    }

    private static ColumnType type(DataType type) {
        if (type instanceof org.apache.spark.sql.types.ArrayType array) {
            return ListOf.varying(type(array.elementType()));
        }
        if (type.equals(DataTypes.StringType)) {
            return new ColumnType.Text();
        }
        for (Primitive primitive : Primitive.values()) {
            if (SparkTypes.of(primitive).equals(type)) {
                boolean whole = !primitive.name().startsWith("FLOAT") && primitive != Primitive.BOOLEAN;
                return whole && primitive != Primitive.UINT64 ? Primitive.INT64 : primitive;
            }
        }
        throw new AssertionError(type);
    }
}
