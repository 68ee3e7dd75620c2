package org.ridgeline.charts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A run as one page: a file that needs no other and no network, to be sent by mail or opened years later. Its policy
 * forbids the browser to load anything, and it has no script.
 */
public final class Report {
    private static final String STYLE = resource("report.css");

    private final ReportContent content;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private Report(ReportContent content) {
        this.content = content;
    }

    /** The page, to be written as UTF-8. */
    public static String html(ReportContent content) {
        return new Report(content).page();
    }

    private String page() {
        ReportContent.Headline headline = content.headline();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" ")
                .append("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<title>")
                .append(Html.escape(headline.title() + " \u00B7 " + headline.analysis()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        headline(headline);
        out.append("<main>\n");
        charts();
        ReportTables tables = new ReportTables(content, out);
        tables.yields();
        new FitTables(out).fits(content.fits());
        tables.significances();
        tables.cutflow();
        provenance(content.provenance());
        out.append("</main>\n<footer>Made by Ridgeline.</footer>\n</body>\n</html>\n");
        return out.toString();
    }

    private void headline(ReportContent.Headline headline) {
        out.append("<header>\n");
        if (!headline.notice().isBlank()) {
            out.append("<p class=\"notice\"><strong>")
                    .append(Html.escape(headline.notice()))
                    .append("</strong></p>\n");
        }
        out.append("<h1>").append(Tex.of(headline.title()).html()).append("</h1>\n");
        if (!headline.description().isBlank()) {
            out.append("<p class=\"lead\">")
                    .append(Html.escape(headline.description()))
                    .append("</p>\n");
        }
        out.append("<dl class=\"facts\">\n");
        fact("State", Html.escape(headline.state()));
        fact("Analysis", Html.escape(headline.analysis()));
        fact("Data", Html.escape(headline.data()));
        fact("Luminosity", Tex.of(headline.luminosity()).html());
        fact("Made", Html.escape(headline.when()));
        fact("Run", "<code>" + Html.escape(headline.id()) + "</code>");
        out.append("</dl>\n<nav aria-label=\"Sections\">");
        link("charts", "Charts", content.charts().isEmpty());
        link("yields", "Yields", content.yields().isEmpty());
        link("fits", "Fits", content.fits().isEmpty());
        link("significance", "Significance", content.significances().isEmpty());
        link("cutflow", "Cutflow", content.cutflows().isEmpty());
        link("provenance", "Provenance", false);
        out.append("</nav>\n</header>\n");
    }

    private void fact(String name, String html) {
        if (!html.isBlank()) {
            out.append("<div><dt>")
                    .append(name)
                    .append("</dt><dd>")
                    .append(html)
                    .append("</dd></div>\n");
        }
    }

    private void link(String id, String name, boolean absent) {
        if (!absent) {
            out.append("<a href=\"#").append(id).append("\">").append(name).append("</a>");
        }
    }

    private void charts() {
        if (content.charts().isEmpty()) {
            return;
        }
        out.append("<section id=\"charts\" aria-label=\"Charts\">\n<h2>Charts</h2>\n<div class=\"grid\">\n");
        for (int i = 0; i < content.charts().size(); i++) {
            Chart chart = content.charts().get(i);
            String id = "chart-" + i;
            String svg = Base64.getEncoder().encodeToString(chart.svg().getBytes(StandardCharsets.UTF_8));
            // The figure is its own target: opened by its picture, closed by the link that then appears.
            out.append("<figure id=\"")
                    .append(id)
                    .append(i == 0 ? "\" class=\"first" : "")
                    .append("\">\n<a class=\"close\" href=\"#charts\">Close</a>\n<a class=\"open\" href=\"#")
                    .append(id)
                    .append("\" title=\"Enlarge\"><img width=\"")
                    .append(chart.width())
                    .append("\" height=\"")
                    .append(chart.height())
                    .append("\" alt=\"")
                    .append(Html.escape(chart.title() + ". " + chart.description()))
                    .append("\" src=\"data:image/svg+xml;base64,")
                    .append(svg)
                    .append("\"></a>\n<figcaption>")
                    .append(chart.caption())
                    .append("</figcaption>\n</figure>\n");
        }
        out.append("</div>\n</section>\n");
    }

    private void provenance(ReportContent.Provenance provenance) {
        out.append("<section id=\"provenance\" aria-label=\"Provenance\">\n<h2>Provenance</h2>\n");
        list("Notes", provenance.notes(), "notes");
        list("Missing samples", provenance.missing(), "notes");
        list("Skipped files", provenance.skipped(), "notes");
        if (!provenance.command().isBlank()) {
            out.append("<h3>Command</h3>\n<pre tabindex=\"0\"><code>")
                    .append(Html.escape(provenance.command()))
                    .append("</code></pre>\n");
        }
        if (!provenance.facts().isEmpty()) {
            out.append("<div class=\"scroll\"><table class=\"plain\">\n<tbody>\n");
            for (Map.Entry<String, String> fact : provenance.facts().entrySet()) {
                out.append("<tr><th scope=\"row\">")
                        .append(Html.escape(fact.getKey()))
                        .append("</th><td>")
                        .append(Html.escape(fact.getValue()))
                        .append("</td></tr>\n");
            }
            out.append("</tbody>\n</table></div>\n");
        }
        inputs(provenance.inputs());
        out.append("</section>\n");
    }

    private void inputs(List<ReportContent.Input> inputs) {
        if (inputs.isEmpty()) {
            return;
        }
        long bytes = inputs.stream().mapToLong(ReportContent.Input::bytes).sum();
        out.append("<details>\n<summary>")
                .append(inputs.size() == 1 ? "1 input file, " : Numbers.count(inputs.size()) + " input files, ")
                .append(Numbers.bytes(bytes))
                .append("</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Input files\">")
                .append("<table>\n<thead><tr><th scope=\"col\">Sample</th><th scope=\"col\">Path</th>")
                .append(
                        "<th scope=\"col\" class=\"number\">Size</th><th scope=\"col\">ETag or time</th></tr></thead>\n")
                .append("<tbody>\n");
        for (ReportContent.Input input : inputs) {
            out.append("<tr><th scope=\"row\">")
                    .append(Html.escape(input.sample()))
                    .append("</th><td class=\"path\">")
                    .append(Html.escape(input.path()))
                    .append("</td><td class=\"number\">")
                    .append(Numbers.bytes(input.bytes()))
                    .append("</td><td class=\"path\">")
                    .append(Html.escape(input.identity()))
                    .append("</td></tr>\n");
        }
        out.append("</tbody>\n</table></div>\n</details>\n");
    }

    private void list(String title, List<String> items, String style) {
        if (items.isEmpty()) {
            return;
        }
        out.append("<h3>")
                .append(title)
                .append("</h3>\n<ul class=\"")
                .append(style)
                .append("\">\n");
        for (String item : items) {
            out.append("<li>").append(Html.escape(item)).append("</li>\n");
        }
        out.append("</ul>\n");
    }

    private static String resource(String name) {
        try (InputStream in = Report.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
