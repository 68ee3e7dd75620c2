package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.aggregate.NoOp$;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.events.EventProgram.Cut;
import org.ridgeline.jobs.events.EventProgram.Fill;
import org.ridgeline.jobs.events.EventProgram.Stage;
import org.ridgeline.jobs.events.EventProgram.Step;
import org.ridgeline.jobs.events.EventProgram.Weight;
import org.ridgeline.request.UserError;
import org.ridgeline.result.Axis;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Puts the expressions of an analysis in the order a task computes them in. A definition used once becomes part of its
 * user. Others get a slot in the scratch row, and are computed right before the first cut (or the histograms) that needs
 * them; those that depend on each other in steps one after the other. The weight is on its own, as data never compute it.
 * Of all this {@link ColumnPlan} takes what can be computed for many events at once; a cut that needs more of that than the
 * cuts before it begins a stage of its own, with fewer events.
 */
final class ProgramCompiler {
    private final Analysis analysis;
    private final ColumnPlan plan;
    private final StagePlan stages;
    private final Map<ExprId, Integer> inputs = new HashMap<>();
    private final Map<ExprId, Expression> inlined = new HashMap<>();
    /** Definitions with a slot, in the order of the file. */
    private final Map<ExprId, Expression> slotted = new LinkedHashMap<>();

    private final Map<ExprId, String> names = new HashMap<>();
    private final Map<ExprId, Integer> slotOf = new HashMap<>();
    private final List<DataType> slots = new ArrayList<>();

    private ProgramCompiler(Analysis analysis, ColumnPlan plan) {
        this.analysis = analysis;
        this.plan = plan;
        this.stages = new StagePlan(plan);
    }

    /** Columns of the frame that the analysis needs. */
    static Set<ExprId> needs(EventExpressions all) {
        Set<ExprId> found = new HashSet<>();
        all.defined().forEach(alias -> references(alias.child()).forEach(found::add));
        references(all.weight()).forEach(found::add);
        all.cuts().values().forEach(cut -> found.addAll(references(cut)));
        all.values().values().forEach(value -> found.addAll(references(value)));
        all.wheres().values().forEach(where -> found.addAll(references(where)));
        return found;
    }

    /**
     * @param columns of the rows that tasks will see
     * @param plan of the columns that come as batches
     * @param file name of the column with the file's path
     * @param perFile names of columns that hold one value per file; those that are read are checked
     * @param outputs columns and definitions to be written of each selected event
     */
    static EventProgram compile(
            Analysis analysis,
            EventExpressions all,
            List<Attribute> columns,
            ColumnPlan plan,
            String file,
            List<String> perFile,
            List<Attribute> outputs) {
        ProgramCompiler compiler = new ProgramCompiler(analysis, plan);
        List<EventProgram.Constant> constants = new ArrayList<>();
        int fileOrdinal = -1;
        for (int i = 0; i < columns.size(); i++) {
            compiler.inputs.put(columns.get(i).exprId(), i);
            if (columns.get(i).name().equals(file)) {
                fileOrdinal = i;
            }
            if (perFile.contains(columns.get(i).name())) {
                constants.add(constant(columns.get(i), i));
            }
        }
        compiler.place(all, outputs);
        return compiler.program(all, fileOrdinal, List.copyOf(constants), outputs);
    }

    private static EventProgram.Constant constant(Attribute column, int ordinal) {
        DataType type = column.dataType();
        if (!(type instanceof DoubleType
                || type instanceof FloatType
                || type instanceof LongType
                || type instanceof IntegerType)) {
            throw new UserError("per-file: branch " + column.name() + " is " + type.catalogString()
                    + ", not a number; leave it out of the dataset's list");
        }
        return new EventProgram.Constant(column.name(), ordinal, type);
    }

    private void place(EventExpressions all, List<Attribute> outputs) {
        Map<ExprId, Integer> uses = uses(all);
        outputs.forEach(output -> uses.merge(output.exprId(), 1, Integer::sum));
        for (Alias alias : all.defined()) {
            Expression expression = inline(alias.child());
            ExprId id = alias.exprId();
            names.put(id, alias.name());
            boolean cheap = expression instanceof Literal || expression instanceof AttributeReference;
            if (cheap || uses.getOrDefault(id, 0) == 1) {
                inlined.put(id, expression);
            } else if (uses.containsKey(id)) {
                String where = analysis.source().where("define", alias.name());
                if (!plan.define(id, expression, where)) {
                    slotted.put(id, plan.rest(expression, where));
                    slotOf.put(id, slot(expression.dataType()));
                }
            }
        }
    }

    private static Map<ExprId, Integer> uses(EventExpressions all) {
        Map<ExprId, Integer> uses = new HashMap<>();
        List<Expression> everything = new ArrayList<>();
        all.defined().forEach(alias -> everything.add(alias.child()));
        everything.add(all.weight());
        everything.addAll(all.cuts().values());
        everything.addAll(all.values().values());
        everything.addAll(all.wheres().values());
        for (Expression expression : everything) {
            references(expression).forEach(id -> uses.merge(id, 1, Integer::sum));
        }
        return uses;
    }

    private EventProgram program(
            EventExpressions all, int file, List<EventProgram.Constant> constants, List<Attribute> outputs) {
        Weight weight = weight(all.weight());
        List<List<Cut>> cuts = cuts(all);
        Map<Integer, Expression> written = new LinkedHashMap<>();
        for (Attribute output : outputs) {
            written.put(slot(output.dataType()), rest(output, ""));
        }
        Fill fill = fill(all, written);
        List<Stage> staged = new ArrayList<>();
        int first = 0;
        for (List<Cut> together : cuts) {
            staged.add(new Stage(stages.stage(1 + staged.size()), first, together));
            first += together.size();
        }
        return new EventProgram(
                inputs.size(),
                file,
                constants,
                List.copyOf(slots),
                plan.nodes(),
                new Weight(stages.stage(0), weight.steps(), weight.slot(), weight.sql(), weight.where()),
                staged,
                new Fill(stages.stage(1 + staged.size()), fill.steps(), fill.values()),
                List.copyOf(written.keySet()));
    }

    private Weight weight(Expression expression) {
        String where = analysis.source().where("weight");
        Expression weight = asDouble(rest(expression, where));
        int slot = slot(weight.dataType());
        List<Step> steps = steps(List.of(weight), new HashSet<>());
        steps.add(new Step(at(Map.of(slot, weight)), where));
        show(steps, List.of());
        return new Weight(null, bound(steps), slot, analysis.weight(), where);
    }

    /** The cuts of each stage. */
    private List<List<Cut>> cuts(EventExpressions all) {
        List<List<Cut>> staged = new ArrayList<>();
        Set<ExprId> done = new HashSet<>();
        all.cuts().forEach((name, cut) -> {
            String where = analysis.source().where("cuts", name);
            Expression condition = rest(cut, where);
            if (staged.isEmpty() || stages.isNew(nodes(condition, done))) {
                stages.next();
                staged.add(new ArrayList<>());
                done.clear();
            }
            List<Step> steps = steps(List.of(condition), done);
            show(steps, List.of(condition));
            staged.get(staged.size() - 1).add(new Cut(name, bound(steps), bound(condition), where));
        });
        return staged;
    }

    private Fill fill(EventExpressions all, Map<Integer, Expression> written) {
        stages.next();
        Map<Integer, Expression> filled = new LinkedHashMap<>(written);
        List<EventProgram.Value> values = new ArrayList<>();
        all.values().forEach((name, sql) -> {
            String where = analysis.source().where("histograms", name);
            Axis axis = analysis.histograms().get(name).axis(name);
            Expression value = inline(sql);
            ArrayElement element =
                    value.dataType() instanceof ArrayType array ? ArrayElement.of(array.elementType()) : null;
            Expression condition = all.wheres().get(name);
            int node = element == null || condition != null ? -1 : plan.node(value, where);
            if (node >= 0) {
                stages.need(Set.of(node));
                values.add(new EventProgram.Value(name, axis, -1, null, node));
                return;
            }
            value = element == null ? asDouble(value) : value;
            if (condition != null) {
                value = new If(inline(condition), value, Literal.create(null, value.dataType()));
            }
            int slot = slot(value.dataType());
            filled.put(slot, plan.rest(value, where));
            values.add(new EventProgram.Value(name, axis, slot, element, -1));
        });
        List<Step> steps = steps(List.copyOf(filled.values()), new HashSet<>());
        if (!filled.isEmpty()) {
            steps.add(new Step(at(filled), analysis.source().where("histograms")));
        }
        show(steps, List.of());
        return new Fill(null, bound(steps), values);
    }

    private Expression rest(Expression expression, String where) {
        return plan.rest(inline(expression), where);
    }

    /** The nodes that a condition needs, and the definitions that are to be computed for it. */
    private Set<Integer> nodes(Expression condition, Set<ExprId> done) {
        Set<ExprId> needed = new HashSet<>();
        need(condition, needed);
        needed.removeAll(done);
        List<Expression> users = new ArrayList<>(List.of(condition));
        needed.forEach(id -> users.add(slotted.get(id)));
        return users.stream()
                .flatMap(user -> references(user).stream())
                .filter(plan::isNode)
                .map(plan::nodeOf)
                .collect(Collectors.toSet());
    }

    /** Gives a slot to each node that expressions of the stage at hand read. */
    private void show(List<Step> steps, List<Expression> conditions) {
        List<Expression> readers = new ArrayList<>(conditions);
        steps.forEach(step -> readers.addAll(step.expressions()));
        for (Expression reader : readers) {
            for (ExprId id : references(reader)) {
                if (plan.isNode(id)) {
                    int node = plan.nodeOf(id);
                    stages.show(
                            node,
                            slotOf.computeIfAbsent(
                                    id, unknown -> slot(plan.nodes().get(node).type())));
                }
            }
        }
    }

    /** The steps that compute what expressions need and was not done before; afterwards it counts as done. */
    private List<Step> steps(List<Expression> users, Set<ExprId> done) {
        Set<ExprId> needed = new HashSet<>();
        users.forEach(user -> need(user, needed));
        needed.removeAll(done);
        List<Step> steps = new ArrayList<>();
        while (!needed.isEmpty()) {
            Map<Integer, Expression> ready = new LinkedHashMap<>();
            List<String> keys = new ArrayList<>();
            List<ExprId> ids = new ArrayList<>();
            slotted.forEach((id, expression) -> {
                if (needed.contains(id) && references(expression).stream().noneMatch(needed::contains)) {
                    ready.put(slotOf.get(id), expression);
                    ids.add(id);
                    keys.add(names.get(id));
                }
            });
            needed.removeAll(ids);
            done.addAll(ids);
            String where = keys.size() == 1
                    ? analysis.source().where("define", keys.get(0))
                    : analysis.source().where("define") + " \u2192 " + String.join(", ", keys);
            steps.add(new Step(at(ready), where));
        }
        return steps;
    }

    private void need(Expression user, Set<ExprId> needed) {
        for (ExprId id : references(user)) {
            if (slotted.containsKey(id) && needed.add(id)) {
                need(slotted.get(id), needed);
            }
        }
    }

    /** One expression per slot of the scratch row; bound later, when all slots are known. */
    private static List<Expression> at(Map<Integer, Expression> bySlot) {
        int last = bySlot.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        Expression[] all = new Expression[last + 1];
        Arrays.fill(all, NoOp$.MODULE$);
        bySlot.forEach((slot, expression) ->
                all[slot] = expression.dataType() instanceof ArrayType ? new Uncopied(expression) : expression);
        return Arrays.asList(all);
    }

    private int slot(DataType type) {
        slots.add(type);
        return slots.size() - 1;
    }

    private static Expression asDouble(Expression number) {
        return number.dataType().equals(DataTypes.DoubleType)
                ? number
                : new Cast(number, DataTypes.DoubleType, Option.empty(), EvalMode.ANSI());
    }

    private Expression inline(Expression expression) {
        return Rewrite.attributes(expression, attribute -> inlined.getOrDefault(attribute.exprId(), attribute));
    }

    private List<Step> bound(List<Step> steps) {
        return steps.stream()
                .map(step -> new Step(
                        new ArrayList<>(
                                step.expressions().stream().map(this::bound).toList()),
                        step.where()))
                .toList();
    }

    private Expression bound(Expression expression) {
        return Rewrite.attributes(expression, attribute -> {
            Integer slot = slotOf.get(attribute.exprId());
            Integer ordinal = slot == null ? inputs.get(attribute.exprId()) : Integer.valueOf(inputs.size() + slot);
            if (ordinal == null) {
                throw new IllegalStateException("column " + attribute.name() + " is not among those read");
            }
            return new BoundReference(ordinal, attribute.dataType(), attribute.nullable());
        });
    }

    private static List<ExprId> references(Expression expression) {
        List<ExprId> found = new ArrayList<>();
        collect(expression, found);
        return found;
    }

    private static void collect(Expression expression, List<ExprId> found) {
        if (expression instanceof AttributeReference attribute) {
            found.add(attribute.exprId());
        }
        for (Expression child : CollectionConverters.asJava(expression.children())) {
            collect(child, found);
        }
    }
}
