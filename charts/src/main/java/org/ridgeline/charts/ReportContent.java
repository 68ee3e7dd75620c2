package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.FitRecord;
import org.ridgeline.result.Process;

/**
 * All that stands in the report of one run. Text is plain, labels of processes and cuts may use the notation of charts;
 * nothing needs to be escaped.
 *
 * @param charts the first one is shown large
 * @param processes in the drawing order of the charts, the bottom first
 * @param processOf the process name of each sample name
 * @param cutflows one per sample
 * @param yields what is left in the end, or in a region, of each process
 * @param significances may be empty
 * @param fits by name; may be empty
 */
public record ReportContent(
        Headline headline,
        List<Chart> charts,
        List<Process> processes,
        Map<String, String> processOf,
        List<Cutflow> cutflows,
        List<Yield> yields,
        List<Significance> significances,
        Map<String, FitRecord> fits,
        Provenance provenance) {

    /**
     * What the run was.
     *
     * @param title "Four leptons, 2020 release"
     * @param analysis name of the analysis
     * @param description a sentence or two; may be empty
     * @param state "complete", or what is wrong
     * @param id of the run
     * @param when it ended
     * @param data which release and periods
     * @param luminosity with its unit, as {@code 10 fb^{-1}}; empty if it means nothing
     * @param notice what nobody may overlook, as {@link ChartText#SIMULATED_TOY}; empty if there is nothing
     */
    public record Headline(
            String title,
            String analysis,
            String description,
            String state,
            String id,
            String when,
            String data,
            String luminosity,
            String notice) {}

    /**
     * @param region where it is counted: "all selected", "115 to 130 GeV"
     * @param events raw number of events
     * @param sumw sum of their weights
     * @param error statistical error of {@code sumw}
     */
    public record Yield(String region, Process process, long events, double sumw, double error) {}

    /**
     * One number that tells how much a signal stands out.
     *
     * @param region where it is counted
     * @param name of the method: "Asimov, background known"
     * @param formula in the notation of charts: {@code s/\sqrt{b}}
     * @param value NaN where it is not defined
     * @param reason why it is not defined; empty if it is
     */
    public record Significance(String region, String name, String formula, double value, String reason) {}

    /**
     * From what and how the result was made.
     *
     * @param command a line that makes it again
     * @param facts name and value, in order: versions, git commit, seconds
     * @param missing samples that were asked for and not there
     * @param skipped files that could not be read, and why
     * @param notes warnings, quirks of the official analysis that are reproduced
     */
    public record Provenance(
            String command,
            Map<String, String> facts,
            List<Input> inputs,
            List<String> missing,
            List<String> skipped,
            List<String> notes) {}

    /**
     * One file that was read.
     *
     * @param sample it belongs to
     * @param bytes its size
     * @param identity its ETag, or on disk its time of modification
     */
    public record Input(String sample, String path, long bytes, String identity) {}

    /**
     * What each process has left after the last cut.
     *
     * @param merged the cutflow of each process, by its name
     */
    public static List<Yield> finalYields(String region, List<Process> processes, Map<String, Cutflow> merged) {
        List<Yield> yields = new ArrayList<>();
        for (Process process : processes) {
            Cutflow cutflow = merged.get(process.name());
            if (cutflow != null && !cutflow.steps().isEmpty()) {
                Cutflow.Step last = cutflow.steps().get(cutflow.steps().size() - 1);
                yields.add(new Yield(region, process, last.events(), last.sumw(), last.error()));
            }
        }
        return yields;
    }
}
