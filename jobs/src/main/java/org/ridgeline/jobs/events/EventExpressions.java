package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.ConstantFolding$;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.SparkSession;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.analysis.HistogramSpec;
import org.ridgeline.request.UserError;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The SQL expressions of an analysis, resolved by Spark against the columns of a frame before any data are read: columns
 * and functions are found, types are right. Definitions are stacked projections, each of which sees those below it.
 *
 * @param plan the frame's own plan, whose attributes the expressions refer to
 * @param defined constants and definitions, in order
 * @param constants how many of these are constants
 * @param weight of simulated events
 * @param cuts by name, in order
 * @param values of the histograms, by name, in order
 * @param wheres conditions of the histograms that have one
 */
record EventExpressions(
        LogicalPlan plan,
        List<Alias> defined,
        int constants,
        Expression weight,
        Map<String, Expression> cuts,
        Map<String, Expression> values,
        Map<String, Expression> wheres) {

    /** What stands under {@code define}. */
    List<Alias> definitions() {
        return defined.subList(constants, defined.size());
    }

    /** An expression of the file: where it stands, and its SQL. */
    private record Text(List<String> key, String sql) {
        String where(Analysis analysis) {
            return analysis.source().where(key.toArray(new String[0]));
        }

        /** The name that a definition gives. */
        String name() {
            return key.get(key.size() - 1);
        }
    }

    /**
     * @throws UserError for the first expression that Spark cannot resolve, with its place in the file
     */
    static EventExpressions resolve(Analysis analysis, Dataset<Row> events) {
        SparkSession session = (SparkSession) events.sparkSession();
        LogicalPlan base = ((org.apache.spark.sql.classic.Dataset<Row>) events)
                .queryExecution()
                .analyzed();
        List<Text> definitions = definitions(analysis);
        rejectNamesOfColumns(analysis, events, definitions);
        List<Text> results = results(analysis);
        LogicalPlan plan = base;
        for (Text definition : definitions) {
            plan = project(session, analysis, plan, List.of(definition), true);
        }
        plan = project(session, analysis, plan, results, false);
        LogicalPlan resolved;
        try {
            resolved = analyzed(session, plan);
        } catch (Exception failure) { // AnalysisException is a checked one, which Scala does not declare
            throw firstFault(session, analysis, base, definitions, results, failure);
        }
        if (depth(resolved, base) != definitions.size() + 1) {
            throw firstFault(session, analysis, base, definitions, results, null);
        }
        return extract(analysis, definitions.size(), resolved);
    }

    private static List<Text> definitions(Analysis analysis) {
        List<Text> all = new ArrayList<>();
        analysis.constants().forEach((name, sql) -> all.add(new Text(List.of("constants", name), sql)));
        analysis.define().forEach((name, sql) -> all.add(new Text(List.of("define", name), sql)));
        return all;
    }

    private static List<Text> results(Analysis analysis) {
        List<Text> all = new ArrayList<>();
        all.add(new Text(List.of("weight"), analysis.weight()));
        analysis.cuts().forEach((name, sql) -> all.add(new Text(List.of("cuts", name), sql)));
        analysis.histograms()
                .forEach((name, histogram) ->
                        all.add(new Text(List.of("histograms", name, "value"), histogram.value())));
        analysis.histograms().forEach((name, histogram) -> {
            if (histogram.where() != null) {
                all.add(new Text(List.of("histograms", name, "where"), histogram.where()));
            }
        });
        return all;
    }

    private static void rejectNamesOfColumns(Analysis analysis, Dataset<Row> events, List<Text> definitions) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(List.of(events.columns()));
        for (Text definition : definitions) {
            String name = definition.name();
            if (!taken.add(name)) {
                throw new UserError(definition.where(analysis)
                        + ": the name is taken, by a branch or another definition; choose another");
            }
        }
    }

    private static LogicalPlan project(
            SparkSession session, Analysis analysis, LogicalPlan child, List<Text> texts, boolean keep) {
        List<NamedExpression> list = new ArrayList<>();
        if (keep) {
            list.add(new UnresolvedStar(Option.empty()));
        }
        for (Text text : texts) {
            String name = keep ? text.name() : "result " + list.size();
            list.add(alias(SqlText.parse(session, text.where(analysis), text.sql), name));
        }
        return new Project(seq(list), child);
    }

    private static Alias alias(Expression expression, String name) {
        return new Alias(expression, name, NamedExpression.newExprId(), seq(List.of()), Option.empty(), seq(List.of()));
    }

    private static LogicalPlan analyzed(SparkSession session, LogicalPlan plan) {
        return org.apache.spark.sql.classic.Dataset.ofRows(session, plan)
                .queryExecution()
                .analyzed();
    }

    /** How many projections stand above a plan; -1 if there is anything else. */
    private static int depth(LogicalPlan plan, LogicalPlan base) {
        int depth = 0;
        LogicalPlan node = plan;
        while (node != base) {
            if (!(node instanceof Project project)) {
                return -1;
            }
            node = project.child();
            depth++;
        }
        return depth;
    }

    /** Resolves one expression after the other, to find the one at fault. */
    private static UserError firstFault(
            SparkSession session,
            Analysis analysis,
            LogicalPlan base,
            List<Text> definitions,
            List<Text> results,
            Exception failure) {
        LogicalPlan plan = base;
        for (Text definition : definitions) {
            plan = resolvedAlone(session, analysis, plan, definition, true);
        }
        for (Text result : results) {
            resolvedAlone(session, analysis, plan, result, false);
        }
        return SqlFault.in(analysis.source().where(), "", failure);
    }

    private static LogicalPlan resolvedAlone(
            SparkSession session, Analysis analysis, LogicalPlan child, Text text, boolean keep) {
        String where = text.where(analysis);
        LogicalPlan resolved;
        try {
            resolved = analyzed(session, project(session, analysis, child, List.of(text), keep));
        } catch (UserError failure) {
            throw failure;
        } catch (Exception failure) { // checked, and not declared
            throw SqlFault.in(where, text.sql, failure);
        }
        if (depth(resolved, child) != 1) {
            throw new UserError(where + ": " + text.sql
                    + ": an expression is about one event; functions over many rows (sum, explode, ...) do not fit."
                    + " For the elements of a list there is hep.sum and the like");
        }
        return resolved;
    }

    private static EventExpressions extract(Analysis analysis, int definitions, LogicalPlan resolved) {
        LogicalPlan simple = ConstantFolding$.MODULE$.apply(ReplaceExpressions$.MODULE$.apply(resolved));
        Project top = (Project) simple;
        List<Alias> defined = new ArrayList<>();
        LogicalPlan node = top.child();
        for (int i = 0; i < definitions; i++) {
            Project project = (Project) node;
            defined.add(
                    0, (Alias) Rewrite.writtenOut((Alias) project.projectList().last()));
            node = project.child();
        }
        for (int i = 0; i < analysis.constants().size(); i++) {
            Alias constant = defined.get(i);
            if (!constant.child().foldable()) {
                throw new UserError(analysis.source().where("constants", constant.name())
                        + ": a constant is a literal; what depends on the event stands under define");
            }
        }
        List<Expression> results = new ArrayList<>();
        for (NamedExpression result : CollectionConverters.asJava(top.projectList())) {
            results.add(Rewrite.writtenOut(((Alias) result).child()));
        }
        int next = 0;
        Expression weight = results.get(next++);
        Map<String, Expression> cuts = new LinkedHashMap<>();
        for (String cut : analysis.cuts().keySet()) {
            cuts.put(cut, results.get(next++));
        }
        Map<String, Expression> values = new LinkedHashMap<>();
        for (String histogram : analysis.histograms().keySet()) {
            values.put(histogram, results.get(next++));
        }
        Map<String, Expression> wheres = new LinkedHashMap<>();
        for (Map.Entry<String, HistogramSpec> histogram : analysis.histograms().entrySet()) {
            if (histogram.getValue().where() != null) {
                wheres.put(histogram.getKey(), results.get(next++));
            }
        }
        EventExpressions all =
                new EventExpressions(node, defined, analysis.constants().size(), weight, cuts, values, wheres);
        new ExpressionCheck(analysis).check(all);
        return all;
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
