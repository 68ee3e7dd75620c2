package org.ridgeline.result;

import java.util.List;
import java.util.Map;

/**
 * What an image job was and how it went: {@code run.json}. What became of each image is in {@code images.parquet}.
 *
 * @param id of the run, a hash of what determines its result
 * @param job kind of job: {@code images}
 * @param state how far it got
 * @param operations in words, with their parameters
 * @param request the arguments as given
 * @param recipe a hash of all that determines a result beside its input: the program, operations and options
 * @param version of the application
 * @param commit git commit it was built from
 * @param spark version of Spark
 * @param files found
 * @param images that have a result
 * @param reused images whose result was taken from a former run
 * @param refused files without a result, each with the reason
 * @param pixels of all images that have a result
 * @param inputBytes of their files
 * @param outputBytes of the results
 * @param tiles of results that were kept
 * @param spilledImages whose pixels waited on local disk, because their files do not hold them in order
 * @param spilledBytes of these pixels, in all passes
 * @param started time, ISO 8601 with zone
 * @param finished time; null while it runs
 * @param seconds wall time per phase, in order
 * @param cpuSeconds CPU time of all tasks
 * @param tasks number of tasks, repeated ones included
 * @param longestTask seconds of the longest task
 * @param medianTask seconds of the task in the middle: both together tell the skew
 * @param error what went wrong; null if nothing did
 */
public record ImageRunRecord(
        String id,
        String job,
        RunRecord.State state,
        List<String> operations,
        Object request,
        String recipe,
        String version,
        String commit,
        String spark,
        int files,
        int images,
        int reused,
        List<String> refused,
        long pixels,
        long inputBytes,
        long outputBytes,
        int tiles,
        int spilledImages,
        long spilledBytes,
        String started,
        String finished,
        Map<String, Double> seconds,
        double cpuSeconds,
        int tasks,
        double longestTask,
        double medianTask,
        String error) {}
