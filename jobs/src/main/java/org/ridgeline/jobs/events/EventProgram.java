package org.ridgeline.jobs.events;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.LongType;
import org.ridgeline.functions.ColumnForm.Kernel;
import org.ridgeline.result.Axis;

/**
 * An analysis resolved against the columns of a scan: what a task computes for each event, in which order. Expressions are
 * bound: ordinals below {@code inputs} are the scan's columns, those above it are slots of a scratch row that holds what
 * was computed before. Nothing that comes after a cut is computed for an event that fails it.
 *
 * <p>What functions make of whole lists is computed for many events at once, as {@link Node}s, before the generated code
 * runs over these events one by one: all that got as far as a {@link Stage}.
 *
 * @param inputs number of the scan's columns
 * @param file ordinal of the column with the file's path
 * @param constants columns that hold one value per file
 * @param slots types of the scratch row
 * @param nodes columns that are computed for many events at once, each after those it is made of
 * @param weight of simulated events
 * @param stages the cuts, in order
 * @param fill values of the histograms
 * @param outputs slots of what is written of each selected event, computed with the histograms' values
 */
record EventProgram(
        int inputs,
        int file,
        List<Constant> constants,
        List<DataType> slots,
        List<Node> nodes,
        Weight weight,
        List<Stage> stages,
        Fill fill,
        List<Integer> outputs)
        implements Serializable {

    /** A column that holds one number in all events of a simulated file. */
    record Constant(String branch, int ordinal, DataType type) implements Serializable {
        double of(InternalRow event) {
            if (type instanceof DoubleType) {
                return event.getDouble(ordinal);
            }
            if (type instanceof FloatType) {
                return event.getFloat(ordinal);
            }
            return type instanceof LongType ? event.getLong(ordinal) : event.getInt(ordinal);
        }
    }

    /** How many cuts there are. */
    int cuts() {
        return stages.stream().mapToInt(stage -> stage.cuts().size()).sum();
    }

    /**
     * A column: one of the scan ({@code column}, no kernel), a constant (neither), or made by a kernel of other nodes.
     *
     * @param column ordinal in the scan; -1 if it is none
     * @param where the key of the file, for errors
     */
    record Node(int column, double constant, Kernel kernel, List<Integer> operands, DataType type, String where)
            implements Serializable {
        boolean isConstant() {
            return column < 0 && kernel == null;
        }
    }

    /** A node whose list or number generated code reads from a slot. */
    record Shown(int node, int slot) implements Serializable {}

    /**
     * What is computed for all events before generated code runs over them.
     *
     * @param computed nodes in order
     * @param shown to the generated code
     * @param kept nodes that are needed later: they lose the events that fail
     */
    record Batched(int[] computed, Shown[] shown, int[] kept) implements Serializable {}

    /**
     * Cuts made event by event, one after the other.
     *
     * @param firstCut the number of cuts before
     */
    record Stage(Batched batched, int firstCut, List<Cut> cuts) implements Serializable {}

    /**
     * Definitions that do not depend on each other, computed together so that they share common parts.
     *
     * @param expressions one per slot; those that do nothing stand for slots of other steps
     * @param where the keys of the file, for errors
     */
    record Step(List<Expression> expressions, String where) implements Serializable {}

    /**
     * @param steps what the weight needs, and the weight itself last
     * @param slot of the weight, a double
     * @param sql what the file has, for errors
     */
    record Weight(Batched batched, List<Step> steps, int slot, String sql, String where) implements Serializable {}

    /**
     * @param steps what the condition needs and no cut before it did
     * @param condition a boolean; null counts as false
     */
    record Cut(String name, List<Step> steps, Expression condition, String where) implements Serializable {}

    /**
     * @param steps what the values need, and the values themselves last
     */
    record Fill(Batched batched, List<Step> steps, List<Value> values) implements Serializable {}

    /**
     * @param slot of the value: a double, or an array of numbers; null fills nothing
     * @param element how the array's elements are read; null if the value is a double
     * @param node whose numbers are the value, and no slot; -1 if there is none
     */
    record Value(String histogram, Axis axis, int slot, ArrayElement element, int node) implements Serializable {}
}
