package org.ridgeline.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;

/** Draws charts of every kind into a folder, to be looked at: {@code Gallery <folder>}. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Chart chart : charts().values()) {
            Files.write(folder.resolve(chart.id() + ".png"), chart.png());
            Files.writeString(folder.resolve(chart.id() + ".svg"), chart.svg());
        }
        ReportContent content = ReportSamples.content(List.copyOf(charts().values()));
        Files.writeString(folder.resolve("report.html"), Report.html(content));
    }

    static Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        HistogramOptions plain = HistogramOptions.DEFAULT;
        HistogramOptions log = plain.with(HistogramOptions.Scale.LOG);
        Map<String, Histogram> mass = Samples.mass(1);
        add(charts, histogram("mass", mass, plain.with(HistogramOptions.Yields.IN_LEGEND)));
        add(charts, histogram("mass-log", mass, log));
        add(charts, histogram("overlaid", mass, plain.with(HistogramOptions.Signal.OVERLAID)));
        add(charts, histogram("large", Samples.mass(40_000), plain));
        add(charts, histogram("large-log", Samples.mass(40_000), log));
        add(charts, histogram("tiny", scaled(mass, 1e-9), plain));
        add(charts, histogram("data-alone", Map.of("data", mass.get("data")), plain));
        Map<String, Histogram> simulation = new LinkedHashMap<>(mass);
        simulation.remove("data");
        add(charts, histogram("simulation-alone", simulation, plain));
        add(charts, histogram("empty", Map.of("data", Samples.data(Samples.MASS, new double[36])), plain));
        add(charts, histogram("empty-log", Map.of("data", Samples.data(Samples.MASS, new double[36])), log));
        add(charts, negative());
        add(charts, jets());
        add(charts, charge());
        add(charts, energy());
        add(charts, many());
        add(charts, toy());
        add(charts, cutflow());
        FitSamples.charts().forEach(chart -> add(charts, chart));
        return charts;
    }

    private static void add(Map<String, Chart> charts, Chart chart) {
        charts.put(chart.id(), chart);
    }

    static HistogramChart histogram(String id, Map<String, Histogram> merged, HistogramOptions options) {
        return HistogramChart.of(Samples.text(id), Samples.PROCESSES, merged, options);
    }

    private static Map<String, Histogram> scaled(Map<String, Histogram> all, double factor) {
        Map<String, Histogram> scaled = new LinkedHashMap<>();
        all.forEach((name, h) -> {
            double[] sumw = h.sumw().clone();
            double[] sumw2 = h.sumw2().clone();
            for (int i = 0; i < sumw.length; i++) {
                sumw[i] *= factor;
                sumw2[i] *= factor * factor;
            }
            scaled.put(name, new Histogram(h.name(), h.sample(), h.axis(), h.entries(), sumw, sumw2));
        });
        return scaled;
    }

    /** Generators with negative weights leave bins below zero. */
    static HistogramChart negative() {
        Map<String, Histogram> mass = Samples.mass(1);
        Histogram other = mass.get("other");
        double[] sumw = other.sumw().clone();
        sumw[20] = -6;
        sumw[21] = -9;
        sumw[30] = -1;
        mass.put("other", new Histogram("mass", "other", other.axis(), other.entries(), sumw, other.sumw2()));
        return histogram("negative", mass, HistogramOptions.DEFAULT);
    }

    private static HistogramChart jets() {
        Axis axis = new Axis("Number of jets", 4, -0.5, 3.5);
        return shapes("n_jets", axis, x -> Math.exp(-x), x -> 1 / (1 + x * x), x -> Math.exp(-x / 2));
    }

    private static HistogramChart charge() {
        Axis axis = new Axis("Charge of the leptons", 7, -1.75, 1.75);
        return shapes(
                "charge",
                axis,
                x -> Math.abs(Math.abs(x) - 1) < 0.1 ? 1 : 0,
                x -> Math.abs(Math.abs(x) - 1) < 0.1 ? 1 : 0,
                x -> 0);
    }

    private static HistogramChart energy() {
        Axis axis = new Axis("E_{T}^{miss} + |\\Delta\\eta| [MeV]", 20, 0, 2_000_000);
        return shapes(
                "energy", axis, x -> Math.exp(-x / 2e5), x -> Math.exp(-x / 4e5), x -> Samples.gauss(x, 1e6, 2e5));
    }

    private static HistogramChart shapes(
            String id, Axis axis, DoubleUnaryOperator other, DoubleUnaryOperator zz, DoubleUnaryOperator higgs) {
        Map<String, Histogram> all = new LinkedHashMap<>();
        all.put("other", Samples.shaped(Samples.OTHER, axis, other, 73, 60));
        all.put("zz", Samples.shaped(Samples.ZZ, axis, zz, 237, 9000));
        if (higgs.applyAsDouble(axis.low() + axis.width() / 2) > 0) {
            all.put("higgs", Samples.shaped(Samples.HIGGS, axis, higgs, 9, 5000));
        }
        all.put("data", Samples.drawn(axis, all, 3));
        return HistogramChart.of(Samples.text(id), Samples.PROCESSES, all, HistogramOptions.DEFAULT);
    }

    static HistogramChart many() {
        Map<String, Histogram> all = new LinkedHashMap<>();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            String colour = String.format("#%06x", 0x204080 + i * 0x0d1309);
            Process process = new Process(
                    "p" + i,
                    i % 3 == 0 ? "Z/\\gamma^{*} + jets, slice " + i : "W " + i,
                    colour,
                    Process.Kind.BACKGROUND);
            processes.add(process);
            all.put(process.name(), Samples.shaped(process, Samples.MASS, x -> Math.exp(-x / 100), 1000, 100_000));
        }
        all.put("data", Samples.drawn(Samples.MASS, all, 11));
        processes.add(Samples.DATA);
        return HistogramChart.of(
                Samples.text("many"), processes, all, HistogramOptions.DEFAULT.with(HistogramOptions.Yields.IN_LEGEND));
    }

    private static HistogramChart toy() {
        ChartText text = new ChartText(
                "toy",
                "Mass of the four leptons",
                "Events",
                "Ridgeline",
                ChartText.SIMULATED_TOY,
                13,
                10,
                List.of("H → ZZ^{*} → 4\\ell, p_{T} > 25, 15, 10 GeV"));
        return HistogramChart.of(text, Samples.PROCESSES, Samples.mass(4), HistogramOptions.DEFAULT);
    }

    static CutflowChart cutflow() {
        return CutflowChart.of(
                Samples.text("cutflow"),
                ReportSamples.order(),
                Processes.mergeCutflows(ReportSamples.order(), ReportSamples.processOf(), ReportSamples.cutflows()));
    }
}
