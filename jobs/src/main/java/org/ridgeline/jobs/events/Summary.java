package org.ridgeline.jobs.events;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.charts.ChartText;
import org.ridgeline.charts.Numbers;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.FitRecord;
import org.ridgeline.result.Process;

/** What a run found, as text for a terminal. */
final class Summary {
    private static final int COLUMN = 22;

    private Summary() {}

    static void print(Findings findings, PrintWriter out) {
        cutflow(findings.result(), out);
        significances(findings.significances(), out);
        findings.fits().forEach(fit -> fit(fit.name(), fit.record(), out));
        out.flush();
    }

    /** Per process the weighted events after each cut, and for the last one their error and raw number. */
    private static void cutflow(EventResult result, PrintWriter out) {
        Map<String, Cutflow> merged = result.mergedCutflows();
        List<Cutflow.Step> any = merged.values().iterator().next().steps();
        int width = any.stream().mapToInt(step -> step.cut().length()).max().orElse(0) + 2;
        out.println();
        out.print(pad("", width));
        for (Process process : result.processes()) {
            out.print(left(ChartText.plain(process.label())));
        }
        out.println();
        for (int i = 0; i < any.size(); i++) {
            out.print(pad(any.get(i).cut(), width));
            for (Process process : result.processes()) {
                Cutflow.Step step = merged.get(process.name()).steps().get(i);
                out.print(left(number(process, step)));
            }
            out.println();
        }
        out.print(pad("(raw events left)", width));
        for (Process process : result.processes()) {
            Cutflow.Step last = merged.get(process.name()).steps().get(any.size() - 1);
            out.print(left(String.format(Locale.ROOT, "%,d", last.events())));
        }
        out.println();
    }

    private static String number(Process process, Cutflow.Step step) {
        return switch (process.kind()) {
            case DATA -> String.format(Locale.ROOT, "%,d", step.events());
            case BACKGROUND, SIGNAL -> String.format(Locale.ROOT, "%,.3f ± %.3f", step.sumw(), step.error());
        };
    }

    private static void significances(List<Significances.Answer> answers, PrintWriter out) {
        String question = null;
        for (Significances.Answer answer : answers) {
            Significances.Count count = answer.count();
            if (!count.question().equals(question)) {
                question = count.question();
                out.println();
                out.printf(
                        Locale.ROOT,
                        "%s: signal %.3f, background %.3f ± %.3f%s%n",
                        question,
                        count.signal(),
                        count.background(),
                        count.statistical(),
                        count.observed() == null ? "" : String.format(Locale.ROOT, ", data %,.0f", count.observed()));
            }
            out.printf(
                    Locale.ROOT,
                    "  %-56s %s%n",
                    answer.name(),
                    answer.value().defined()
                            ? String.format(Locale.ROOT, "%.3f", answer.value().value())
                            : answer.value().reason());
        }
    }

    /** What a fit found, or why it found nothing. */
    private static void fit(String name, FitRecord fit, PrintWriter out) {
        out.println();
        out.printf(
                "%s: fit of %s from %s to %s, %d of %d bins%n",
                name,
                fit.histogram(),
                Numbers.significant(fit.from(), 6),
                Numbers.significant(fit.to(), 6),
                fit.points(),
                fit.points() + fit.leftOut());
        if (!fit.done()) {
            line("no result", fit.reason(), out);
            return;
        }
        for (String parameter : List.of("amplitude", "mean", "sigma")) {
            FitRecord.Parameter found = fit.parameter(parameter);
            line(
                    parameter,
                    found.fixed()
                            ? Numbers.significant(found.value(), 6) + " (fixed)"
                            : Numbers.withError(found.value(), found.error()),
                    out);
        }
        line(
                "events in the Gaussian",
                Numbers.withError(fit.signal().value(), fit.signal().error()),
                out);
        line(
                "chi²/ndf, p-value",
                String.format(Locale.ROOT, "%.2f/%d, %.3g", fit.chi2(), fit.ndf(), fit.pValue()),
                out);
    }

    private static void line(String name, String value, PrintWriter out) {
        out.printf("  %-56s %s%n", name, value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String left(String text) {
        return " ".repeat(Math.max(1, COLUMN - text.length())) + text;
    }
}
