package org.ridgeline.charts;

import java.util.Locale;
import java.util.Map;
import org.ridgeline.result.FitRecord;

/** What fits found, in a report: a table of parameters each, or the reason why there is none. */
record FitTables(StringBuilder out) {

    void fits(Map<String, FitRecord> fits) {
        if (fits.isEmpty()) {
            return;
        }
        out.append("<section id=\"fits\" aria-label=\"Fits\">\n<h2>Fits</h2>\n")
                .append(
                        "<p>Least squares of data and polynomial + Gaussian. Errors are those at which \u03C7\u00B2 rises ")
                .append("by 1; the covariance is in <code>fit.json</code>.</p>\n<div class=\"tables\">\n");
        fits.forEach(this::fit);
        out.append("</div>\n</section>\n");
    }

    private void fit(String name, FitRecord fit) {
        out.append("<div>\n<h3>").append(Tex.of(name).html()).append("</h3>\n<p>");
        out.append(Html.escape("Histogram " + fit.histogram() + " from " + Numbers.significant(fit.from(), 6) + " to "
                + Numbers.significant(fit.to(), 6) + ", " + fit.points() + " bins"));
        out.append(fit.leftOut() == 0 ? "" : ", " + fit.leftOut() + " empty ones left out")
                .append(".</p>\n");
        if (fit.done()) {
            parameters(name, fit);
        } else {
            out.append("<p class=\"reason\">no result (")
                    .append(fit.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append("): ")
                    .append(Html.escape(fit.reason()))
                    .append("</p>\n");
        }
        out.append("</div>\n");
    }

    private void parameters(String name, FitRecord fit) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Fit ")
                .append(Html.escape(Tex.of(name).text()))
                .append("\"><table>\n<thead><tr><th scope=\"col\">Parameter</th>")
                .append("<th scope=\"col\" class=\"number\">Value</th>")
                .append("<th scope=\"col\" class=\"number\">Error</th></tr></thead>\n<tbody>\n");
        for (FitRecord.Parameter parameter : fit.parameters()) {
            row(
                    parameter.name(),
                    Numbers.significant(parameter.value(), 6),
                    parameter.fixed() ? "fixed" : Numbers.significant(parameter.error(), 3));
        }
        row(
                "events in the Gaussian",
                Numbers.significant(fit.signal().value(), 6),
                fit.signal().error() == 0
                        ? "fixed"
                        : Numbers.significant(fit.signal().error(), 3));
        row("\u03C7\u00B2/ndf", Numbers.significant(fit.chi2(), 4) + "/" + fit.ndf(), "");
        row("p-value", Numbers.significant(fit.pValue(), 3), "");
        out.append("</tbody>\n</table></div>\n");
    }

    private void row(String name, String value, String error) {
        out.append("<tr><th scope=\"row\">").append(name).append("</th>");
        number(value);
        number(error);
        out.append("</tr>\n");
    }

    private void number(String text) {
        out.append("<td class=\"number\">").append(TexParser.minus(text)).append("</td>");
    }
}
