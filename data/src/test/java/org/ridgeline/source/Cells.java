package org.ridgeline.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Values of Spark's rows, back in columns, so that they can be compared with what the file holds. */
final class Cells {

    private Cells() {}

    static Column column(List<Object> cells, ColumnType type) {
        int n = cells.size();
        if (type instanceof ColumnType.ListOf list) {
            int[] offsets = new int[n + 1];
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                elements.addAll(CollectionConverters.asJava((Seq<?>) cells.get(i)));
                offsets[i + 1] = elements.size();
            }
            return new Column.Lists(offsets, column(elements, list.element()), n);
        }
        if (type instanceof ColumnType.Struct struct) {
            List<Column> members = new ArrayList<>();
            for (int k = 0; k < struct.members().size(); k++) {
                List<Object> values = new ArrayList<>(n);
                for (Object cell : cells) {
                    values.add(((Row) cell).get(k));
                }
                members.add(column(values, struct.members().get(k).type()));
            }
            return new Column.Structs(members, n);
        }
        if (type instanceof ColumnType.Primitive primitive) {
            return primitives(cells, primitive);
        }
        int[] offsets = new int[n + 1];
        StringBuilder all = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < n; i++) {
            all.append((String) cells.get(i));
            bytes += ((String) cells.get(i)).getBytes(StandardCharsets.UTF_8).length;
            offsets[i + 1] = bytes;
        }
        return new Column.Texts(all.toString().getBytes(StandardCharsets.UTF_8), offsets, n);
    }

    private static Column primitives(List<Object> cells, ColumnType.Primitive primitive) {
        int n = cells.size();
        return switch (primitive) {
            case BOOLEAN -> {
                byte[] values = new byte[n];
                for (int i = 0; i < n; i++) {
                    values[i] = (byte) ((Boolean) cells.get(i) ? 1 : 0);
                }
                yield new Column.Booleans(values, n);
            }
            case FLOAT32 -> {
                float[] values = new float[n];
                for (int i = 0; i < n; i++) {
                    values[i] = (Float) cells.get(i);
                }
                yield new Column.Floats(values, n);
            }
            case FLOAT64 -> {
                double[] values = new double[n];
                for (int i = 0; i < n; i++) {
                    values[i] = (Double) cells.get(i);
                }
                yield new Column.Doubles(values, n);
            }
            case UINT64 -> {
                long[] values = new long[n];
                for (int i = 0; i < n; i++) {
                    values[i] = ((BigDecimal) cells.get(i)).toBigIntegerExact().longValue();
                }
                yield new Column.Longs(values, n);
            }
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 -> {
                long[] values = new long[n];
                for (int i = 0; i < n; i++) {
                    values[i] = ((Number) cells.get(i)).longValue();
                }
                yield new Column.Longs(values, n);
            }
        };
    }
}
