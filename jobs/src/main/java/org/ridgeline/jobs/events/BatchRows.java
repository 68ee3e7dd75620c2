package org.ridgeline.jobs.events;

import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** The rows of column batches, one view moving over them: none is copied, and none may be kept. */
final class BatchRows implements Iterator<InternalRow> {
    private final Iterator<ColumnarBatch> batches;
    private Iterator<InternalRow> rows = Collections.emptyIterator();

    BatchRows(Iterator<ColumnarBatch> batches) {
        this.batches = batches;
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext()) {
            if (!batches.hasNext()) {
                return false;
            }
            rows = batches.next().rowIterator();
        }
        return true;
    }

    @Override
    public InternalRow next() {
        return rows.next();
    }
}
