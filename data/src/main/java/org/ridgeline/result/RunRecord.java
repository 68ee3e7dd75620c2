package org.ridgeline.result;

import java.util.List;
import java.util.Map;

/**
 * What a run was and how it went: {@code run.json}.
 *
 * @param id of the run, a hash of what determines its result
 * @param job kind of job: {@code events}
 * @param state how far it got
 * @param analysis name of the analysis
 * @param title of the analysis
 * @param request the arguments as given
 * @param text the analysis file and the dataset file, as they were
 * @param version of the application
 * @param commit git commit it was built from
 * @param spark version of Spark
 * @param release whose data they are
 * @param status what they are for, or are: "for education", "simulated toy ..."; may be empty
 * @param energy of the collisions, in TeV
 * @param luminosity in 1/pb
 * @param processes groups of samples, in drawing order
 * @param samples that ran
 * @param fits how each fit ended; what it found is in {@code fit.json}; null if there are none
 * @param missing samples without a file, left out because that was allowed
 * @param inputs files read
 * @param skipped files that were found and left out, each with the reason
 * @param started time, ISO 8601 with zone
 * @param finished time; null while it runs
 * @param seconds wall time per phase, in order
 * @param cpuSeconds CPU time of all tasks
 * @param tasks number of tasks, repeated ones included
 * @param reading what the source counted in the pass over the data: bytes, requests, baskets, time in decompression (ns)
 * @param events entries read
 * @param error what went wrong; null if nothing did
 */
public record RunRecord(
        String id,
        String job,
        State state,
        String analysis,
        String title,
        Object request,
        Map<String, String> text,
        String version,
        String commit,
        String spark,
        String release,
        String status,
        double energy,
        double luminosity,
        List<Process> processes,
        List<SampleRecord> samples,
        Map<String, FitRecord.State> fits,
        List<String> missing,
        List<InputRecord> inputs,
        List<String> skipped,
        String started,
        String finished,
        Map<String, Double> seconds,
        double cpuSeconds,
        int tasks,
        Map<String, Long> reading,
        long events,
        String error) {

    /** How far a run got. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
