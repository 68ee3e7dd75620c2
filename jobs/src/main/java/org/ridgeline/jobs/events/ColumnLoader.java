package org.ridgeline.jobs.events;

import org.apache.spark.sql.vectorized.ColumnVector;
import org.ridgeline.functions.Jagged;
import org.ridgeline.root.Column;
import org.ridgeline.source.DecodedLists;

/** Brings the lists of some rows of a scan's column together. */
final class ColumnLoader {
    private ColumnLoader() {}

    /** @param rows ascending, the first {@code count} are taken */
    static void load(ColumnVector vector, int[] rows, int count, Jagged to) {
        to.start(count);
        if (!(vector instanceof DecodedLists decoded)) {
            for (int k = 0; k < count; k++) {
                to.add(k, vector.isNullAt(rows[k]) ? null : vector.getArray(rows[k]));
            }
            return;
        }
        int[] lists = decoded.column().offsets();
        int[] offsets = to.offsets();
        offsets[0] = 0;
        for (int k = 0; k < count; k++) {
            offsets[k + 1] = offsets[k] + lists[rows[k] + 1] - lists[rows[k]];
        }
        double[] values = to.room(offsets[count]);
        Column elements = decoded.column().elements();
        if (count > 0 && rows[count - 1] - rows[0] == count - 1) {
            copy(elements, lists[rows[0]], offsets[count], values, 0);
            return;
        }
        for (int k = 0; k < count; k++) {
            copy(elements, lists[rows[k]], offsets[k + 1] - offsets[k], values, offsets[k]);
        }
    }

    private static void copy(Column elements, int from, int n, double[] to, int at) {
        if (elements instanceof Column.Floats floats) {
            float[] values = floats.values();
            for (int i = 0; i < n; i++) {
                to[at + i] = values[from + i];
            }
        } else if (elements instanceof Column.Doubles doubles) {
            System.arraycopy(doubles.values(), from, to, at, n);
        } else if (elements instanceof Column.Ints ints) {
            int[] values = ints.values();
            for (int i = 0; i < n; i++) {
                to[at + i] = values[from + i];
            }
        } else if (elements instanceof Column.Longs longs) {
            long[] values = longs.values();
            for (int i = 0; i < n; i++) {
                to[at + i] = Double.longBitsToDouble(values[from + i]);
            }
        } else if (elements instanceof Column.Shorts shorts) {
            short[] values = shorts.values();
            for (int i = 0; i < n; i++) {
                to[at + i] = values[from + i];
            }
        } else {
            byte[] values =
                    elements instanceof Column.Booleans flags ? flags.values() : ((Column.Bytes) elements).values();
            for (int i = 0; i < n; i++) {
                to[at + i] = values[from + i];
            }
        }
    }
}
