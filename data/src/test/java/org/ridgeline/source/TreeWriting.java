package org.ridgeline.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

/** A small ROOT file for a test: columns by name, then {@link #to}. */
final class TreeWriting {
    private final List<Field> fields = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private WriteOptions options = WriteOptions.DEFAULT;
    private String tree = "events";

    TreeWriting tree(String name) {
        tree = name;
        return this;
    }

    TreeWriting clusters(int entries) {
        options = options.clusters(entries);
        return this;
    }

    TreeWriting baskets(int bytes) {
        options = options.baskets(bytes);
        return this;
    }

    TreeWriting column(String name, ColumnType type, Column column) {
        fields.add(new Field(name, type));
        columns.add(column);
        return this;
    }

    TreeWriting ints(String name, int... values) {
        return column(name, ColumnType.Primitive.INT32, new Column.Ints(values, values.length));
    }

    TreeWriting longs(String name, long... values) {
        return column(name, ColumnType.Primitive.INT64, new Column.Longs(values, values.length));
    }

    TreeWriting floats(String name, float... values) {
        return column(name, ColumnType.Primitive.FLOAT32, new Column.Floats(values, values.length));
    }

    TreeWriting doubles(String name, double... values) {
        return column(name, ColumnType.Primitive.FLOAT64, new Column.Doubles(values, values.length));
    }

    Path to(Path file) {
        try (RootWriter writer = RootWriter.create(new LocalDestination(file), tree, tree, fields, options)) {
            writer.append(columns);
            writer.finish();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }
}
