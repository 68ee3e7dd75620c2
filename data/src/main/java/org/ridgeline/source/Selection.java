package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.root.Column;

/** Rows chosen by a filter, ascending. */
final class Selection {
    private final int[] rows;
    private final int count;

    Selection(int[] rows, int count) {
        this.rows = rows;
        this.count = count;
    }

    /** The rows of which a condition is true. */
    static Selection where(byte[] verdicts, int rows) {
        int[] chosen = new int[rows];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            chosen[count] = i;
            count += verdicts[i] == Condition.TRUE ? 1 : 0;
        }
        return new Selection(chosen, count);
    }

    /** Number of rows chosen. */
    int count() {
        return count;
    }

    /** The first row chosen. */
    int first() {
        return rows[0];
    }

    /** Rows from the first chosen to the last. */
    int span() {
        return rows[count - 1] - rows[0] + 1;
    }

    /** The same rows, counted from the first chosen; null if nothing is left out between. */
    Selection fromFirst() {
        if (count == span()) {
            return null;
        }
        int[] moved = new int[count];
        for (int i = 0; i < count; i++) {
            moved[i] = rows[i] - rows[0];
        }
        return new Selection(moved, count);
    }

    /** The chosen rows of {@code column}, moved together. */
    Column of(Column column) {
        if (count == column.length()) {
            return column;
        }
        if (column instanceof Column.Lists lists) {
            int[] offsets = new int[count + 1];
            for (int i = 0; i < count; i++) {
                offsets[i + 1] = offsets[i] + lists.offsets()[rows[i] + 1] - lists.offsets()[rows[i]];
            }
            Column elements = elements(lists.offsets(), offsets[count]).of(lists.elements());
            return new Column.Lists(offsets, elements, count);
        }
        if (column instanceof Column.Texts texts) {
            return texts(texts);
        }
        if (column instanceof Column.Structs structs) {
            List<Column> members = new ArrayList<>(structs.members().size());
            for (Column member : structs.members()) {
                members.add(of(member));
            }
            return new Column.Structs(members, count);
        }
        return numbers(column);
    }

    /** The elements of the chosen lists. */
    private Selection elements(int[] offsets, int total) {
        int[] chosen = new int[total];
        int next = 0;
        for (int i = 0; i < count; i++) {
            int end = offsets[rows[i] + 1];
            for (int element = offsets[rows[i]]; element < end; element++) {
                chosen[next++] = element;
            }
        }
        return new Selection(chosen, total);
    }

    private Column.Texts texts(Column.Texts column) {
        int[] from = column.offsets();
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = offsets[i] + from[rows[i] + 1] - from[rows[i]];
        }
        byte[] bytes = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(column.bytes(), from[rows[i]], bytes, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return new Column.Texts(bytes, offsets, count);
    }

    private Column numbers(Column column) {
        if (column instanceof Column.Floats floats) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = floats.values()[rows[i]];
            }
            return new Column.Floats(values, count);
        } else if (column instanceof Column.Doubles doubles) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = doubles.values()[rows[i]];
            }
            return new Column.Doubles(values, count);
        } else if (column instanceof Column.Ints ints) {
            int[] values = new int[count];
            for (int i = 0; i < count; i++) {
                values[i] = ints.values()[rows[i]];
            }
            return new Column.Ints(values, count);
        } else if (column instanceof Column.Longs longs) {
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = longs.values()[rows[i]];
            }
            return new Column.Longs(values, count);
        } else if (column instanceof Column.Shorts shorts) {
            short[] values = new short[count];
            for (int i = 0; i < count; i++) {
                values[i] = shorts.values()[rows[i]];
            }
            return new Column.Shorts(values, count);
        } else if (column instanceof Column.Bytes bytes) {
            return new Column.Bytes(bytes(bytes.values()), count);
        }
        return new Column.Booleans(bytes(((Column.Booleans) column).values()), count);
    }

    private byte[] bytes(byte[] column) {
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++) {
            values[i] = column[rows[i]];
        }
        return values;
    }
}
