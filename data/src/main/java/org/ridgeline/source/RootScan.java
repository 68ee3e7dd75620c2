package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A planned read of some columns. Two scans are equal if they read the same, so that Spark reads once for both.
 *
 * @param required the columns to hand out, nested ones pruned
 * @param pushed the filters that the source applies
 * @param limit rows that are enough
 */
record RootScan(RootTable table, RootOptions options, StructType required, List<Predicate> pushed, long limit)
        implements Scan, Batch, SupportsReportStatistics {

    @Override
    public StructType readSchema() {
        return required;
    }

    @Override
    public String description() {
        return table.name() + " " + required.catalogString() + (pushed.isEmpty() ? "" : ", filters " + pushed)
                + (limit == Long.MAX_VALUE ? "" : ", limit " + limit);
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public ColumnarSupportMode columnarSupportMode() {
        return ColumnarSupportMode.SUPPORTED;
    }

    /**
     * Plans without asking the store again.
     *
     * @throws SourceException if a file lacks a column that is asked for
     */
    @Override
    public InputPartition[] planInputPartitions() {
        List<StructField> columns = columns();
        if (options.missingBranches() == RootOptions.MissingBranches.ERROR) {
            TreeSchema.checkPresent(columns, table.trees());
        }
        int cores = SparkSession.active().sparkContext().defaultParallelism();
        Splits splits = new Splits(columns, options.splitSize(), cores, pushed.isEmpty() ? limit : Long.MAX_VALUE);
        return splits.of(table.trees()).toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        List<StructField> columns = columns();
        List<String> names = columns.stream().map(StructField::name).toList();
        List<ReadPlan.Output> outputs = new ArrayList<>();
        for (StructField field : required.fields()) {
            outputs.add(output(field.name(), names));
        }
        ReadPlan plan = new ReadPlan(columns, outputs, condition(names), limit, options.zlib());
        return new RootReaderFactory(
                plan, SerializableConfiguration.broadcast(SparkSession.active().sparkContext(), table.hadoop()));
    }

    private ReadPlan.Output output(String name, List<String> columns) {
        int column = columns.indexOf(name);
        if (column >= 0) {
            return new ReadPlan.Output(ReadPlan.Kind.BRANCH, column);
        }
        return new ReadPlan.Output(name.equals(RootTable.FILE) ? ReadPlan.Kind.FILE : ReadPlan.Kind.ENTRY, -1);
    }

    private Condition condition(List<String> columns) {
        Predicates predicates = new Predicates(table.schema(), columns);
        List<Condition> conditions = new ArrayList<>();
        for (Predicate predicate : pushed) {
            conditions.add(predicates.condition(predicate).orElseThrow());
        }
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.get(0);
            default -> new Condition.And(conditions);
        };
    }

    /** The branches to decode: those asked for, then those that only a filter looks at. */
    private List<StructField> columns() {
        List<StructField> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (StructField field : required.fields()) {
            // A branch hides a metadata column of its name, as in Spark.
            if (table.schema().getFieldIndex(field.name()).isDefined()) {
                columns.add(field);
                names.add(field.name());
            }
        }
        for (Predicate predicate : pushed) {
            for (String name : Predicates.columns(predicate)) {
                if (!names.contains(name)) {
                    columns.add(table.schema().apply(name));
                    names.add(name);
                }
            }
        }
        return columns;
    }

    /** Rows before filters, and decoded bytes of the columns asked for. */
    @Override
    public Statistics estimateStatistics() {
        long bytes = 0;
        List<StructField> columns = columns();
        for (TreeFile tree : table.trees().files()) {
            for (StructField column : columns) {
                int branch = tree.shape().number(column.name());
                bytes += branch < 0 ? 0 : tree.baskets().uncompressed(branch);
            }
        }
        return new Estimate(
                OptionalLong.of(bytes), OptionalLong.of(table.trees().entries()));
    }

    private record Estimate(OptionalLong sizeInBytes, OptionalLong numRows) implements Statistics {}

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return ReadMetrics.all();
    }
}
