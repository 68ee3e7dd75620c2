package org.ridgeline.charts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.result.ImageRunRecord;

/**
 * An image run as a gallery: one page and the scripts with its data, which show {@code thumbnails/}, {@code images/} and
 * {@code pyramids/} beside them, from disk or from a bucket. Nothing is loaded from elsewhere. All files but
 * {@value #TIMES} depend on nothing but the request and its inputs.
 */
public final class ImageReport {
    /** What differs from run to run. */
    public static final String TIMES = "report/times.js";

    private static final String VIEWER = "openseadragon.min.js";

    private final ImageReportContent content;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private ImageReport(ImageReportContent content) {
        this.content = content;
    }

    /** The files by their names below the run folder. */
    public static Map<String, byte[]> files(ImageReportContent content) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("report.html", new ImageReport(content).page().getBytes(StandardCharsets.UTF_8));
        ImageIndex index = new ImageIndex(content.images());
        files.put("report/index.js", index.index());
        files.put(TIMES, index.times(content.run(), content.command()));
        for (int part = 0; part < index.parts(); part++) {
            files.put("report/details-" + part + ".js", index.details(part));
        }
        switch (content.viewer()) {
            case THUMBNAIL -> {}
            case DEEP_ZOOM -> {
                files.put("report/" + VIEWER, resource("openseadragon/" + VIEWER));
                files.put("report/openseadragon-LICENSE.txt", resource("openseadragon/LICENSE.txt"));
            }
        }
        return files;
    }

    private String page() {
        String title = String.join(", ", content.run().operations());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                // A page from disk has no origin of its own, so that 'self' may not mean its neighbours there.
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("img-src 'self' file: data: blob:; script-src 'self' file: 'unsafe-inline'; ")
                .append("style-src 'unsafe-inline'\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<title>")
                .append(Html.escape(title + " \u00B7 images"))
                .append("</title>\n<style>\n")
                .append(text("report.css"))
                .append(text("gallery.css"))
                .append("</style>\n</head>\n<body class=\"gallery\" data-viewer=\"")
                .append(content.viewer().name().toLowerCase(Locale.ROOT))
                .append("\">\n");
        header(title);
        out.append("<main>\n<noscript><p class=\"notice\">The gallery needs JavaScript. The images are below ")
                .append(
                        "<a href=\"images/\">images/</a>, a table of them is in <code>images.parquet</code>.</p></noscript>\n")
                .append(text("gallery.html"));
        sums();
        provenance();
        out.append("</main>\n<footer>Made by Ridgeline.")
                .append(
                        content.viewer() == ImageReportContent.Viewer.DEEP_ZOOM
                                ? " Deep zoom by OpenSeadragon, <a href=\"report/openseadragon-LICENSE.txt\">BSD licence</a>."
                                : "")
                .append("</footer>\n<script>\n")
                .append(text("gallery.js"))
                .append(text("viewer.js"))
                .append("</script>\n<script src=\"report/index.js\"></script>\n")
                .append("<script src=\"report/times.js\"></script>\n")
                .append("<script>ridgeline.start();</script>\n</body>\n</html>\n");
        return out.toString();
    }

    private void header(String title) {
        ImageRunRecord run = content.run();
        int refused = run.refused().size();
        out.append("<header>\n<h1>").append(Html.escape(title)).append("</h1>\n<dl class=\"facts\">\n");
        fact("State", refused == 0 ? "complete" : "without " + Numbers.count(refused) + " files that were refused");
        fact("Images", Numbers.count(run.images()));
        fact("Pixels", pixels(run.pixels()));
        fact("Read", Numbers.bytes(run.inputBytes()));
        fact("Written", Numbers.bytes(run.outputBytes()));
        out.append("<div><dt>Made</dt><dd id=\"made\"></dd></div>\n");
        fact("Run", run.id());
        out.append("</dl>\n<nav aria-label=\"Sections\"><a href=\"#gallery\">Gallery</a>");
        if (refused > 0) {
            out.append("<a href=\"#refused\">Refused files</a>");
        }
        out.append("<a href=\"#sums\">Sums</a><a href=\"#provenance\">Provenance</a></nav>\n</header>\n");
    }

    private void fact(String name, String value) {
        out.append("<div><dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd></div>\n");
    }

    private static String pixels(long pixels) {
        return pixels >= 1_000_000_000
                ? Numbers.significant(pixels / 1e9, 3) + " gigapixels"
                : Numbers.significant(pixels / 1e6, 3) + " megapixels";
    }

    /** Images that went from one format to another. */
    private static final class Sum {
        private int images;
        private long pixels;
        private long read;
        private long written;

        void add(ImageRecord image) {
            images++;
            pixels += image.pixels();
            read += image.inputBytes();
            written += image.outputBytes();
        }
    }

    private void sums() {
        Map<String, Sum> sums = new TreeMap<>();
        Sum total = new Sum();
        for (ImageRecord image : content.images()) {
            if (image.done()) {
                String formats = (image.inputFormat() + " \u2192 " + image.outputFormat()).toUpperCase(Locale.ROOT);
                sums.computeIfAbsent(formats, f -> new Sum()).add(image);
                total.add(image);
            }
        }
        out.append(
                "<section id=\"sums\" aria-label=\"Sums\">\n<h2>Sums</h2>\n<div class=\"scroll\"><table>\n<thead><tr>");
        for (String name : List.of("Format", "Images", "Pixels", "Read", "Written")) {
            out.append(name.equals("Format") ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"number\">")
                    .append(name)
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        sums.forEach(this::row);
        out.append("</tbody>\n<tfoot>\n");
        row("All", total);
        out.append("</tfoot>\n</table></div>\n</section>\n");
    }

    private void row(String name, Sum sum) {
        out.append("<tr><th scope=\"row\">").append(name).append("</th>");
        for (String value : List.of(
                Numbers.count(sum.images), pixels(sum.pixels), Numbers.bytes(sum.read), Numbers.bytes(sum.written))) {
            out.append("<td class=\"number\">").append(value).append("</td>");
        }
        out.append("</tr>\n");
    }

    private void provenance() {
        out.append("<section id=\"provenance\" aria-label=\"Provenance\">\n<h2>Provenance</h2>\n")
                .append(
                        "<h3>Command</h3>\n<pre tabindex=\"0\"><code id=\"command\"></code></pre>\n<div class=\"scroll\"><table class=\"plain\">\n<tbody id=\"measured\">\n");
        for (Map.Entry<String, String> fact : content.facts().entrySet()) {
            out.append("<tr><th scope=\"row\">")
                    .append(Html.escape(fact.getKey()))
                    .append("</th><td>")
                    .append(Html.escape(fact.getValue()))
                    .append("</td></tr>\n");
        }
        out.append(
                        "</tbody>\n</table></div>\n<p>What was run, in full: <a href=\"run.json\">run.json</a>; a row per file: ")
                .append("<a href=\"images.parquet\">images.parquet</a>.</p>\n</section>\n");
    }

    private static String text(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = ImageReport.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
