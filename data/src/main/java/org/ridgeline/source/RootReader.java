package org.ridgeline.source;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Reads the slices of one partition, one after the other. */
final class RootReader implements PartitionReader<ColumnarBatch> {
    private final ReadPlan plan;
    private final Prefetch prefetch;
    private final ReadMetrics.Counts finished = new ReadMetrics.Counts();
    private SliceDecoder decoder;
    private long entry;
    private long groupEnd;
    private long rows;
    private ColumnarBatch batch;

    RootReader(RootPartition partition, ReadPlan plan, Configuration hadoop) {
        this.plan = plan;
        this.prefetch = new Prefetch(partition.slices(), hadoop);
    }

    @Override
    public boolean next() throws IOException {
        while (rows < plan.limit()) {
            if (entry == groupEnd) {
                if (!nextGroup()) {
                    return false;
                }
                continue;
            }
            long end = Math.min(groupEnd, entry + entriesPerBatch());
            batch = decode(end);
            entry = end;
            if (batch != null) {
                rows += batch.numRows();
                return true;
            }
        }
        return false;
    }

    private ColumnarBatch decode(long end) throws IOException {
        try {
            return decoder.decode(entry, end);
        } catch (IOException failure) {
            throw BadFileException.of(decoder.slice().file(), failure);
        }
    }

    private long entriesPerBatch() {
        // With a filter nobody knows how many entries it takes to fill the limit.
        return plan.condition() == null
                ? Math.min(decoder.entriesPerBatch(), plan.limit() - rows)
                : decoder.entriesPerBatch();
    }

    @SuppressWarnings("ReferenceEquality") // the groups of a slice share one object
    private boolean nextGroup() throws IOException {
        Prefetch.Fetched group = prefetch.next();
        if (group == null) {
            return false;
        }
        finished.add(group);
        if (decoder == null || decoder.slice() != group.slice()) {
            finishSlice();
            decoder = new SliceDecoder(group.slice(), plan);
        }
        decoder.accept(group);
        entry = group.from();
        groupEnd = group.to();
        return true;
    }

    private void finishSlice() {
        if (decoder != null) {
            decoder.report(finished);
            decoder.close();
        }
    }

    @Override
    public ColumnarBatch get() {
        return batch;
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        ReadMetrics.Counts counts = new ReadMetrics.Counts();
        counts.add(finished);
        if (decoder != null) {
            decoder.report(counts);
        }
        return counts.metrics();
    }

    @Override
    public void close() {
        prefetch.close();
        if (decoder != null) {
            decoder.close();
        }
    }
}
