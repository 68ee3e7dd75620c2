package org.ridgeline.jobs.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.Timing;
import org.ridgeline.jobs.run.Version;
import org.ridgeline.request.EventArguments;
import org.ridgeline.result.FitRecord;
import org.ridgeline.result.InputRecord;
import org.ridgeline.result.RunRecord;
import org.ridgeline.result.SampleRecord;

/** From what, by what and when a run was made. */
final class RunProvenance {
    private final String id;
    private final Analysis analysis;
    private final Dataset dataset;
    private SampleFiles files;
    private final EventArguments arguments;
    private double luminosity;
    private final String spark;
    private final Timing timing;
    private final String started = now();
    private String status = "";
    private double cpuSeconds;
    private int tasks;
    private Map<String, Long> reading = Map.of();
    private Losses losses;

    RunProvenance(
            String id,
            Analysis analysis,
            Dataset dataset,
            SampleFiles files,
            EventArguments arguments,
            double luminosity,
            String spark,
            Timing timing) {
        this.id = id;
        this.analysis = analysis;
        this.dataset = dataset;
        this.files = files;
        this.losses = new Losses(files, arguments.allowMissing());
        this.arguments = arguments;
        this.luminosity = luminosity;
        this.spark = spark;
        this.timing = timing;
    }

    /** What the data are for, or are. */
    void says(String words) {
        status = words;
    }

    String status() {
        return status;
    }

    /** What is left, and what is lost, after files turned out to be unreadable. */
    void lost(Losses files, SampleFiles left, double luminosityLeft) {
        luminosity = luminosityLeft;
        losses = files;
        this.files = left;
    }

    Losses losses() {
        return losses;
    }

    /** What the tasks cost, and what the source counted. */
    void worked(double cpu, int count, Map<String, Long> read) {
        cpuSeconds = cpu;
        tasks = count;
        reading = read;
    }

    /**
     * @param findings null while there are none
     * @param error null if there was none
     */
    RunRecord record(RunRecord.State state, Findings findings, String error) {
        Version version = Version.current();
        List<SampleRecord> samples =
                findings == null ? List.of() : findings.result().samples();
        return new RunRecord(
                id,
                "events",
                state,
                analysis.name(),
                analysis.title(),
                arguments,
                texts(),
                version.number(),
                version.commit() + (version.dirty() ? ", changed" : ""),
                spark,
                dataset.release(),
                status,
                dataset.energy(),
                luminosity,
                files.processes(),
                samples,
                findings == null || analysis.fit().isEmpty() ? null : states(findings.fits()),
                files.missing(),
                inputs(),
                skipped(),
                started,
                state == RunRecord.State.RUNNING ? null : now(),
                timing.seconds(),
                cpuSeconds,
                tasks,
                reading,
                samples.stream().mapToLong(SampleRecord::events).sum(),
                error);
    }

    private static Map<String, FitRecord.State> states(List<Fits.Fitted> fits) {
        Map<String, FitRecord.State> states = new LinkedHashMap<>();
        fits.forEach(fit -> states.put(fit.name(), fit.record().state()));
        return states;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("analysis", analysis.source().text());
        texts.put("dataset", dataset.text());
        return texts;
    }

    List<InputRecord> inputs() {
        List<InputRecord> inputs = new ArrayList<>();
        files.files()
                .forEach((sample, all) -> all.forEach(input ->
                        inputs.add(new InputRecord(input.path(), sample.name(), input.size(), input.version()))));
        return inputs;
    }

    List<String> skipped() {
        List<String> skipped = new ArrayList<>(losses.lines());
        files.skipped().forEach(input -> skipped.add(input.path() + ": its sample was not asked for"));
        return skipped;
    }

    EventArguments arguments() {
        return arguments;
    }

    String id() {
        return id;
    }

    String spark() {
        return spark;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }

    Timing timing() {
        return timing;
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
