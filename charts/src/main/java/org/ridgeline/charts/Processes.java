package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;

/** Samples added up to the processes that are drawn and counted as one. Their weights are normalised already. */
public final class Processes {
    private Processes() {}

    /**
     * The histograms of one name, added up per process, in the order of {@code processes}. A process without samples is
     * left out.
     *
     * @param processOf process name of each sample name
     * @param samples one histogram per sample, all of one name and axis
     * @return by process name; errors add in squares, as {@code sumw2} does
     */
    public static Map<String, Histogram> merge(
            List<Process> processes, Map<String, String> processOf, List<Histogram> samples) {
        Map<String, Histogram> merged = new LinkedHashMap<>();
        for (Process process : processes) {
            for (Histogram sample : samples) {
                if (process.name().equals(processOf.get(sample.sample()))) {
                    merged.merge(process.name(), renamed(sample, process.name()), Processes::sum);
                }
            }
        }
        return merged;
    }

    /**
     * Cutflows added up per process, in the order of {@code processes}; the steps of all must bear the same names.
     *
     * @param processOf process name of each sample name
     */
    public static Map<String, Cutflow> mergeCutflows(
            List<Process> processes, Map<String, String> processOf, List<Cutflow> samples) {
        Map<String, Cutflow> merged = new LinkedHashMap<>();
        for (Process process : processes) {
            for (Cutflow sample : samples) {
                if (process.name().equals(processOf.get(sample.sample()))) {
                    Cutflow before = merged.get(process.name());
                    merged.put(
                            process.name(),
                            before == null ? new Cutflow(process.name(), sample.steps()) : sum(before, sample));
                }
            }
        }
        return merged;
    }

    private static Histogram renamed(Histogram histogram, String process) {
        return new Histogram(
                histogram.name(), process, histogram.axis(), histogram.entries(), histogram.sumw(), histogram.sumw2());
    }

    private static Histogram sum(Histogram a, Histogram b) {
        if (!a.name().equals(b.name()) || !a.axis().equals(b.axis())) {
            throw new IllegalArgumentException(
                    "cannot add histogram " + b.name() + " on " + b.axis() + " to " + a.name() + " on " + a.axis());
        }
        int size = a.sumw().length;
        long[] entries = new long[size];
        double[] sumw = new double[size];
        double[] sumw2 = new double[size];
        for (int i = 0; i < size; i++) {
            entries[i] = a.entries()[i] + b.entries()[i];
            sumw[i] = a.sumw()[i] + b.sumw()[i];
            sumw2[i] = a.sumw2()[i] + b.sumw2()[i];
        }
        return new Histogram(a.name(), a.sample(), a.axis(), entries, sumw, sumw2);
    }

    private static Cutflow sum(Cutflow a, Cutflow b) {
        if (a.steps().size() != b.steps().size()) {
            throw new IllegalArgumentException("cannot add the " + b.steps().size() + " steps of " + b.sample()
                    + " to the " + a.steps().size() + " of " + a.sample());
        }
        List<Cutflow.Step> steps = new ArrayList<>();
        for (int i = 0; i < a.steps().size(); i++) {
            Cutflow.Step left = a.steps().get(i);
            Cutflow.Step right = b.steps().get(i);
            if (!left.cut().equals(right.cut())) {
                throw new IllegalArgumentException("cannot add step " + (i + 1) + ", \"" + right.cut() + "\" of "
                        + b.sample() + ", to \"" + left.cut() + "\" of " + a.sample());
            }
            steps.add(new Cutflow.Step(
                    left.cut(),
                    left.events() + right.events(),
                    left.sumw() + right.sumw(),
                    Math.hypot(left.error(), right.error())));
        }
        return new Cutflow(a.sample(), steps);
    }
}
