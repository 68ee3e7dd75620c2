package org.ridgeline.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.ridgeline.root.BasketRange;
import org.ridgeline.root.Branch;
import org.ridgeline.root.BranchReader;
import org.ridgeline.root.BranchReader.StoredBaskets;
import org.ridgeline.root.Column;
import org.ridgeline.root.RootException;

/** Decodes the entries of one slice into batches of bounded size. */
final class SliceDecoder implements StoredBaskets, Closeable {
    /** Decoded bytes of a batch that are aimed at: it stays in the processor's cache while Spark works on it. */
    private static final int BATCH_BYTES = 2 << 20;

    private static final int MAX_ENTRIES = 8192;

    private final FileSlice slice;
    private final ReadPlan plan;
    private final BranchReader[] readers;
    private final Map<Long, Prefetch.Basket> stored = new HashMap<>();
    private long entriesPerBatch;

    SliceDecoder(FileSlice slice, ReadPlan plan) {
        this.slice = slice;
        this.plan = plan;
        this.readers = new BranchReader[slice.branches().size()];
        double entryBytes = 1;
        for (int i = 0; i < readers.length; i++) {
            Branch branch = slice.branches().get(i);
            if (branch != null) {
                readers[i] = new BranchReader(slice.file().path(), branch, this, plan.zlib());
                entryBytes += (double) branch.uncompressedBytes() / Math.max(1, branch.entries());
            }
        }
        entriesPerBatch = Math.max(1, Math.min(MAX_ENTRIES, (long) (BATCH_BYTES / entryBytes)));
    }

    FileSlice slice() {
        return slice;
    }

    /** How many entries the next batch should hold. */
    long entriesPerBatch() {
        return entriesPerBatch;
    }

    /** Takes the baskets of the next group, and lets go of those that are passed. */
    void accept(Prefetch.Fetched group) {
        stored.values().removeIf(basket -> basket.to() <= group.from());
        for (Prefetch.Basket basket : group.baskets()) {
            stored.put(basket.offset(), basket);
        }
    }

    @Override
    public Slice stored(Branch branch, BasketRange basket) throws IOException {
        if (basket.embedded() != null) {
            return new Slice(basket.embedded(), 0, basket.embedded().length);
        }
        Prefetch.Basket fetched = stored.get(basket.offset());
        if (fetched == null) {
            throw new RootException(slice.file().path() + ", branch " + branch.name() + ": the basket at offset "
                    + basket.offset() + " was not planned for entries " + slice.from() + " to " + slice.to());
        }
        return fetched.bytes();
    }

    /**
     * Decodes the entries {@code from} to {@code to}: the filter's columns first, the others only from the first row that
     * passes to the last.
     *
     * @return the rows that pass; null if there are none
     */
    ColumnarBatch decode(long from, long to) throws IOException {
        int rows = (int) (to - from);
        Column[] columns = new Column[readers.length];
        if (plan.condition() == null) {
            return batch(columns, from, rows, null);
        }
        for (int column : plan.condition().columns()) {
            columns[column] = read(column, from, to);
        }
        Selection selection = Selection.where(plan.condition().test(columns, rows), rows);
        if (selection.count() == 0) {
            return null;
        }
        for (int column : plan.condition().columns()) {
            columns[column] = columns[column] == null ? null : selection.of(columns[column]);
        }
        return batch(columns, from + selection.first(), selection.span(), selection.fromFirst());
    }

    /**
     * @param columns what is decoded and selected already; the rest is decoded here
     * @param selection of the {@code span} entries that begin with {@code from}; null: all
     */
    private ColumnarBatch batch(Column[] columns, long from, int span, Selection selection) throws IOException {
        int rows = selection == null ? span : selection.count();
        ColumnVector[] vectors = new ColumnVector[plan.outputs().size()];
        long bytes = 0;
        for (int i = 0; i < vectors.length; i++) {
            ReadPlan.Output output = plan.outputs().get(i);
            int column = output.column();
            if (output.kind() == ReadPlan.Kind.BRANCH && columns[column] == null) {
                Column decoded = read(column, from, from + span);
                bytes += bytes(decoded);
                columns[column] = selected(decoded, selection);
            }
            vectors[i] = switch (output.kind()) {
                case FILE -> new BasketColumn.Constant(slice.file().path(), DataTypes.StringType);
                case ENTRY -> BasketColumn.of(selected(entries(from, span), selection), DataTypes.LongType);
                case BRANCH ->
                    vector(columns[column], plan.columns().get(column).dataType(), rows);
            };
        }
        adapt(span, bytes);
        return new ColumnarBatch(vectors, rows);
    }

    private Column read(int column, long from, long to) throws IOException {
        if (readers[column] == null) {
            return null;
        }
        Column decoded = readers[column].read(from, to);
        return Fitting.fit(
                decoded,
                slice.branches().get(column).type(),
                plan.columns().get(column).dataType());
    }

    private static Column selected(Column column, Selection selection) {
        return selection == null || column == null ? column : selection.of(column);
    }

    private static ColumnVector vector(Column column, DataType type, int rows) {
        return column == null ? new BasketColumn.Missing(type, rows) : BasketColumn.of(column, type);
    }

    private static Column.Longs entries(long from, int rows) {
        long[] entries = new long[rows];
        for (int i = 0; i < rows; i++) {
            entries[i] = from + i;
        }
        return new Column.Longs(entries, rows);
    }

    /** Entries may be much larger in one part of a file than in another. */
    private void adapt(int rows, long bytes) {
        if (bytes > 2L * BATCH_BYTES) {
            entriesPerBatch = Math.max(1, rows / 2);
        } else if (bytes < BATCH_BYTES / 2 && rows == entriesPerBatch) {
            entriesPerBatch = Math.min(MAX_ENTRIES, entriesPerBatch * 2);
        }
    }

    private static long bytes(Column column) {
        if (column instanceof Column.Lists lists) {
            return 4L * lists.length() + bytes(lists.elements());
        } else if (column instanceof Column.Texts texts) {
            return 4L * texts.length() + texts.offsets()[texts.length()] - texts.offsets()[0];
        } else if (column instanceof Column.Structs structs) {
            long bytes = 0;
            for (Column member : structs.members()) {
                bytes += bytes(member);
            }
            return bytes;
        } else if (column == null) {
            return 0;
        }
        return 8L * column.length();
    }

    @Override
    public void close() {
        for (BranchReader reader : readers) {
            if (reader != null) {
                reader.close();
            }
        }
    }

    /** Adds what reading this slice took. */
    void report(ReadMetrics.Counts counts) {
        for (BranchReader reader : readers) {
            if (reader != null) {
                counts.add(reader);
            }
        }
    }
}
