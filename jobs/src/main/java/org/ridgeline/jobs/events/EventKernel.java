package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.MutableProjection$;
import org.apache.spark.sql.catalyst.expressions.Predicate$;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ridgeline.request.UserError;
import org.ridgeline.result.ExactSums;
import scala.jdk.javaapi.CollectionConverters;

/** Runs an {@link EventProgram} over the events of one task, with code that Spark generates from its expressions. */
final class EventKernel {
    private final EventProgram program;
    private final SampleIndex samples;
    private final Tally tally;
    private final EventProgram.Constant[] constants;
    /** What the present file holds in these; null before its first event. */
    private double[] known;

    private final SpecificInternalRow scratch;
    private final JoinedRow joined = new JoinedRow();
    private final MutableProjection[] weightSteps;
    private final MutableProjection[][] cutSteps;
    private final BasePredicate[] cuts;
    private final EventProgram.Cut[] programCuts;
    private final MutableProjection[] fillSteps;
    private final EventProgram.Value[] values;

    private final ExactSums.Addend weight = new ExactSums.Addend();
    private final ExactSums.Addend squared = new ExactSums.Addend();
    private double lastWeight;

    private UTF8String file;
    /** The text that said so last. */
    private UTF8String seen;

    private int sample;
    private Tally.OfSample counts;

    EventKernel(EventProgram program, SampleIndex samples) {
        this.program = program;
        this.samples = samples;
        this.constants = program.constants().toArray(new EventProgram.Constant[0]);
        this.tally = new Tally(
                samples.size(),
                program.constants().stream().map(EventProgram.Constant::branch).toList());
        this.scratch = new SpecificInternalRow(
                CollectionConverters.asScala(program.slots()).toSeq());
        joined.withRight(scratch);
        weightSteps = generate(program.weight().steps());
        programCuts = program.stages().stream()
                .flatMap(stage -> stage.cuts().stream())
                .toArray(EventProgram.Cut[]::new);
        cutSteps = new MutableProjection[programCuts.length][];
        cuts = new BasePredicate[programCuts.length];
        for (int i = 0; i < programCuts.length; i++) {
            cutSteps[i] = generate(programCuts[i].steps());
            cuts[i] = Predicate$.MODULE$.create(programCuts[i].condition());
        }
        fillSteps = generate(program.fill().steps());
        values = program.fill().values().toArray(new EventProgram.Value[0]);
    }

    /** What the events so far amount to. */
    Tally tally() {
        return tally;
    }

    /** Weighs an event, sees how many cuts it passes, and fills the histograms if it passes all. */
    void add(InternalRow event) {
        if (selects(event)) {
            fill();
        }
    }

    /** What is written of an event; null if it does not pass all cuts. */
    InternalRow selected(InternalRow event) {
        if (!selects(event)) {
            return null;
        }
        run(fillSteps, program.fill().steps());
        Object[] row = new Object[program.outputs().size() + 2];
        row[0] = UTF8String.fromString(samples.name(sample));
        row[1] = lastWeight;
        for (int i = 2; i < row.length; i++) {
            int slot = program.outputs().get(i - 2);
            row[i] = InternalRow.copyValue(
                    scratch.isNullAt(slot)
                            ? null
                            : scratch.get(slot, program.slots().get(slot)));
        }
        return new GenericInternalRow(row);
    }

    private boolean selects(InternalRow event) {
        UTF8String from = event.getUTF8String(program.file());
        if (!isOf(from)) {
            open(from);
        }
        weigh(event, weight, squared);
        return passes(0, cuts.length, event, weight, squared);
    }

    /** Whether the events come from a file. */
    @SuppressWarnings("ReferenceEquality") // a batch hands out the same text for all of its rows
    boolean isOf(UTF8String from) {
        if (from == seen) {
            return true;
        }
        seen = from.equals(file) ? from : seen;
        return from == seen;
    }

    /** The events that follow come from a file. */
    void open(UTF8String from) {
        file = from.clone();
        seen = from;
        sample = samples.of(file.toString());
        counts = tally.sample(sample, program);
        known = tally.constants().of(file.toString());
    }

    /** Compares what should be one value in all events of a file with that of the first event met. */
    private void check(InternalRow event) {
        if (known == null) {
            known = new double[constants.length];
            for (int i = 0; i < known.length; i++) {
                known[i] = constants[i].of(event);
            }
            tally.constants().note(file.toString(), known);
            return;
        }
        for (int i = 0; i < known.length; i++) {
            double value = constants[i].of(event);
            if (value != known[i]) {
                tally.constants().check(file.toString(), i, known[i], value);
            }
        }
    }

    /** Weighs an event, and counts it. */
    void weigh(InternalRow event, ExactSums.Addend to, ExactSums.Addend toSquared) {
        double w = 1;
        if (samples.simulated(sample)) {
            check(event);
            joined.withLeft(event);
            run(weightSteps, program.weight().steps());
            w = scratch.isNullAt(program.weight().slot())
                    ? Double.NaN
                    : scratch.getDouble(program.weight().slot());
        }
        if (!Double.isFinite(w * w)) {
            throw new UserError(program.weight().where() + ": the weight of an event of sample "
                    + samples.name(sample) + " is "
                    + (scratch.isNullAt(program.weight().slot()) ? "null" : String.valueOf(w)) + ", in " + file
                    + ": " + program.weight().sql());
        }
        to.set(w);
        toSquared.set(w * w);
        lastWeight = w;
        counts.count(0, to, toSquared);
    }

    /** Whether an event passes the cuts {@code from} to {@code to}; each that it passes counts it. */
    boolean passes(int from, int to, InternalRow event, ExactSums.Addend w, ExactSums.Addend wSquared) {
        joined.withLeft(event);
        for (int i = from; i < to; i++) {
            run(cutSteps[i], programCuts[i].steps());
            try {
                if (!cuts[i].eval(joined)) {
                    return false;
                }
            } catch (RuntimeException failure) {
                throw explained(programCuts[i].where(), failure);
            }
            counts.count(i + 1, w, wSquared);
        }
        return true;
    }

    /** Computes an event's values; generated code leaves them in the scratch row. */
    void values(InternalRow event) {
        joined.withLeft(event);
        run(fillSteps, program.fill().steps());
    }

    private void fill() {
        run(fillSteps, program.fill().steps());
        for (int i = 0; i < values.length; i++) {
            EventProgram.Value value = values[i];
            if (scratch.isNullAt(value.slot())) {
                continue;
            }
            Tally.OfHistogram histogram = counts.histogram(i);
            if (value.element() == null) {
                histogram.fill(scratch.getDouble(value.slot()), weight, squared);
            } else {
                histogram.fill(scratch.getArray(value.slot()), value.element(), weight, squared);
            }
        }
    }

    /** The counts of the sample that the events are of. */
    Tally.OfSample counts() {
        return counts;
    }

    /** The row that generated code reads what was computed from. */
    InternalRow scratch() {
        return scratch;
    }

    private void run(MutableProjection[] projections, List<EventProgram.Step> steps) {
        for (int i = 0; i < projections.length; i++) {
            try {
                projections[i].apply(joined);
            } catch (RuntimeException failure) {
                throw explained(steps.get(i).where(), failure);
            }
        }
    }

    /** An expression that cannot be computed for an event is the analysis' fault: it is named, with the sample. */
    RuntimeException explained(String where, RuntimeException failure) {
        // Spark's own errors, what our functions say of their arguments (lengths that differ), and integers out of
        // range.
        if (failure instanceof SparkThrowable
                || failure instanceof IllegalArgumentException
                || failure instanceof ArithmeticException) {
            return new UserError(
                    where + ": " + SqlFault.reason(failure) + " (an event of sample " + samples.name(sample) + ", in "
                            + file + ")",
                    failure);
        }
        return failure;
    }

    private MutableProjection[] generate(List<EventProgram.Step> steps) {
        List<MutableProjection> projections = new ArrayList<>();
        for (EventProgram.Step step : steps) {
            List<Expression> expressions = step.expressions();
            MutableProjection projection = MutableProjection$.MODULE$.create(
                    CollectionConverters.asScala(expressions).toSeq());
            projections.add(projection.target(scratch));
        }
        return projections.toArray(new MutableProjection[0]);
    }
}
