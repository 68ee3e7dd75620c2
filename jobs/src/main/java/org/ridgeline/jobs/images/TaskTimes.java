package org.ridgeline.jobs.images;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** How long tasks took, which tells whether the work was cut well. Called by Spark's one listener thread. */
final class TaskTimes extends SparkListener {
    private final List<Long> millis = new ArrayList<>();

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        millis.add(end.taskInfo().duration());
    }

    /** Seconds of the longest task; 0 if there was none. */
    synchronized double longest() {
        return millis.isEmpty() ? 0 : Collections.max(millis) / 1e3;
    }

    /** Seconds of the task in the middle; 0 if there was none. */
    synchronized double median() {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / 1e3;
    }
}
