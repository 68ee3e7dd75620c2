package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ridgeline.jobs.run.RunFolder;
import org.ridgeline.source.StoredType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The events that pass all cuts, as Parquet or ROOT files: sample, weight, run and event number, the branches that the
 * analysis reads, and what it defines. A second pass over the data, made only when asked for: it writes through Spark's own
 * committers, which keep the parts of repeated and killed tasks out of sight. Selection is by the same kernel, so the events
 * are those of the cutflow.
 */
final class SelectedEvents {
    private static final String FOLDER = "events";
    private static final String SAMPLE = "sample";
    private static final String WEIGHT = "weight";
    private static final List<String> NUMBERS = List.of("runNumber", "eventNumber");
    /** Columns of our own, and of the source's. */
    private static final List<String> TAKEN = List.of(SAMPLE, WEIGHT, EventLoop.FILE);

    private SelectedEvents() {}

    /** Columns of the frame and definitions that are written. */
    static List<Attribute> outputs(EventExpressions expressions) {
        Set<ExprId> used = ProgramCompiler.needs(expressions);
        List<Attribute> outputs = new ArrayList<>();
        for (Attribute column : CollectionConverters.asJava(expressions.plan().output())) {
            if (!TAKEN.contains(column.name()) && (NUMBERS.contains(column.name()) || used.contains(column.exprId()))) {
                outputs.add(column);
            }
        }
        for (Alias defined : expressions.definitions()) {
            if (!TAKEN.contains(defined.name())) {
                outputs.add(defined.toAttribute());
            }
        }
        return outputs;
    }

    static StructType schema(List<Attribute> outputs) {
        StructType schema = new StructType().add(SAMPLE, DataTypes.StringType).add(WEIGHT, DataTypes.DoubleType);
        for (Attribute output : outputs) {
            schema = schema.add(output.name(), output.dataType(), true, output.metadata());
        }
        return schema;
    }

    /**
     * @param format {@code parquet} or {@code root}; in ROOT files a definition that has no value for an event is NaN, 0 or
     *     empty, and one that is no number, text or list of numbers is left out
     * @param tree name of the tree in ROOT files
     */
    static void write(EventLoop loop, RunFolder folder, String format, String tree) {
        String path = folder.file(FOLDER).toString();
        Dataset<Row> selected = loop.selected();
        if (!format.equals("root")) {
            selected.write().mode(SaveMode.Overwrite).parquet(path);
            return;
        }
        Column[] writable = Arrays.stream(selected.schema().fields())
                .filter(StoredType::isWritable)
                .map(field -> functions.col("`" + field.name().replace("`", "``") + "`"))
                .toArray(Column[]::new);
        selected.select(writable)
                .write()
                .format("root")
                .mode(SaveMode.Overwrite)
                .option("tree", tree.substring(tree.lastIndexOf('/') + 1))
                .option("nulls", "fill")
                .save(path);
    }
}
