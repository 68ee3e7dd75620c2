package org.ridgeline.jobs.events;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.LongType;
import org.ridgeline.result.Axis;

/**
 * An analysis resolved against the columns of a scan: what a task computes for each event, in which order. Expressions are
 * bound: ordinals below {@code inputs} are the scan's columns, those above it are slots of a scratch row that holds what
 * was computed before. Nothing that comes after a cut is computed for an event that fails it.
 *
 * @param inputs number of the scan's columns
 * @param file ordinal of the column with the file's path
 * @param constants columns that hold one value per file
 * @param slots types of the scratch row
 * @param weight of simulated events
 * @param cuts in order
 * @param fill values of the histograms
 * @param outputs slots of what is written of each selected event, computed with the histograms' values
 */
record EventProgram(
        int inputs,
        int file,
        List<Constant> constants,
        List<DataType> slots,
        Weight weight,
        List<Cut> cuts,
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
    record Weight(List<Step> steps, int slot, String sql, String where) implements Serializable {}

    /**
     * @param steps what the condition needs and no cut before it did
     * @param condition a boolean; null counts as false
     */
    record Cut(String name, List<Step> steps, Expression condition, String where) implements Serializable {}

    /**
     * @param steps what the values need, and the values themselves last
     */
    record Fill(List<Step> steps, List<Value> values) implements Serializable {}

    /**
     * @param slot of the value: a double, or an array of numbers; null fills nothing
     * @param element how the array's elements are read; null if the value is a double
     */
    record Value(String histogram, Axis axis, int slot, ArrayElement element) implements Serializable {}
}
