package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Process;

/** The tables of numbers in a report. */
final class ReportTables {
    private final ReportContent content;
    private final StringBuilder out;
    /** The top of the stack first, as in a legend. */
    private final List<Process> processes;

    ReportTables(ReportContent content, StringBuilder out) {
        this.content = content;
        this.out = out;
        List<Process> reversed = new ArrayList<>(content.processes());
        Collections.reverse(reversed);
        // Data, signal, background: the sort is stable, and the order of the kinds is that of their declaration.
        reversed.sort((a, b) -> rank(a) - rank(b));
        processes = reversed;
    }

    private static int rank(Process process) {
        return switch (process.kind()) {
            case DATA -> 0;
            case SIGNAL -> 1;
            case BACKGROUND -> 2;
        };
    }

    void yields() {
        if (content.yields().isEmpty()) {
            return;
        }
        out.append("<section id=\"yields\" aria-label=\"Yields\">\n<h2>Yields</h2>\n");
        Map<String, List<ReportContent.Yield>> regions = new LinkedHashMap<>();
        for (ReportContent.Yield yield : content.yields()) {
            regions.computeIfAbsent(yield.region(), r -> new ArrayList<>()).add(yield);
        }
        out.append("<div class=\"tables\">\n");
        regions.forEach(this::region);
        out.append("</div>\n</section>\n");
    }

    private void region(String region, List<ReportContent.Yield> yields) {
        open("Yields, " + region);
        out.append("<caption>")
                .append(Tex.of(region).html())
                .append("</caption>\n<thead><tr><th scope=\"col\">Process</th>")
                .append("<th scope=\"col\" class=\"number\">Raw events</th>")
                .append("<th scope=\"col\" class=\"number\">Yield</th></tr></thead>\n<tbody>\n");
        double sum = 0;
        double variance = 0;
        int simulated = 0;
        for (Process process : processes) {
            for (ReportContent.Yield yield : yields) {
                if (yield.process().name().equals(process.name())) {
                    if (process.kind() != Process.Kind.DATA) {
                        sum += yield.sumw();
                        variance += yield.error() * yield.error();
                        simulated++;
                    }
                    out.append("<tr>");
                    processCell(process);
                    number(Numbers.count(yield.events()));
                    number(yieldText(process, yield.events(), yield.sumw(), yield.error()));
                    out.append("</tr>\n");
                }
            }
        }
        out.append("</tbody>\n");
        if (simulated > 1) {
            out.append("<tfoot><tr><th scope=\"row\">Prediction</th><td></td>");
            number(Numbers.withError(sum, Math.sqrt(variance)));
            out.append("</tr></tfoot>\n");
        }
        close();
    }

    void significances() {
        if (content.significances().isEmpty()) {
            return;
        }
        out.append("<section id=\"significance\" aria-label=\"Significance\">\n<h2>Significance</h2>\n");
        open("Significance");
        out.append("<thead><tr><th scope=\"col\">Where</th><th scope=\"col\">Method</th>")
                .append("<th scope=\"col\">Formula</th><th scope=\"col\" class=\"number\">Value</th></tr></thead>\n")
                .append("<tbody>\n");
        for (ReportContent.Significance one : content.significances()) {
            out.append("<tr><td>")
                    .append(Tex.of(one.region()).html())
                    .append("</td><th scope=\"row\">")
                    .append(Html.escape(one.name()))
                    .append("</th><td class=\"formula\">")
                    .append(Tex.of(one.formula()).html())
                    .append("</td>");
            if (Double.isNaN(one.value())) {
                out.append("<td class=\"reason\">not defined: ")
                        .append(Html.escape(one.reason()))
                        .append("</td>");
            } else {
                number(Numbers.decimals(one.value(), 3));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n");
        close();
        out.append("</section>\n");
    }

    void cutflow() {
        if (content.cutflows().isEmpty()) {
            return;
        }
        out.append("<section id=\"cutflow\" aria-label=\"Cutflow\">\n<h2>Cutflow</h2>\n")
                .append("<p>Sum of weights after each cut with its statistical error; below it the raw number of ")
                .append("events, and the share that the cut kept of the sum of weights before it.</p>\n");
        Map<String, Cutflow> merged =
                Processes.mergeCutflows(content.processes(), content.processOf(), content.cutflows());
        List<Process> shown =
                processes.stream().filter(p -> merged.containsKey(p.name())).toList();
        if (!shown.isEmpty()) {
            matrix(shown, merged);
        }
        for (Process process : shown) {
            details(process.label(), samplesOf(process.name()));
        }
        details("Samples of no process", strangers());
        out.append("</section>\n");
    }

    private void matrix(List<Process> shown, Map<String, Cutflow> merged) {
        open("Cutflow per process");
        out.append("<thead><tr><th scope=\"col\">Cut</th>");
        for (Process process : shown) {
            out.append("<th scope=\"col\" class=\"number\">");
            swatch(process);
            out.append(Tex.of(process.label()).html()).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        List<Cutflow.Step> first = merged.get(shown.get(0).name()).steps();
        for (int cut = 0; cut < first.size(); cut++) {
            out.append("<tr><th scope=\"row\">")
                    .append(Tex.of(first.get(cut).cut()).html())
                    .append("</th>");
            for (Process process : shown) {
                List<Cutflow.Step> steps = merged.get(process.name()).steps();
                Cutflow.Step step = steps.get(cut);
                String below = process.kind() == Process.Kind.DATA ? "" : Numbers.count(step.events()) + " raw";
                String kept = cut == 0 ? "" : kept(step, steps.get(cut - 1));
                out.append("<td class=\"number\">")
                        .append(yieldText(process, step.events(), step.sumw(), step.error()))
                        .append("<small>")
                        .append(below)
                        .append(below.isEmpty() || kept.isEmpty() ? "" : " \u00B7 ")
                        .append(kept)
                        .append("</small></td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n");
        close();
    }

    private List<Cutflow> samplesOf(String process) {
        return content.cutflows().stream()
                .filter(c -> process.equals(content.processOf().get(c.sample())))
                .toList();
    }

    /** Cutflows of samples whose process is not drawn. */
    private List<Cutflow> strangers() {
        Set<String> known = new TreeSet<>();
        processes.forEach(p -> known.add(p.name()));
        return content.cutflows().stream()
                .filter(c -> !known.contains(content.processOf().getOrDefault(c.sample(), "")))
                .toList();
    }

    private void details(String title, List<Cutflow> samples) {
        if (samples.isEmpty()) {
            return;
        }
        out.append("<details>\n<summary>")
                .append(Tex.of(title).html())
                .append(samples.size() == 1 ? ": 1 sample" : ": " + samples.size() + " samples")
                .append("</summary>\n<div class=\"tables\">\n");
        for (Cutflow sample : samples) {
            open("Cutflow of " + sample.sample());
            out.append("<caption>")
                    .append(Html.escape(sample.sample()))
                    .append("</caption>\n<thead><tr><th scope=\"col\">Cut</th>")
                    .append("<th scope=\"col\" class=\"number\">Raw events</th>")
                    .append("<th scope=\"col\" class=\"number\">Sum of weights</th>")
                    .append("<th scope=\"col\" class=\"number\">Kept</th></tr></thead>\n<tbody>\n");
            for (int i = 0; i < sample.steps().size(); i++) {
                Cutflow.Step step = sample.steps().get(i);
                out.append("<tr><th scope=\"row\">")
                        .append(Tex.of(step.cut()).html())
                        .append("</th>");
                number(Numbers.count(step.events()));
                number(Numbers.withError(step.sumw(), step.error()));
                number(i == 0 ? "" : kept(step, sample.steps().get(i - 1)));
                out.append("</tr>\n");
            }
            out.append("</tbody>\n");
            close();
        }
        out.append("</div>\n</details>\n");
    }

    private static String kept(Cutflow.Step step, Cutflow.Step before) {
        return before.sumw() == 0 ? "" : Numbers.decimals(100 * step.sumw() / before.sumw(), 1) + "\u202F%";
    }

    private static String yieldText(Process process, long events, double sumw, double error) {
        return process.kind() == Process.Kind.DATA && sumw == events
                ? Numbers.count(events)
                : Numbers.withError(sumw, error);
    }

    private void open(String label) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(Tex.of(label).text()))
                .append("\"><table>\n");
    }

    private void close() {
        out.append("</table></div>\n");
    }

    private void number(String text) {
        out.append("<td class=\"number\">").append(text).append("</td>");
    }

    private void processCell(Process process) {
        out.append("<th scope=\"row\">");
        swatch(process);
        out.append(Tex.of(process.label()).html()).append("</th>");
    }

    private void swatch(Process process) {
        String colour = switch (process.kind()) {
            case DATA -> "#000000";
            case BACKGROUND, SIGNAL ->
                String.format("#%06x", Style.colour(process.colour()).getRGB() & 0xffffff);
        };
        String shape = process.kind() == Process.Kind.DATA ? "swatch point" : "swatch";
        out.append("<span class=\"")
                .append(shape)
                .append("\" style=\"background:")
                .append(colour)
                .append("\"></span>");
    }
}
