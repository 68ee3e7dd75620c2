package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/** Takes what Spark pushes down: columns, filters on scalars, a limit, {@code count(*)}. */
final class RootScanBuilder
        implements SupportsPushDownRequiredColumns,
                SupportsPushDownV2Filters,
                SupportsPushDownLimit,
                SupportsPushDownAggregates {
    private final RootTable table;
    private final RootOptions options;
    private StructType required;
    private List<Predicate> pushed = List.of();
    private long limit = Long.MAX_VALUE;
    private int counts;

    RootScanBuilder(RootTable table, RootOptions options) {
        this.table = table;
        this.options = options;
        this.required = table.schema();
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        required = requiredSchema;
    }

    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        List<Predicate> taken = new ArrayList<>();
        List<Predicate> left = new ArrayList<>();
        for (Predicate predicate : predicates) {
            (Predicates.isSupported(predicate, table.schema()) ? taken : left).add(predicate);
        }
        pushed = List.copyOf(taken);
        return left.toArray(Predicate[]::new);
    }

    @Override
    public Predicate[] pushedPredicates() {
        return pushed.toArray(Predicate[]::new);
    }

    @Override
    public boolean pushLimit(int rows) {
        limit = rows;
        return true;
    }

    @Override
    public boolean supportCompletePushDown(Aggregation aggregation) {
        if (!pushed.isEmpty() || aggregation.groupByExpressions().length > 0) {
            return false;
        }
        for (AggregateFunc function : aggregation.aggregateExpressions()) {
            if (!countsRows(function)) {
                return false;
            }
        }
        return true;
    }

    /** {@code count(*)}, and {@code count(column)} of a column that is never null. */
    private boolean countsRows(AggregateFunc function) {
        if (function instanceof Count count) {
            return !count.isDistinct()
                    && count.column() instanceof NamedReference reference
                    && reference.fieldNames().length == 1
                    && table.schema().getFieldIndex(reference.fieldNames()[0]).isDefined()
                    && !table.schema().apply(reference.fieldNames()[0]).nullable();
        }
        return function instanceof CountStar;
    }

    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        if (!supportCompletePushDown(aggregation)) {
            return false;
        }
        counts = aggregation.aggregateExpressions().length;
        return true;
    }

    @Override
    public Scan build() {
        return counts > 0
                ? new CountScan(table.name(), table.trees().entries(), counts)
                : new RootScan(table, options, required, pushed, limit);
    }
}
