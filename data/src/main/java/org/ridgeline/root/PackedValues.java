package org.ridgeline.root;

import java.util.Arrays;

/** Numbers that are computed from what is stored: Double32_t and Float16_t. */
abstract class PackedValues extends Values {
    private final int width;
    private final ColumnType.Primitive type;
    private double[] values = {};

    PackedValues(Scalar scalar, ColumnType.Primitive type) {
        this.width = scalar.width();
        this.type = type;
    }

    abstract double value(byte[] bytes, int at);

    @Override
    int capacity() {
        return values.length;
    }

    @Override
    void resize(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    void append(byte[] bytes, int at, int n) {
        for (int i = 0; i < n; i++) {
            values[size++] = value(bytes, at + i * width);
        }
    }

    @Override
    void append(byte[] bytes, int[] offsets, int first, int last, int header) {
        for (int entry = first; entry < last; entry++) {
            int at = offsets[entry] + header;
            append(bytes, at, (offsets[entry + 1] - at) / width);
        }
    }

    @Override
    Column finish() {
        Column column;
        if (type == ColumnType.Primitive.FLOAT32) {
            float[] floats = new float[size];
            for (int i = 0; i < size; i++) {
                floats[i] = (float) values[i];
            }
            column = new Column.Floats(floats, size);
        } else {
            column = new Column.Doubles(values, size);
        }
        values = new double[0];
        size = 0;
        return column;
    }
}
