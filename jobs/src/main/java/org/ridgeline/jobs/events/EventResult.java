package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.charts.Processes;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.analysis.HistogramSpec;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;
import org.ridgeline.result.SampleRecord;

/**
 * What an analysis found, normalised to a luminosity.
 *
 * @param processes in drawing order
 * @param samples in the order of the dataset
 * @param cutflows one per sample
 * @param histograms by name in the order of the analysis, one per sample
 */
record EventResult(
        List<Process> processes,
        List<SampleRecord> samples,
        List<Cutflow> cutflows,
        Map<String, List<Histogram>> histograms) {
    /** The first step of a cutflow. */
    static final String ALL = "all events";

    /**
     * @param luminosity in 1/pb
     * @param fraction share of each sample's entries that was read, which its simulated weights are divided by
     */
    static EventResult of(
            Analysis analysis, SampleFiles files, Tally tally, double luminosity, Map<String, Double> fraction) {
        List<SampleRecord> samples = new ArrayList<>();
        List<Cutflow> cutflows = new ArrayList<>();
        Map<String, List<Histogram>> histograms = new LinkedHashMap<>();
        analysis.histograms().keySet().forEach(name -> histograms.put(name, new ArrayList<>()));
        int number = 0;
        for (Map.Entry<Sample, List<InputFile>> entry : files.files().entrySet()) {
            Sample sample = entry.getKey();
            double scale = sample.scale(luminosity);
            if (sample.simulated()) {
                scale /= fraction.getOrDefault(sample.name(), 1.0);
            }
            Tally.OfSample counts = tally.sample(number++);
            List<String> paths = entry.getValue().stream().map(InputFile::path).toList();
            samples.add(record(sample, scale, counts, tally.constants().of(paths), paths));
            cutflows.add(cutflow(analysis, sample.name(), scale, counts));
            int h = 0;
            for (Map.Entry<String, HistogramSpec> spec : analysis.histograms().entrySet()) {
                Axis axis = spec.getValue().axis(spec.getKey());
                Tally.OfHistogram filled = counts == null ? null : counts.histogram(h++);
                histograms.get(spec.getKey()).add(histogram(spec.getKey(), sample.name(), axis, scale, filled));
            }
        }
        return new EventResult(files.processes(), samples, cutflows, histograms);
    }

    /** The name of each sample's process. */
    Map<String, String> processOf() {
        Map<String, String> processOf = new LinkedHashMap<>();
        samples.forEach(sample -> processOf.put(sample.name(), sample.process()));
        return processOf;
    }

    /** The histograms of a name, added up per process. */
    Map<String, Histogram> merged(String histogram) {
        return Processes.merge(processes, processOf(), histograms.get(histogram));
    }

    /** The cutflows, added up per process. */
    Map<String, Cutflow> mergedCutflows() {
        return Processes.mergeCutflows(processes, processOf(), cutflows);
    }

    private static SampleRecord record(
            Sample sample, double scale, Tally.OfSample counts, Map<String, List<Double>> perFile, List<String> paths) {
        return new SampleRecord(
                sample.name(),
                sample.process(),
                sample.dsid(),
                sample.crossSection(),
                sample.sumOfWeights(),
                scale,
                counts == null ? 0 : counts.events(0),
                perFile.isEmpty() ? null : perFile,
                paths);
    }

    private static Cutflow cutflow(Analysis analysis, String sample, double scale, Tally.OfSample counts) {
        List<String> names = new ArrayList<>();
        names.add(ALL);
        names.addAll(analysis.cuts().keySet());
        List<Cutflow.Step> steps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            steps.add(
                    counts == null
                            ? new Cutflow.Step(names.get(i), 0, 0, 0)
                            : new Cutflow.Step(
                                    names.get(i),
                                    counts.events(i),
                                    scale * counts.sumw().sum(i),
                                    scale * Math.sqrt(counts.sumw2().sum(i))));
        }
        return new Cutflow(sample, List.copyOf(steps));
    }

    private static Histogram histogram(String name, String sample, Axis axis, double scale, Tally.OfHistogram filled) {
        int size = axis.bins() + 2;
        if (filled == null) {
            return new Histogram(name, sample, axis, new long[size], new double[size], new double[size]);
        }
        double[] sumw = filled.sumw().sums();
        double[] sumw2 = filled.sumw2().sums();
        for (int i = 0; i < size; i++) {
            sumw[i] *= scale;
            sumw2[i] *= scale * scale;
        }
        return new Histogram(name, sample, axis, filled.entries(), sumw, sumw2);
    }
}
