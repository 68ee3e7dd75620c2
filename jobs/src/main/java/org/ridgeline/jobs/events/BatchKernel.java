package org.ridgeline.jobs.events;

import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.ridgeline.jobs.events.EventProgram.Batched;
import org.ridgeline.jobs.events.EventProgram.Stage;
import org.ridgeline.result.ExactSums.Addend;

/**
 * Runs an {@link EventProgram} over the column batches of one task, some hundred events at a time, so that their columns
 * stay in the processor's cache. In each stage first the columns of the events that are left are computed, then generated
 * code looks at these events one by one.
 */
final class BatchKernel {
    private static final int MOST = 1024;

    private final EventProgram program;
    private final EventKernel events;
    private final Columns columns;
    private final BatchFill fill;
    private final int[] rows = new int[MOST];
    private final int[] passed = new int[MOST];
    private final Addend[] weights = Stream.generate(Addend::new).limit(MOST).toArray(Addend[]::new);
    private final Addend[] squared = Stream.generate(Addend::new).limit(MOST).toArray(Addend[]::new);
    private ColumnarBatch batch;
    private int count;

    BatchKernel(EventProgram program, SampleIndex samples) {
        this.program = program;
        events = new EventKernel(program, samples);
        columns = new Columns(program.nodes());
        fill = new BatchFill(program.fill().values(), MOST);
    }

    /** What the events so far amount to. */
    Tally tally() {
        return events.tally();
    }

    /** Weighs the events of a batch, sees which pass all cuts, and fills the histograms with these. */
    void add(ColumnarBatch next) {
        batch = next;
        int row = 0;
        while (row < batch.numRows()) {
            row = take(row);
            weigh();
            for (Stage stage : program.stages()) {
                cut(stage);
            }
            fill();
        }
    }

    /** Takes events of one file. Returns the row that follows. */
    private int take(int from) {
        UTF8String file = file(from);
        if (!events.isOf(file)) {
            events.open(file);
        }
        int end = Math.min(batch.numRows(), from + MOST);
        count = 0;
        for (int row = from; row < end && events.isOf(file(row)); row++) {
            rows[count++] = row;
        }
        return from + count;
    }

    private UTF8String file(int row) {
        return batch.column(program.file()).getUTF8String(row);
    }

    private void compute(Batched batched) {
        try {
            columns.compute(batched.computed(), batch, rows, count);
        } catch (RuntimeException failure) {
            throw events.explained(columns.where(), failure);
        }
    }

    private void weigh() {
        Batched batched = program.weight().batched();
        compute(batched);
        for (int k = 0; k < count; k++) {
            columns.show(batched.shown(), k, events.scratch());
            events.weigh(batch.getRow(rows[k]), weights[k], squared[k]);
        }
    }

    private void cut(Stage stage) {
        Batched batched = stage.batched();
        compute(batched);
        int left = 0;
        int end = stage.firstCut() + stage.cuts().size();
        for (int k = 0; k < count; k++) {
            columns.show(batched.shown(), k, events.scratch());
            InternalRow event = batch.getRow(rows[k]);
            if (events.passes(stage.firstCut(), end, event, weights[k], squared[k])) {
                passed[left++] = k;
            }
        }
        if (left < count) {
            keep(batched, left);
        }
    }

    private void keep(Batched batched, int left) {
        columns.keep(batched.kept(), passed, left);
        for (int k = 0; k < left; k++) {
            rows[k] = rows[passed[k]];
            swap(weights, k, passed[k]);
            swap(squared, k, passed[k]);
        }
        count = left;
    }

    private static void swap(Addend[] addends, int i, int j) {
        Addend addend = addends[i];
        addends[i] = addends[j];
        addends[j] = addend;
    }

    private void fill() {
        Batched batched = program.fill().batched();
        compute(batched);
        for (int k = 0; k < count; k++) {
            columns.show(batched.shown(), k, events.scratch());
            events.values(batch.getRow(rows[k]));
            fill.gather(k, events.scratch());
        }
        fill.fill(events.counts(), columns, count, weights, squared);
    }
}
