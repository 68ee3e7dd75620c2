package org.ridgeline.jobs.events;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.generate.GenerateCommand;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * The pass over the data: each event is read once, and fills the cutflow and all histograms of its sample. Where the frame
 * is a scan of column batches, {@link BatchKernel} runs over these; otherwise {@link EventKernel} over Spark's internal rows. Why so, and how fast: docs/decisions/061-event-loop.md.
 */
final class EventLoop {
    /** The column with each event's file. */
    static final String FILE = "_file";

    private final Analysis analysis;
    private final SparkSession session;
    private final SampleIndex samples;
    private final EventExpressions expressions;
    private Map<String, Long> reading = Map.of();

    /**
     * Resolves the analysis; no data are read.
     *
     * @param events a frame with the analysis' columns and a string column {@link #FILE}
     * @param samples by the files that column names
     * @throws org.ridgeline.request.UserError for an expression that cannot be resolved
     */
    EventLoop(Analysis analysis, Dataset<Row> events, SampleIndex samples) {
        this.analysis = analysis;
        this.session = (SparkSession) events.sparkSession();
        this.samples = samples;
        this.expressions = EventExpressions.resolve(analysis, withFile(events));
    }

    /** The frame with the file as one of its columns; in a scan of files it is hidden among the metadata. */
    private static Dataset<Row> withFile(Dataset<Row> events) {
        return List.of(events.columns()).contains(FILE) ? events : events.select(events.col("*"), events.col(FILE));
    }

    /** Names of the histograms that each element of an array fills: they count objects, not events. */
    Set<String> perObject() {
        return expressions.values().entrySet().stream()
                .filter(value -> value.getValue().dataType() instanceof ArrayType)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether any of the files says of itself that its events were generated for trying things out. */
    boolean isToy() {
        for (LogicalPlan leaf : CollectionConverters.asJava(expressions.plan().collectLeaves())) {
            if (leaf instanceof DataSourceV2Relation relation
                    && relation.table().properties().getOrDefault("titles", "").contains(GenerateCommand.TITLE)) {
                return true;
            }
        }
        return false;
    }

    /** Counts all events. */
    Tally run() {
        QueryExecution query = query(List.of());
        Tally tally = SQLExecution.withNewExecutionId(
                query, Option.apply("select events and fill histograms of " + analysis.name()), () -> {
                    JavaRDD<Tally> tallies = tallies(query);
                    return tallies.getNumPartitions() == 0
                            ? new Tally(samples.size(), List.of())
                            : tallies.treeReduce(Tally::merge, 2);
                });
        reading = counted(query);
        return tally;
    }

    private JavaRDD<Tally> tallies(QueryExecution query) {
        SparkPlan scan = columnar(query.executedPlan());
        if (scan == null) {
            return kernels(query, List.of(), (kernel, events) -> {
                while (events.hasNext()) {
                    kernel.add(events.next());
                }
                return List.of(kernel.tally()).iterator();
            });
        }
        List<Attribute> columns = CollectionConverters.asJava(scan.output());
        EventProgram program = ProgramCompiler.compile(
                analysis, expressions, columns, new ColumnPlan(columns), FILE, samples.perFile(), List.of());
        SampleIndex index = samples;
        return JavaRDD.fromRDD(scan.executeColumnar(), ClassTag$.MODULE$.apply(ColumnarBatch.class))
                .mapPartitions(batches -> {
                    BatchKernel kernel = new BatchKernel(program, index);
                    while (batches.hasNext()) {
                        kernel.add(batches.next());
                    }
                    return List.of(kernel.tally()).iterator();
                });
    }

    /** What the source counted while the data were read, by the names of its metrics. */
    Map<String, Long> reading() {
        return reading;
    }

    private static Map<String, Long> counted(QueryExecution query) {
        Map<String, Long> counted = new TreeMap<>();
        for (SparkPlan scan : CollectionConverters.asJava(query.executedPlan().collectLeaves())) {
            CollectionConverters.asJava(scan.metrics()).forEach((name, metric) -> counted.put(name, metric.value()));
        }
        return counted;
    }

    /** The events that pass all cuts. */
    Dataset<Row> selected() {
        List<Attribute> outputs = SelectedEvents.outputs(expressions);
        JavaRDD<InternalRow> rows = kernels(query(outputs), outputs, EventLoop::select);
        return session.internalCreateDataFrame(rows.rdd(), SelectedEvents.schema(outputs), false);
    }

    private static Iterator<InternalRow> select(EventKernel kernel, Iterator<InternalRow> events) {
        Iterable<InternalRow> all = () -> events;
        return StreamSupport.stream(all.spliterator(), false)
                .map(kernel::selected)
                .filter(Objects::nonNull)
                .iterator();
    }

    /** What a task does with its events. */
    private interface Work<T> extends Serializable {
        Iterator<T> apply(EventKernel kernel, Iterator<InternalRow> events);
    }

    private <T> JavaRDD<T> kernels(QueryExecution query, List<Attribute> outputs, Work<T> work) {
        SparkPlan plan = query.executedPlan();
        SparkPlan scan = columnar(plan);
        List<Attribute> columns = CollectionConverters.asJava((scan == null ? plan : scan).output());
        EventProgram program = ProgramCompiler.compile(
                analysis, expressions, columns, new ColumnPlan(List.of()), FILE, samples.perFile(), outputs);
        SampleIndex index = samples;
        if (scan == null) {
            RDD<InternalRow> rows = query.toRdd();
            return JavaRDD.fromRDD(rows, ClassTag$.MODULE$.apply(InternalRow.class))
                    .mapPartitions(events -> work.apply(new EventKernel(program, index), events));
        }
        return JavaRDD.fromRDD(scan.executeColumnar(), ClassTag$.MODULE$.apply(ColumnarBatch.class))
                .mapPartitions(batches -> work.apply(new EventKernel(program, index), new BatchRows(batches)));
    }

    /** The columns that are used, and no other: the source reads what is asked for. */
    private QueryExecution query(List<Attribute> outputs) {
        Set<ExprId> needs = new HashSet<>(ProgramCompiler.needs(expressions));
        outputs.forEach(output -> needs.add(output.exprId()));
        List<NamedExpression> columns = new ArrayList<>();
        for (Attribute attribute :
                CollectionConverters.asJava(expressions.plan().output())) {
            if (needs.contains(attribute.exprId()) || attribute.name().equals(FILE)) {
                columns.add(attribute);
            }
        }
        Project needed = new Project(CollectionConverters.asScala(columns).toSeq(), expressions.plan());
        return org.apache.spark.sql.classic.Dataset.ofRows(session, needed).queryExecution();
    }

    /** The scan under a plan that does nothing but turn its batches into rows; null if there is more to the plan. */
    private static SparkPlan columnar(SparkPlan plan) {
        SparkPlan node = plan;
        while (!node.supportsColumnar()) {
            if (node instanceof WholeStageCodegenExec
                    || node instanceof ColumnarToRowExec
                    || node instanceof InputAdapter) {
                node = node.children().head();
            } else {
                return null;
            }
        }
        return node;
    }
}
