package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ridgeline.charts.Chart;
import org.ridgeline.charts.ChartText;
import org.ridgeline.charts.CutflowChart;
import org.ridgeline.charts.FitChart;
import org.ridgeline.charts.HistogramChart;
import org.ridgeline.charts.HistogramOptions;
import org.ridgeline.charts.ReportContent;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.CommandLineOf;
import org.ridgeline.jobs.run.Version;
import org.ridgeline.request.EventArguments;
import org.ridgeline.result.SampleRecord;
import org.ridgeline.stats.PeakFit;

/** A run's charts and its report. */
final class RunReport {
    private final Analysis analysis;
    private final Dataset dataset;
    private final SampleFiles files;
    private final RunLuminosity luminosity;
    private final Findings findings;
    private final EventResult result;
    private final Set<String> perObject;
    private final String status;

    /**
     * @param luminosity what the charts stand for
     * @param perObject names of the histograms that count objects, not events
     * @param status what the data are for, or are
     */
    RunReport(
            Analysis analysis,
            Dataset dataset,
            SampleFiles files,
            RunLuminosity luminosity,
            Findings findings,
            Set<String> perObject,
            String status) {
        this.analysis = analysis;
        this.dataset = dataset;
        this.files = files;
        this.luminosity = luminosity;
        this.findings = findings;
        this.result = findings.result();
        this.perObject = perObject;
        this.status = status;
    }

    /** One chart per fit and per histogram, in the order of the analysis, and the cutflow. */
    List<Chart> charts() {
        List<Chart> charts = new ArrayList<>(fitCharts());
        analysis.histograms().forEach((name, spec) -> {
            HistogramOptions options = HistogramOptions.DEFAULT;
            if (spec.log()) {
                options = options.with(HistogramOptions.Scale.LOG);
            }
            if (spec.foldOverflow()) {
                options = options.with(HistogramOptions.Overflow.IN_LAST_BIN);
            }
            charts.add(HistogramChart.of(
                    text(name, spec.axis(name).label()), result.processes(), result.merged(name), options));
        });
        charts.add(CutflowChart.of(text("cutflow", "Cutflow"), result.processes(), result.mergedCutflows()));
        return charts;
    }

    /** One per fit that has a result. */
    private List<Chart> fitCharts() {
        List<Chart> charts = new ArrayList<>();
        int number = 1;
        for (Fits.Fitted fit : findings.fits()) {
            String id = "fit-" + number++ + "-" + fit.name().replaceAll("[^A-Za-z0-9]+", "-");
            if (fit.record().done()) {
                PeakFit curve = fit.curve();
                ChartText text = text(
                        id,
                        fit.name() + ": fit of " + fit.data().axis().label(),
                        fit.record().histogram());
                charts.add(FitChart.of(text, fit.record(), fit.data(), curve::background, curve::signal));
            }
        }
        return charts;
    }

    private ChartText text(String id, String title) {
        return text(id, title, id);
    }

    private ChartText text(String id, String title, String histogram) {
        return new ChartText(
                id,
                title,
                perObject.contains(histogram) ? "Entries" : "Events",
                dataset.release(),
                status,
                dataset.energy(),
                luminosity.known() ? luminosity.value() / 1000 : 0,
                List.of(analysis.title()));
    }

    ReportContent content(List<Chart> charts, RunProvenance provenance) {
        return new ReportContent(
                headline(provenance),
                charts,
                result.processes(),
                result.processOf(),
                result.cutflows(),
                ReportContent.finalYields("all selected", result.processes(), result.mergedCutflows()),
                significances(),
                Fits.records(findings.fits()),
                new ReportContent.Provenance(
                        command(provenance.arguments()),
                        facts(provenance),
                        provenance.inputs().stream()
                                .map(input -> new ReportContent.Input(
                                        input.sample(), input.path(), input.size(), input.version()))
                                .toList(),
                        files.missing(),
                        provenance.skipped(),
                        notes(provenance)));
    }

    private ReportContent.Headline headline(RunProvenance provenance) {
        return new ReportContent.Headline(
                analysis.title(),
                analysis.name(),
                analysis.description() == null ? "" : analysis.description(),
                completeness(provenance.losses()),
                provenance.id(),
                RunProvenance.now(),
                dataset.title(),
                luminosity.known() ? String.format(Locale.ROOT, "%.4g fb^{-1}", luminosity.value() / 1000) : "",
                status.equals(ChartText.SIMULATED_TOY) ? status : "");
    }

    private String completeness(Losses losses) {
        List<String> without = new ArrayList<>();
        if (losses.size() > 0) {
            without.add(losses.size() + " files that CANNOT BE READ");
        }
        if (!files.missing().isEmpty()) {
            without.add(files.missing().size() + " samples that were not there");
        }
        return without.isEmpty() ? "complete" : "without " + String.join(" and ", without);
    }

    private List<ReportContent.Significance> significances() {
        return findings.significances().stream()
                .map(answer -> new ReportContent.Significance(
                        answer.count().question(),
                        answer.name(),
                        answer.formula(),
                        answer.value().value(),
                        answer.value().reason()))
                .toList();
    }

    private Map<String, String> facts(RunProvenance provenance) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Ridgeline", Version.current().toString());
        facts.put("Spark", provenance.spark());
        facts.put(
                "events read",
                String.format(
                        Locale.ROOT,
                        "%,d",
                        result.samples().stream()
                                .mapToLong(SampleRecord::events)
                                .sum()));
        facts.put("CPU time of the tasks", String.format(Locale.ROOT, "%.1f s", provenance.cpuSeconds()));
        provenance
                .timing()
                .seconds()
                .forEach((phase, seconds) ->
                        facts.put("time for " + phase, String.format(Locale.ROOT, "%.1f s", seconds)));
        analysis.constants().forEach((name, value) -> facts.put("constant " + name, value));
        return facts;
    }

    private List<String> notes(RunProvenance provenance) {
        EventArguments arguments = provenance.arguments();
        List<String> notes = new ArrayList<>(provenance.losses().notes());
        notes.addAll(findings.notes());
        if (arguments.fraction() < 1) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Only the first %s of each file's entries was read. Simulation is scaled up to the whole, data are not.",
                    arguments.fraction()));
        }
        return notes;
    }

    private static String command(EventArguments arguments) {
        return String.join(" ", CommandLineOf.events(arguments));
    }
}
