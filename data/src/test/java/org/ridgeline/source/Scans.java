package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.adaptive.QueryStageExec;
import org.apache.spark.sql.execution.datasources.v2.BatchScanExec;
import scala.jdk.javaapi.CollectionConverters;

/** What the scan of a query did. */
final class Scans {

    private Scans() {}

    /** Metrics of a query's only scan. */
    record Metrics(long bytesRead, long bytesNeeded, long requests, long baskets) {}

    /** Runs the query, and tells what its scan reported. */
    static Metrics run(Dataset<Row> query) {
        query.collectAsList();
        BatchScanExec scan = only(query);
        return new Metrics(
                metric(scan, "bytesRead"),
                metric(scan, "bytesNeeded"),
                metric(scan, "requests"),
                metric(scan, "baskets"));
    }

    static BatchScanExec only(Dataset<Row> query) {
        List<BatchScanExec> scans = all(query);
        if (scans.size() != 1) {
            throw new AssertionError("expected one scan, not " + scans);
        }
        return scans.get(0);
    }

    static List<BatchScanExec> all(Dataset<Row> query) {
        List<BatchScanExec> scans = new ArrayList<>();
        collect(
                ((org.apache.spark.sql.classic.Dataset<Row>) query)
                        .queryExecution()
                        .executedPlan(),
                scans);
        return scans;
    }

    private static void collect(SparkPlan plan, List<BatchScanExec> scans) {
        if (plan instanceof BatchScanExec scan) {
            scans.add(scan);
        } else if (plan instanceof AdaptiveSparkPlanExec adaptive) {
            collect(adaptive.executedPlan(), scans);
        } else if (plan instanceof QueryStageExec stage) {
            collect(stage.plan(), scans);
        } else {
            for (SparkPlan child : CollectionConverters.asJava(plan.children())) {
                collect(child, scans);
            }
        }
    }

    static int partitions(Dataset<Row> query) {
        return query.rdd().getNumPartitions();
    }

    private static long metric(BatchScanExec scan, String name) {
        return scan.metrics().apply(name).value();
    }
}
