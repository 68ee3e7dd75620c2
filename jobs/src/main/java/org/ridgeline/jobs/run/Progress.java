package org.ridgeline.jobs.run;

import java.io.PrintWriter;
import java.util.Locale;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Tells on the console how far the reading is, and keeps count of the work done. Called by Spark's one listener thread. */
public final class Progress extends SparkListener {
    private static final long BETWEEN_LINES = 2_000_000_000L;

    private final PrintWriter out;
    private final long start = System.nanoTime();
    private long lastLine = start;
    private int parts;
    private int done;
    private int tasks;
    private long cpu;
    private long events;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        parts = submitted.stageInfo().numTasks();
        done = 0;
        events = 0;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        tasks++;
        if (end.taskInfo().successful()) {
            done++;
        }
        if (end.taskMetrics() != null) {
            cpu += end.taskMetrics().executorCpuTime();
            events += end.taskMetrics().inputMetrics().recordsRead();
        }
        long now = System.nanoTime();
        if (now - lastLine > BETWEEN_LINES && done < parts) {
            lastLine = now;
            String read = events == 0 ? "" : String.format(Locale.ROOT, "%,d events, ", events);
            out.printf(Locale.ROOT, "  %d of %d parts, %s%.0f s%n", done, parts, read, (now - start) / 1e9);
            out.flush();
        }
    }

    /** CPU time of all tasks so far, failed ones included, in seconds. */
    public synchronized double cpuSeconds() {
        return cpu / 1e9;
    }

    /** Tasks so far, failed ones included. */
    public synchronized int tasks() {
        return tasks;
    }
}
