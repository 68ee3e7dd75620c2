package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ridgeline.jobs.run.RunFolder;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The events that pass all cuts, as Parquet: sample, weight, run and event number, and what the analysis defines. A second
 * pass over the data, made only when asked for: it writes through Spark's own committers, which keep the parts of repeated
 * and killed tasks out of sight. Selection is by the same kernel, so the events are those of the cutflow.
 */
final class SelectedEvents {
    private static final String FOLDER = "events";
    private static final List<String> NUMBERS = List.of("runNumber", "eventNumber");

    private SelectedEvents() {}

    /** Columns of the frame and definitions that are written. */
    static List<Attribute> outputs(EventExpressions expressions) {
        List<Attribute> outputs = new ArrayList<>();
        for (Attribute column : CollectionConverters.asJava(expressions.plan().output())) {
            if (NUMBERS.contains(column.name())) {
                outputs.add(column);
            }
        }
        for (Alias defined : expressions.definitions()) {
            outputs.add(defined.toAttribute());
        }
        return outputs;
    }

    static StructType schema(List<Attribute> outputs) {
        StructType schema = new StructType().add("sample", DataTypes.StringType).add("weight", DataTypes.DoubleType);
        for (Attribute output : outputs) {
            schema = schema.add(output.name(), output.dataType());
        }
        return schema;
    }

    static void write(EventLoop loop, RunFolder folder) {
        loop.selected()
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder.file(FOLDER).toString());
    }
}
