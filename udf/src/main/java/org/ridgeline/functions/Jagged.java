package org.ridgeline.functions;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;

/**
 * A column of some hundred events in arrays that are used again for the next ones: a list of numbers, or one number, per
 * event. Numbers are doubles, which hold all element types exactly (true is 1) but 64-bit integers: of these the bits are
 * kept, and {@link #numbers} converts them.
 */
public final class Jagged {
    private static final int[] NO_OFFSETS = {0};
    private static final double[] NO_VALUES = {};

    private final Element element;
    private final boolean lists;
    private final boolean constant;
    private int events;
    private int[] offsets = NO_OFFSETS;
    private double[] values = NO_VALUES;
    private double[] converted = NO_VALUES;
    private boolean[] missing = {};
    private boolean someMissing;
    private JaggedArray view;

    /** @param type an array of numbers or booleans, or a number */
    public Jagged(DataType type) {
        this(Element.in(type), type instanceof ArrayType, false);
    }

    private Jagged(Element element, boolean lists, boolean constant) {
        this.element = element;
        this.lists = lists;
        this.constant = constant;
    }

    /** One number that stands beside every element of other columns. */
    public static Jagged constant(double number) {
        Jagged column = new Jagged(Element.DOUBLE, false, true);
        column.values = new double[] {number};
        return column;
    }

    /** Whether a column of this type can be held. */
    public static boolean holds(DataType type) {
        return type instanceof ArrayType array
                && !array.simpleString().contains("decimal")
                && Element.of(type).isPresent()
                && Element.of(type).get().array().sameType(type);
    }

    /** Begins anew with a number of events, none of which is missing; their lists are to be set. */
    public void start(int count) {
        events = count;
        someMissing = false;
        if (lists && offsets.length <= count) {
            offsets = new int[count + 1];
        }
    }

    /** Room for so many values; what was in it may be lost. */
    public double[] room(int count) {
        if (values.length < count) {
            values = new double[count + count / 4];
        }
        return values;
    }

    /** Marks an event as null. Its list is empty. */
    public void miss(int event) {
        if (!someMissing) {
            if (missing.length < events) {
                missing = new boolean[events];
            }
            Arrays.fill(missing, 0, events, false);
            someMissing = true;
        }
        missing[event] = true;
    }

    public boolean isMissing(int event) {
        return someMissing && missing[event];
    }

    boolean someMissing() {
        return someMissing;
    }

    /** Where the lists begin: that of event k at {@code offsets()[k]}, up to the next one's begin. */
    public int[] offsets() {
        return offsets;
    }

    boolean isConstant() {
        return constant;
    }

    /** How many numbers all events have. */
    int total() {
        return lists ? offsets[events] : events;
    }

    /** As they are stored: bits where the elements are 64-bit integers. */
    double[] stored() {
        return values;
    }

    /** A number of whole ones. */
    long integer(int i) {
        return element == Element.LONG ? Double.doubleToRawLongBits(values[i]) : (long) values[i];
    }

    /** Sets the next event's list; null, or one with a null, counts as missing. Events are set in order. */
    public void add(int event, ArrayData list) {
        int from = event == 0 ? 0 : offsets[event];
        offsets[event] = from;
        offsets[event + 1] = from;
        if (Arguments.missing(list)) {
            miss(event);
            return;
        }
        int length = list.numElements();
        if (values.length < from + length) {
            values = Arrays.copyOf(values, Math.max(from + length, 2 * values.length));
        }
        for (int i = 0; i < length; i++) {
            values[from + i] =
                    element == Element.LONG ? Double.longBitsToDouble(list.getLong(i)) : element.number(list, i);
        }
        offsets[event + 1] = from + length;
    }

    /** Takes over the lists' lengths of another column, and has room for as many values. */
    double[] like(Jagged other) {
        start(other.events);
        System.arraycopy(other.offsets, 0, offsets, 0, events + 1);
        return room(other.total());
    }

    /** All numbers of all events. */
    public double[] numbers() {
        return numbers(total());
    }

    /** The first numbers; of a constant as many as are asked for. */
    double[] numbers(int count) {
        if (constant && values.length < count) {
            double number = values[0];
            values = new double[count + count / 4];
            Arrays.fill(values, number);
        }
        if (element != Element.LONG) {
            return values;
        }
        if (converted.length < count) {
            converted = new double[values.length];
        }
        for (int i = 0; i < count; i++) {
            converted[i] = Double.doubleToRawLongBits(values[i]);
        }
        return converted;
    }

    /** Leaves only the events at ascending positions. */
    public void keep(int[] kept, int count) {
        for (int k = 0; k < count && someMissing; k++) {
            missing[k] = missing[kept[k]];
        }
        if (lists) {
            keepLists(kept, count);
        } else {
            for (int k = 0; k < count; k++) {
                values[k] = values[kept[k]];
            }
        }
        events = count;
    }

    private void keepLists(int[] kept, int count) {
        int end = 0;
        int k = 0;
        while (k < count) { // neighbours move together
            int first = k;
            int shift = offsets[kept[k]] - end;
            do {
                offsets[k] = offsets[kept[k]] - shift;
                k++;
            } while (k < count && kept[k] == kept[k - 1] + 1);
            int next = offsets[kept[k - 1] + 1] - shift;
            if (kept[first] != first) {
                System.arraycopy(values, end + shift, values, end, next - end);
            }
            end = next;
        }
        offsets[count] = end;
    }

    /** Puts an event's list or number into a slot of a row, where it is good until the next event's comes. */
    public void put(int event, InternalRow row, int slot) {
        if (isMissing(event)) {
            row.setNullAt(slot);
        } else if (lists) {
            if (view == null) {
                view = new JaggedArray(element);
            }
            view.show(values, offsets[event], offsets[event + 1]);
            row.update(slot, view);
        } else {
            switch (element) {
                case BOOLEAN -> row.setBoolean(slot, values[event] != 0);
                case BYTE -> row.setByte(slot, (byte) values[event]);
                case SHORT -> row.setShort(slot, (short) values[event]);
                case INT -> row.setInt(slot, (int) values[event]);
                case LONG -> row.setLong(slot, Double.doubleToRawLongBits(values[event]));
                case FLOAT -> row.setFloat(slot, (float) values[event]);
                case DOUBLE -> row.setDouble(slot, values[event]);
            }
        }
    }

    /**
     * Columns that describe the same objects, checked for that. Where an event is null in one of them it has no objects in
     * any, and is null in the result.
     */
    static Jagged[] aligned(String function, Jagged[] columns, int count, int events, Jagged result) {
        boolean some = false;
        for (int c = 0; c < count; c++) {
            some |= columns[c].someMissing;
        }
        Jagged[] aligned = columns;
        if (some) {
            for (int k = 0; k < events; k++) {
                for (int c = 0; c < count; c++) {
                    if (columns[c].isMissing(k)) {
                        result.miss(k);
                    }
                }
            }
            aligned = columns.clone();
            for (int c = 0; c < count; c++) {
                if (!columns[c].constant) {
                    aligned[c] = columns[c].without(result, events);
                }
            }
        }
        for (int c = 1; c < count; c++) {
            if (!aligned[c].constant) {
                aligned[0].sameLengths(function, aligned[c], events, c);
            }
        }
        return aligned;
    }

    private void sameLengths(String function, Jagged other, int count, int position) {
        if (!Arrays.equals(offsets, 0, count + 1, other.offsets, 0, count + 1)) {
            for (int k = 0; k < count; k++) {
                Arguments.same(
                        function, offsets[k + 1] - offsets[k], other.offsets[k + 1] - other.offsets[k], position + 1);
            }
        }
    }

    private Jagged without(Jagged marks, int count) {
        Jagged copy = new Jagged(element, true, false);
        copy.start(count);
        double[] to = copy.room(total());
        int end = 0;
        for (int k = 0; k < count; k++) {
            copy.offsets[k] = end;
            for (int i = offsets[k]; i < offsets[k + 1] && !marks.isMissing(k); i++) {
                to[end++] = values[i];
            }
        }
        copy.offsets[count] = end;
        return copy;
    }
}
