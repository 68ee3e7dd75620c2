package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.analysis.SignificanceSpec;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;
import org.ridgeline.result.Process.Kind;
import org.ridgeline.stats.Significance;

/** The answers to an analysis' questions of significance. */
public final class Significances {
    private static final String SECTION = "significance";

    private Significances() {}

    /**
     * What is counted for a question.
     *
     * @param question its name in the analysis
     * @param signal expected events of the signal processes
     * @param background expected events of the others
     * @param statistical error of {@code background} by the number of simulated events
     * @param uncertainty of {@code background} that the analysis assumes, in events
     * @param observed events of data; null if there are none
     * @param coverage what the data stand for
     */
    record Count(
            String question,
            double signal,
            double background,
            double statistical,
            double uncertainty,
            Double observed,
            Coverage coverage) {}

    /**
     * @param name of the formula
     * @param formula in the notation of charts
     */
    record Answer(Count count, String name, String formula, Significance value) {}

    /** All questions of an analysis; none if there is nothing simulated, or no signal. */
    static List<Answer> of(Analysis analysis, EventResult result, Coverage coverage) {
        boolean answerable = has(result, Kind.SIGNAL) && has(result, Kind.BACKGROUND);
        List<Answer> answers = new ArrayList<>();
        if (answerable) {
            analysis.significance()
                    .forEach((question, spec) ->
                            answers.addAll(answers(count(analysis, result, coverage, question, spec))));
        }
        return answers;
    }

    private static boolean has(EventResult result, Kind kind) {
        return result.processes().stream().anyMatch(process -> process.kind() == kind);
    }

    private static List<Answer> answers(Count count) {
        double s = count.signal();
        double b = count.background();
        double sigma = count.uncertainty();
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer(count, "naive", "s/\\sqrt{b}", Significance.naive(s, b)));
        answers.add(new Answer(count, "Asimov, background known", "Z_{A}(s, b)", Significance.asimov(s, b)));
        if (sigma > 0) {
            answers.add(new Answer(
                    count,
                    "naive, background uncertain",
                    "s/\\sqrt{b + \\sigma^{2}}",
                    Significance.naive(s, b, sigma)));
            answers.add(new Answer(
                    count, "Asimov, background uncertain", "Z_{A}(s, b, \\sigma)", Significance.asimov(s, b, sigma)));
        }
        if (count.observed() != null) {
            answers.add(observed(count));
        }
        answers.add(new Answer(
                count,
                "as the official notebook prints it (no significance)",
                "(s + b)/\\sqrt{b + 0.3 b^{2}}",
                Significance.notebook(s, b)));
        return answers;
    }

    /** Data can only be held against a prediction of as much luminosity. */
    private static Answer observed(Count count) {
        String lacking = count.coverage().lacking();
        return new Answer(
                count,
                count.coverage().observed(),
                "Z(n, b, \\sigma)",
                lacking.isEmpty()
                        ? Significance.observed(count.observed(), count.background(), count.uncertainty())
                        : new Significance(Double.NaN, lacking));
    }

    private static Count count(
            Analysis analysis, EventResult result, Coverage coverage, String question, SignificanceSpec spec) {
        Map<Kind, Double> sums = new EnumMap<>(Kind.class);
        double variance = 0;
        Map<String, Histogram> histograms = spec.histogram() == null ? Map.of() : result.merged(spec.histogram());
        Map<String, Cutflow> cutflows = result.mergedCutflows();
        for (Process process : result.processes()) {
            double[] sum = spec.histogram() == null
                    ? last(cutflows.get(process.name()))
                    : window(analysis, question, spec, histograms.get(process.name()));
            sums.merge(process.kind(), sum[0], Double::sum);
            variance += process.kind() == Kind.BACKGROUND ? sum[1] : 0;
        }
        double background = sums.getOrDefault(Kind.BACKGROUND, 0.0);
        return new Count(
                question,
                sums.getOrDefault(Kind.SIGNAL, 0.0),
                background,
                Math.sqrt(variance),
                spec.uncertainty() * Math.abs(background),
                sums.get(Kind.DATA),
                coverage);
    }

    private static double[] last(Cutflow cutflow) {
        Cutflow.Step step = cutflow.steps().get(cutflow.steps().size() - 1);
        return new double[] {step.sumw(), step.error() * step.error()};
    }

    private static double[] window(Analysis analysis, String question, SignificanceSpec spec, Histogram histogram) {
        Window window = Window.of(analysis, SECTION, question, histogram.axis(), spec.from(), spec.to());
        double[] sum = new double[2];
        for (int bin = window.first(); bin < window.end(); bin++) {
            sum[0] += histogram.sumw()[bin + 1];
            sum[1] += histogram.sumw2()[bin + 1];
        }
        return sum;
    }

    /** @throws org.ridgeline.request.UserError if a window's edge is no edge of a bin */
    public static void check(Analysis analysis) {
        analysis.significance().forEach((question, spec) -> {
            if (spec.histogram() != null) {
                Axis axis = analysis.histograms().get(spec.histogram()).axis(spec.histogram());
                Window.of(analysis, SECTION, question, axis, spec.from(), spec.to());
            }
        });
    }
}
