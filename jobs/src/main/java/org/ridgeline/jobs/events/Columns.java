package org.ridgeline.jobs.events;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.ridgeline.functions.Jagged;
import org.ridgeline.jobs.events.EventProgram.Node;
import org.ridgeline.jobs.events.EventProgram.Shown;

/** The columns that a task computes for many events at once, always of the same events. */
final class Columns {
    private final Node[] nodes;
    private final Jagged[] columns;
    private String where = "";

    Columns(List<Node> nodes) {
        this.nodes = nodes.toArray(new Node[0]);
        columns = new Jagged[this.nodes.length];
        for (int i = 0; i < columns.length; i++) {
            Node node = this.nodes[i];
            columns[i] = node.isConstant() ? Jagged.constant(node.constant()) : new Jagged(node.type());
        }
    }

    Jagged column(int node) {
        return columns[node];
    }

    /** The key of the file whose column is being computed, for errors. */
    String where() {
        return where;
    }

    /** Computes columns for rows of a batch. */
    void compute(int[] which, ColumnarBatch batch, int[] rows, int count) {
        for (int i : which) {
            Node node = nodes[i];
            if (node.kernel() == null) {
                if (!node.isConstant()) {
                    ColumnLoader.load(batch.column(node.column()), rows, count, columns[i]);
                }
                continue;
            }
            where = node.where();
            Jagged[] operands = new Jagged[node.operands().size()];
            for (int o = 0; o < operands.length; o++) {
                operands[o] = columns[node.operands().get(o)];
            }
            node.kernel().compute(operands, count, columns[i]);
        }
    }

    /** Leaves only some of the events. */
    void keep(int[] which, int[] kept, int count) {
        for (int i : which) {
            columns[i].keep(kept, count);
        }
    }

    /** Puts what generated code needs of an event into its row. */
    void show(Shown[] shown, int event, InternalRow row) {
        for (Shown each : shown) {
            columns[each.node()].put(event, row, each.slot());
        }
    }
}
