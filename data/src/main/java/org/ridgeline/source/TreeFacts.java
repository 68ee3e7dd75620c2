package org.ridgeline.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What planning knows of a frame's files from their metadata; nothing is read for it.
 *
 * @param tree path of the tree
 * @param title of the first file's tree
 * @param entries that each file's tree holds, whether or not all are read, by the file's path
 */
public record TreeFacts(String tree, String title, Map<String, Long> entries) {

    /** The facts of the first scan of ROOT files below a frame; empty if there is none. */
    public static Optional<TreeFacts> of(Dataset<Row> frame) {
        LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) frame)
                .queryExecution()
                .analyzed();
        for (LogicalPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
            if (leaf instanceof DataSourceV2Relation relation && relation.table() instanceof RootTable table) {
                TreeShape shape = table.trees().files().get(0).shape();
                Map<String, Long> entries = new LinkedHashMap<>();
                for (TreeFile file : table.trees().files()) {
                    entries.put(file.file().path(), file.stored());
                }
                return Optional.of(new TreeFacts(shape.path(), shape.title(), entries));
            }
        }
        return Optional.empty();
    }

    /** Entries of all files. */
    public long total() {
        return entries.values().stream().mapToLong(Long::longValue).sum();
    }
}
