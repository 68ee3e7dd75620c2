package org.ridgeline.jobs.events;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.ridgeline.functions.Jagged;
import org.ridgeline.result.ExactSums.Addend;

/** Gathers the values of many events, and fills one histogram after the other with them. */
final class BatchFill {
    /** The numbers that generated code made for one histogram; those of event k begin at {@code from[k]}. */
    private static final class Gathered {
        final EventProgram.Value value;
        final int[] from;
        double[] numbers;

        Gathered(EventProgram.Value value, int most) {
            this.value = value;
            from = new int[most + 1];
            numbers = new double[most];
        }

        void add(int event, InternalRow row) {
            int end = from[event];
            if (!row.isNullAt(value.slot())) {
                if (value.element() == null) {
                    reserve(end + 1);
                    numbers[end++] = row.getDouble(value.slot());
                } else {
                    end = add(end, row.getArray(value.slot()));
                }
            }
            from[event + 1] = end;
        }

        private int add(int begin, ArrayData list) {
            int end = begin;
            reserve(begin + list.numElements());
            for (int i = 0; i < list.numElements(); i++) {
                if (!list.isNullAt(i)) {
                    numbers[end++] = value.element().read(list, i);
                }
            }
            return end;
        }

        private void reserve(int count) {
            if (numbers.length < count) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
        }
    }

    private final EventProgram.Value[] values;
    private final Gathered[] gathered;
    private int[] bins = {};

    /** @param most events at a time */
    BatchFill(List<EventProgram.Value> values, int most) {
        this.values = values.toArray(new EventProgram.Value[0]);
        this.gathered = values.stream()
                .filter(value -> value.node() < 0)
                .map(value -> new Gathered(value, most))
                .toArray(Gathered[]::new);
    }

    /** Takes what generated code made of the next event. */
    void gather(int event, InternalRow row) {
        for (Gathered each : gathered) {
            each.add(event, row);
        }
    }

    /** Fills the histograms of a sample with so many events. */
    void fill(Tally.OfSample counts, Columns columns, int count, Addend[] weights, Addend[] squared) {
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            double[] numbers;
            int[] from;
            if (values[i].node() < 0) {
                numbers = gathered[next].numbers;
                from = gathered[next++].from;
            } else {
                Jagged column = columns.column(values[i].node());
                numbers = column.numbers();
                from = column.offsets();
            }
            if (bins.length < from[count]) {
                bins = new int[2 * from[count]];
            }
            counts.histogram(i).fill(numbers, from, count, weights, squared, bins);
        }
    }
}
