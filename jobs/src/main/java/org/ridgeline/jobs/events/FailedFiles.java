package org.ridgeline.jobs.events;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.ridgeline.root.RootException;
import org.ridgeline.source.BadFileException;
import scala.jdk.javaapi.CollectionConverters;

/** Learns which files a run cannot read, from its plan, from its tasks and from the failure that ended it. */
final class FailedFiles extends SparkListener {
    private static final int DEEPEST = 50;

    private final Map<String, String> broken = new TreeMap<>();

    /** A broken file is broken in every attempt: those of tasks beside the one that ended the run are learned as well. */
    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof ExceptionFailure failure
                && failure.exception().isDefined()) {
            BadFileException bad = in(failure.exception().get());
            if (bad != null && bad.getCause() instanceof RootException) {
                broken.put(bad.path(), bad.getMessage());
            }
        }
    }

    /** The files that made a run fail, with the reason; empty if it did not fail because of a file. */
    synchronized Map<String, String> of(Throwable failure) {
        Map<String, String> files = new TreeMap<>();
        BadFileException bad = in(failure);
        if (bad != null) {
            files.putAll(broken);
            files.put(bad.path(), bad.getMessage());
            broken.clear();
        }
        return files;
    }

    /** The files that planning left out. */
    static Map<String, String> planned(Dataset<Row> events) {
        Map<String, String> files = new TreeMap<>();
        for (LogicalPlan leaf :
                CollectionConverters.asJava(events.queryExecution().analyzed().collectLeaves())) {
            if (leaf instanceof DataSourceV2Relation relation) {
                relation.table()
                        .properties()
                        .getOrDefault("skipped-files", "")
                        .lines()
                        .forEach(line -> {
                            int tabulator = line.indexOf('\t');
                            files.put(line.substring(0, tabulator), line.substring(tabulator + 1));
                        });
            }
        }
        return files;
    }

    private static BadFileException in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof BadFileException bad) {
                return bad;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
