package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.result.ImageRunRecord;

/** What the report of an image run says; how it works in a browser is tested with the job. */
class ImageReportTest {
    private static final String HOSTILE = "</script><script>alert('x')</script>&\u2028\u00E9";

    private static ImageRecord image(int index, double seconds) {
        String name = index == 0 ? HOSTILE + ".png" : "scan" + index + ".png";
        return new JsonMapper()
                .convertValue(
                        Map.ofEntries(
                                Map.entry("input", "s3a://in/" + name),
                                Map.entry("inputBytes", 1000 + index),
                                Map.entry("inputSha256", "a".repeat(64)),
                                Map.entry("inputFormat", index % 2 == 0 ? "jpeg" : "tiff"),
                                Map.entry("layout", "baseline"),
                                Map.entry("width", 4000),
                                Map.entry("height", 3000),
                                Map.entry("output", name),
                                Map.entry("outputBytes", 2000 + index),
                                Map.entry("outputSha256", "b".repeat(64)),
                                Map.entry("outputFormat", "png"),
                                Map.entry("channels", 3),
                                Map.entry("bits", 8),
                                Map.entry("seconds", seconds)),
                        ImageRecord.class);
    }

    private static ImageRecord refused() {
        Map<String, Object> values =
                Map.of("input", "s3a://in/bad.png", "inputBytes", 8, "refused", "is not an image <b>");
        return new JsonMapper().convertValue(values, ImageRecord.class);
    }

    private static Map<String, byte[]> files(int images, double seconds, ImageReportContent.Viewer viewer) {
        List<ImageRecord> records = new ArrayList<>(List.of(refused()));
        for (int i = 0; i < images; i++) {
            records.add(image(i, seconds));
        }
        Map<String, Object> values = Map.ofEntries(
                Map.entry("id", "0123456789abcdef"),
                Map.entry("operations", List.of("grayscale", "sobel")),
                Map.entry("files", images + 1),
                Map.entry("images", images),
                Map.entry("refused", List.of("is not an image <b>")),
                Map.entry("pixels", 12_000_000L * images),
                Map.entry("inputBytes", 123_456_789),
                Map.entry("outputBytes", 2_345_678_901L),
                Map.entry("finished", seconds + " o'clock"),
                Map.entry("seconds", Map.of("images", seconds)),
                Map.entry("cpuSeconds", seconds));
        ImageRunRecord run = new JsonMapper().convertValue(values, ImageRunRecord.class);
        Map<String, String> facts = Map.of("inputs", HOSTILE);
        return ImageReport.files(new ImageReportContent(run, records, "ridgeline images " + seconds, facts, viewer));
    }

    private static String page(Map<String, byte[]> files) {
        return new String(files.get("report.html"), StandardCharsets.UTF_8);
    }

    /** The argument of the call that a script is. */
    private static JsonNode argument(byte[] script, String function) throws IOException {
        String text = new String(script, StandardCharsets.US_ASCII);
        assertThat(text).startsWith("ridgeline." + function + "(").endsWith(");\n");
        return new JsonMapper().readTree(text.substring(text.indexOf('(') + 1, text.length() - 3));
    }

    @Test
    void thePageTellsTheSumsAndLoadsOnlyFilesBesideIt() {
        String page = page(files(3, 1, ImageReportContent.Viewer.THUMBNAIL));
        assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("grayscale, sobel")
                .contains("without 1 files that were refused")
                .contains("36 megapixels")
                .contains("123 MB")
                .contains("JPEG \u2192 PNG 2 24 megapixels")
                .contains("All 3 36 megapixels");
        Matcher address = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
        List<String> found = new ArrayList<>();
        while (address.find()) {
            found.add(address.group(1));
        }
        assertThat(found)
                .contains("report/index.js", "report/times.js", "run.json", "#gallery", "#refused", "#provenance")
                .noneMatch(each -> each.startsWith("http") || each.startsWith("//") || each.startsWith("/"));
        assertThat(page).contains("default-src 'none'").doesNotContain("type=\"module\"");
    }

    @Test
    void textIsEscapedInThePageAndInItsScripts() throws IOException {
        Map<String, byte[]> files = files(1, 1, ImageReportContent.Viewer.THUMBNAIL);
        assertThat(page(files)).doesNotContain("<script>alert").contains("&lt;script&gt;alert(&#39;x&#39;)");
        JsonNode index = argument(files.get("report/index.js"), "index");
        assertThat(index.path("names").path(0).asText()).isEqualTo(HOSTILE + ".png");
        assertThat(index.path("refused").path(0).path(2).asText()).isEqualTo("is not an image <b>");
        assertThat(files.get("report/index.js")).as("ASCII alone").doesNotContain((byte) 0xe2, (byte) 0xc3);
    }

    @Test
    void columnsAndDetailsAreThoseOfTheImages() throws IOException {
        Map<String, byte[]> files = files(1201, 0.5, ImageReportContent.Viewer.THUMBNAIL);
        assertThat(files)
                .containsOnlyKeys(
                        "report.html",
                        "report/index.js",
                        "report/times.js",
                        "report/details-0.js",
                        "report/details-1.js",
                        "report/details-2.js");
        JsonNode index = argument(files.get("report/index.js"), "index");
        for (String column : List.of("names", "widths", "heights", "read", "written")) {
            assertThat(index.path(column)).as(column).hasSize(1201);
        }
        assertThat(index.path("written").path(1200).asInt()).isEqualTo(3200);
        assertThat(index.path("from").asText()).hasSize(1201).startsWith("jtjt");
        assertThat(index.path("to").asText()).isEqualTo("p".repeat(1201));
        JsonNode details = argument(files.get("report/details-2.js"), "details");
        assertThat(details.path(0).asInt()).isEqualTo(2);
        assertThat(details.path(1)).hasSize(201);
        assertThat(details.path(1).path(200).path(0).asText()).isEqualTo("s3a://in/scan1200.png");
        assertThat(argument(files.get("report/times.js"), "times").path("seconds"))
                .hasSize(1201)
                .allSatisfy(seconds -> assertThat(seconds.asDouble()).isEqualTo(0.5));
    }

    @Test
    void whatWasMeasuredStandsInOneFile() {
        Map<String, byte[]> first = files(5, 1, ImageReportContent.Viewer.DEEP_ZOOM);
        Map<String, byte[]> second = files(5, 2, ImageReportContent.Viewer.DEEP_ZOOM);
        first.forEach((name, bytes) -> {
            if (name.equals(ImageReport.TIMES)) {
                assertThat(second.get(name)).isNotEqualTo(bytes);
            } else {
                assertThat(second.get(name)).as(name).isEqualTo(bytes);
            }
        });
    }

    @Test
    void theViewerIsThatOfTheNpmPackageWithItsLicence() throws Exception {
        Map<String, byte[]> files = files(1, 1, ImageReportContent.Viewer.DEEP_ZOOM);
        byte[] viewer = files.get("report/openseadragon.min.js");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(viewer)))
                .as("openseadragon.min.js of openseadragon@6.1.1 (docs/decisions/052-image-report.md)")
                .isEqualTo("14d587cd3ee7c4861f1a41077ce642029364a21029956ba635bd8fb1202cf9ad");
        assertThat(new String(files.get("report/openseadragon-LICENSE.txt"), StandardCharsets.UTF_8))
                .contains("OpenSeadragon contributors")
                .contains("Redistributions of source code must retain the above copyright notice");
    }
}
