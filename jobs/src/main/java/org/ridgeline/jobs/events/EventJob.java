package org.ridgeline.jobs.events;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.charts.Chart;
import org.ridgeline.charts.ChartText;
import org.ridgeline.charts.Report;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.analysis.Analyses;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.Progress;
import org.ridgeline.jobs.run.ResultJson;
import org.ridgeline.jobs.run.RunFolder;
import org.ridgeline.jobs.run.RunId;
import org.ridgeline.jobs.run.RunLock;
import org.ridgeline.jobs.run.Timing;
import org.ridgeline.jobs.run.Version;
import org.ridgeline.request.BadFiles;
import org.ridgeline.request.EventArguments;
import org.ridgeline.request.UserError;
import org.ridgeline.result.RunRecord.State;
import org.ridgeline.source.TreeFacts;

/**
 * Runs an event analysis: finds the files of each sample, passes once over their events, and writes the run folder. What
 * can be wrong with a request is found before any data are read.
 */
public final class EventJob {
    private final SparkSession spark;
    private final EventArguments arguments;
    private final PrintWriter out;
    private final Configuration hadoop;
    private final Analysis analysis;
    private final Dataset dataset;
    private SampleFiles files;
    private RunLuminosity luminosity;
    private final RunFolder folder;
    private final Losses losses;
    private final Timing timing = new Timing();

    /**
     * @param out where progress and results are told
     * @throws UserError if analysis, dataset, inputs or output are not as they should be
     */
    public EventJob(SparkSession spark, EventArguments arguments, PrintWriter out) {
        this.spark = spark;
        this.arguments = arguments;
        this.out = out;
        hadoop = spark.sessionState().newHadoopConf();
        analysis = Analyses.find(arguments.analysis(), hadoop).with(arguments.set());
        Significances.check(analysis);
        Fits.check(analysis);
        dataset = Analyses.dataset(analysis, hadoop);
        files = SampleFiles.match(dataset, EventInputs.find(arguments, dataset, hadoop), arguments);
        luminosity = RunLuminosity.of(dataset, files, arguments.luminosity());
        losses = new Losses(files, arguments.allowMissing());
        folder = RunFolder.of(arguments.output(), analysis.name(), id(), hadoop);
    }

    private String id() {
        RunId id = new RunId("events")
                .add("version", Version.current().number())
                .add("build", Version.current().build())
                .add("analysis", analysis.name())
                .add("analysis text", analysis.source().text())
                .add("constants", analysis.constants())
                .add("dataset text", dataset.text())
                .add("schema", dataset.schema())
                .add("luminosity", luminosity.value())
                .add("fraction", arguments.fraction())
                .add("write events", arguments.writeEvents())
                .add("missing", files.missing());
        if (arguments.badFiles() == BadFiles.SKIP) {
            id.add("bad files", arguments.badFiles());
        }
        files.files().forEach((sample, inputs) -> {
            id.add("sample", sample.name()).add("files", inputs.size());
            inputs.forEach(input ->
                    id.add("path", input.path()).add("size", input.size()).add("version", input.version()));
        });
        return id.id();
    }

    /** Does the work, unless its result lies there already. Returns the address of the run folder. */
    public String run() {
        if (isKnown()) {
            return folder.address();
        }
        try (RunLock lock = RunLock.take(folder)) {
            if (isKnown()) { // made by the run that held the lock before
                return folder.address();
            }
            folder.clear();
            RunProvenance provenance = new RunProvenance(
                    folder.path().getName(),
                    analysis,
                    dataset,
                    files,
                    arguments,
                    luminosity.value(),
                    spark.version(),
                    timing);
            folder.write("run.json", ResultJson.text(provenance.record(State.RUNNING, null, null)));
            Findings findings;
            try {
                findings = compute(provenance);
            } catch (Exception failure) { // Spark's own are checked, though Scala does not declare them
                recordFailure(provenance, failure);
                throw failure;
            }
            lock.check();
            folder.succeed();
            Summary.print(findings, out);
            findings.notes().forEach(note -> out.println("WARNING: " + note));
            losses.notes().forEach(note -> out.println("WARNING: " + note));
        }
        out.println();
        out.println("Report: " + folder.address() + "/report.html");
        out.flush();
        return folder.address();
    }

    /** Whether the result lies there already, and says so. */
    private boolean isKnown() {
        if (arguments.force() || !folder.isDone()) {
            return false;
        }
        out.println(analysis.name() + " was run on these files before: " + folder.address()
                + "/report.html (--force runs it again)");
        out.flush();
        return true;
    }

    private Findings compute(RunProvenance provenance) {
        out.printf(
                "%s: %d files of %d samples%s%n",
                analysis.title(),
                files.paths().size(),
                files.files().size(),
                files.missing().isEmpty() ? "" : ", without " + String.join(", ", files.missing()));
        out.flush();
        Progress progress = new Progress(out);
        FailedFiles failed = new FailedFiles();
        spark.sparkContext().addSparkListener(progress);
        spark.sparkContext().addSparkListener(failed);
        spark.sparkContext()
                .setJobGroup(
                        "ridgeline " + folder.path().getName(),
                        "select events and fill histograms of " + analysis.name(),
                        false);
        try {
            while (true) {
                try {
                    return pass(provenance, progress);
                } catch (Exception failure) {
                    drainListeners();
                    Map<String, String> unreadable = failed.of(failure);
                    unreadable.keySet().retainAll(files.paths());
                    if (arguments.badFiles() == BadFiles.FAIL || unreadable.isEmpty()) {
                        throw failure;
                    }
                    leaveOut(unreadable, provenance);
                    out.println("  the run begins again without");
                }
            }
        } finally {
            spark.sparkContext().clearCallSite();
            spark.sparkContext().clearJobGroup();
            spark.sparkContext().removeSparkListener(progress);
            spark.sparkContext().removeSparkListener(failed);
        }
    }

    /** Plans, passes over the data, and writes all but the mark of success. */
    private Findings pass(RunProvenance provenance, Progress progress) {
        org.apache.spark.sql.Dataset<Row> events = timing.time("plan", this::events);
        Map<String, String> unreadable = FailedFiles.planned(events);
        if (!unreadable.isEmpty()) {
            leaveOut(unreadable, provenance);
        }
        EventLoop loop = timing.time("plan", () -> new EventLoop(analysis, events, files.index(dataset)));
        provenance.says(status(loop));
        spark.sparkContext().setCallSite("read events, select, fill histograms");
        Tally tally = timing.time("events", loop::run);
        Map<String, Double> fractions =
                arguments.fraction() < 1 ? Fraction.read(files, entries(events), tally) : Map.of();
        EventResult result = EventResult.of(analysis, files, tally, luminosity.value(), fractions);
        Coverage coverage = Coverage.of(dataset, arguments, files, luminosity);
        Findings findings = timing.time("results", () -> Findings.of(analysis, result, coverage));
        if (arguments.writeEvents() != null) {
            spark.sparkContext().setCallSite("write selected events");
            timing.time(
                    "write events", () -> SelectedEvents.write(loop, folder, arguments.writeEvents(), dataset.tree()));
        }
        timing.time("results", () -> write(findings));
        drainListeners();
        provenance.worked(progress.cpuSeconds(), progress.tasks(), loop.reading());
        timing.time("report", () -> writeReport(findings, loop, provenance));
        folder.write("run.json", ResultJson.text(provenance.record(State.DONE, findings, null)));
        return findings;
    }

    private void leaveOut(Map<String, String> unreadable, RunProvenance provenance) {
        unreadable.forEach((path, reason) -> out.println("  left out, cannot be read: " + path + ": " + reason));
        out.flush();
        files = losses.add(unreadable);
        // A period of data may be gone with its last file.
        luminosity = RunLuminosity.of(dataset, files, arguments.luminosity());
        provenance.lost(losses, files, luminosity.value());
    }

    /** Spark tells of the last tasks a little later than their results come. */
    private void drainListeners() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (java.util.concurrent.TimeoutException late) {
            out.println("  Spark is slow to count its tasks: CPU seconds in run.json may be too low");
        }
    }

    private String status(EventLoop loop) {
        if (loop.isToy()) {
            return ChartText.SIMULATED_TOY;
        }
        return dataset.release().contains("Open Data") ? ChartText.FOR_EDUCATION : "";
    }

    private static Map<String, Long> entries(org.apache.spark.sql.Dataset<Row> events) {
        return TreeFacts.of(events).map(TreeFacts::entries).orElse(Map.of());
    }

    private org.apache.spark.sql.Dataset<Row> events() {
        return spark.read()
                .format("root")
                .option("tree", dataset.tree())
                .option("fraction", arguments.fraction())
                .option("bad-files", arguments.badFiles().name())
                .load(files.paths().toArray(new String[0]));
    }

    private void write(Findings findings) {
        EventResult result = findings.result();
        folder.write(
                "histograms.json",
                EventJson.histograms(result, Version.current().number()));
        folder.write("cutflow.json", EventJson.cutflow(result));
        folder.write("cutflow.csv", CutflowCsv.of(result));
        if (!analysis.fit().isEmpty()) {
            folder.write("fit.json", EventJson.fits(findings.fits()));
        }
        try {
            folder.write("histograms/part-00000.parquet", HistogramTable.of(analysis.name(), result, hadoop));
        } catch (IOException failure) {
            throw folder.failed("be written", failure);
        }
    }

    private void writeReport(Findings findings, EventLoop loop, RunProvenance provenance) {
        RunReport report =
                new RunReport(analysis, dataset, files, luminosity, findings, loop.perObject(), provenance.status());
        List<Chart> charts = report.charts();
        charts.parallelStream().forEach(chart -> {
            folder.write("charts/" + chart.id() + ".png", chart.png());
            folder.write("charts/" + chart.id() + ".svg", chart.svg());
        });
        folder.write("report.html", Report.html(report.content(charts, provenance)));
    }

    /** Best effort: what failed may be the output itself. */
    private void recordFailure(RunProvenance provenance, Exception failure) {
        String reason = Fault.of(failure);
        try {
            folder.write(
                    "run.json",
                    ResultJson.text(
                            provenance.record(State.FAILED, null, reason == null ? failure.toString() : reason)));
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }
}
