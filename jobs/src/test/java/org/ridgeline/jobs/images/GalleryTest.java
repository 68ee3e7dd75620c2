package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.charts.ImageReport;
import org.ridgeline.charts.ImageReportContent;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.result.ImageRunRecord;

/** The report of an image run in a browser, from disk and from a server: it loads, searches, opens and zooms. */
class GalleryTest {
    private static final String HOSTILE = "sub/b c:d#e%20&é<'.png";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "js", "text/javascript", "jpg", "image/jpeg");

    @TempDir
    static Path folder;

    private static Browser browser;
    private static HttpServer server;
    private static ExecutorService threads;
    private static Path deep;
    private static Path plain;

    @BeforeAll
    static void start() throws Exception {
        browser = new Browser(Files.createDirectories(folder.resolve("profile")));
        browser.size(1200, 900);
        Path in = folder.resolve("in");
        ImageRuns.png(in.resolve(HOSTILE), ImageRuns.random(700, 500, Channels.RGB, Depth.BITS8, 1));
        ImageRuns.tiff(in.resolve("wide.tif"), ImageRuns.random(1300, 600, Channels.GRAY, Depth.BITS16, 2));
        ImageRuns.png(in.resolve("thin.png"), ImageRuns.random(900, 1, Channels.GRAY, Depth.BITS8, 3));
        Files.writeString(in.resolve("bad<b>.png"), "no image");
        String words = "sobel --bad-files skip --input " + in + " --output ";
        deep = new ImageRuns().run((words + folder.resolve("deep") + " --pyramid dzi").split(" "));
        plain = new ImageRuns().run((words + folder.resolve("plain")).split(" "));
        threads = Executors.newFixedThreadPool(4);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", GalleryTest::serve);
        server.setExecutor(threads);
        server.start();
    }

    @BeforeEach
    void forget() {
        browser.forget();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
        if (browser != null) {
            browser.close();
        }
    }

    /** As a bucket serves objects: no listing, no redirection, types as written. */
    private static void serve(HttpExchange exchange) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
        String name = file.getFileName().toString();
        boolean found = Files.isRegularFile(file);
        byte[] content = found ? Files.readAllBytes(file) : new byte[0];
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(found ? 200 : 404, found ? content.length : -1);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    /** Where the run folder is, with a slash behind. */
    private static String base(String scheme, Path run) throws IOException {
        if (scheme.equals("file")) {
            return run.toRealPath().toUri().toString();
        }
        String path = folder.toRealPath().relativize(run.toRealPath()).toString();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path + "/")
                .toString();
    }

    private static void assertNothingWasWrong(String base) {
        assertThat(browser.complaints()).as("console and failed requests").isEmpty();
        List<String> requests = browser.requests();
        assertThat(requests)
                .as("what the page asked for")
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.startsWith(base)
                                || address.startsWith("data:")
                                || address.equals("about:blank"))
                        .as(address)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "http"})
    void thumbnailsLoadAndNamesAreFound(String scheme) throws Exception {
        String base = base(scheme, plain);
        browser.open(base + "report.html");
        browser.await("document.querySelectorAll('#cards img').length === 6");
        browser.await("[...document.querySelectorAll('#cards img')].every(i => i.complete && i.naturalWidth > 0)");
        JsonNode names = browser.evaluate("[...document.querySelectorAll('#cards .name')].map(e => e.textContent)");
        assertThat(names).extracting(JsonNode::asText).containsExactlyInAnyOrder(HOSTILE, "wide.tif", "thin.png");
        assertThat(browser.evaluate("document.getElementById('reasons').innerText")
                        .asText())
                .contains("bad<b>.png")
                .contains("is not an image");

        browser.key("/");
        for (char letter : "WIDE t".toCharArray()) {
            browser.key(String.valueOf(letter));
        }
        browser.await("document.querySelectorAll('#cards li').length === 1");
        assertThat(browser.evaluate("document.getElementById('count').textContent")
                        .asText())
                .isEqualTo("1 of 3 images");
        assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#query=WIDE+t");

        browser.evaluate("document.querySelector('#cards a').click()");
        browser.await("document.getElementById('image').open && document.querySelectorAll('#facts code').length === 2");
        browser.await("[...document.querySelectorAll('#stage img')].every(i => i.complete && i.naturalWidth > 0)");
        assertThat(browser.evaluate("document.getElementById('facts').innerText")
                        .asText())
                .contains("1300 \u00d7 600")
                .contains("1 of 16 bits")
                .contains(Sha256.of(Files.readAllBytes(folder.resolve("in/wide.tif"))));
        browser.key("Escape");
        browser.await("!document.getElementById('image').open");
        assertNothingWasWrong(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "http"})
    void imagesOpenInDeepZoomWithBothSidesInStep(String scheme) throws Exception {
        String base = base(scheme, deep);
        browser.open(base + "report.html");
        browser.await("document.querySelectorAll('#cards a').length === 3");
        browser.evaluate(
                "[...document.querySelectorAll('#cards a')].find(a => a.textContent.startsWith('sub/')).click()");
        String left = "ridgeline.viewer.state().left";
        browser.await(left + " && " + left + ".world.getItemCount() === 2");
        browser.await("[0, 1].every(i => " + left + ".world.getItemAt(i).getFullyLoaded())");
        double before = browser.evaluate("ridgeline.viewer.state().scale").asDouble();
        assertThat(before).isBetween(0.5, 2.0);
        byte[] whole = browser.screenshot();

        for (int i = 0; i < 4; i++) {
            browser.key("+");
        }
        browser.await("ridgeline.viewer.state().scale > " + 3 * before);
        browser.await("document.getElementById('scale').textContent.endsWith(' %')");
        assertThat(browser.screenshot()).isNotEqualTo(whole);
        browser.mouse("mouseWheel", 600, 450, -240);
        browser.await("ridgeline.viewer.state().scale > " + 6 * before);
        assertThat(browser.requests())
                .as("tiles of the whole image, of both sides")
                .anyMatch(address -> address.contains("/before_files/10/"))
                .anyMatch(address -> address.contains("/after_files/10/"));

        browser.key("s");
        browser.await("ridgeline.viewer.state().right && ridgeline.viewer.state().right.world.getItemCount() === 1");
        String zoom = "ridgeline.viewer.state().%s.viewport.getZoom(false)";
        browser.key("0");
        browser.await("Math.abs(" + zoom.formatted("left") + " - " + zoom.formatted("right") + ") < 1e-9");
        browser.key("-");
        browser.await("ridgeline.viewer.state().scale < " + before);
        browser.await("Math.abs(" + zoom.formatted("left") + " - " + zoom.formatted("right") + ") < 1e-9");
        browser.key("c");
        browser.evaluate("document.getElementById('curtain').focus()");
        browser.key("End");
        browser.await("ridgeline.viewer.state().place === 1");

        browser.evaluate("document.getElementById('curtain').blur()");
        String title =
                browser.evaluate("document.getElementById('title').textContent").asText();
        browser.key("ArrowRight");
        browser.await("document.getElementById('title').textContent !== " + '"' + title + '"');
        browser.await(left + " && " + left + ".world.getItemCount() === 2");
        browser.evaluate("document.getElementById('close').click()");
        browser.await("!document.getElementById('image').open");
        assertNothingWasWrong(base);
    }

    @Test
    void ofTwentyThousandImagesAPageAtATimeIsThere() throws Exception {
        Path run = Files.createDirectories(folder.resolve("many"));
        List<ImageRecord> records = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            records.add(record("scans/plate-%05d.png".formatted(i)));
        }
        for (Map.Entry<String, byte[]> file :
                ImageReport.files(content(records)).entrySet()) {
            Path path = run.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        assertThat(Files.size(run.resolve("report.html"))).isLessThan(80_000);
        assertThat(Files.size(run.resolve("report/index.js"))).isLessThan(1_500_000);
        byte[] picture = Files.readAllBytes(plain.resolve("thumbnails/wide.tif.jpg"));
        Files.createDirectories(run.resolve("thumbnails/scans"));
        for (int i = 0; i < 20_000; i = i == 59 ? 12_345 : i == 12_345 ? 19_980 : i + 1) {
            Files.write(run.resolve("thumbnails/scans/plate-%05d.png.jpg".formatted(i)), picture);
        }

        String base = base("file", run);
        browser.open(base + "report.html");
        browser.await("document.querySelectorAll('#cards li').length === 60");
        assertThat(browser.evaluate("document.getElementById('count').textContent")
                        .asText())
                .isEqualTo("20,000 images, 1 to 60");
        assertThat(browser.requests().size()).as("requests for the first page").isLessThan(70);
        browser.evaluate("document.getElementById('last').click()");
        browser.await("document.querySelector('#cards .name').textContent === 'scans/plate-19980.png'");
        assertThat(browser.evaluate("document.getElementById('pages').textContent")
                        .asText())
                .isEqualTo("of 334");
        browser.evaluate("location.hash = '#query=12345'");
        browser.await("document.querySelectorAll('#cards li').length === 1");
        browser.await("[...document.querySelectorAll('#cards img')].every(i => i.complete && i.naturalWidth > 0)");
        assertNothingWasWrong(base);
    }

    /** Only what the report shows. */
    private static ImageRecord record(String name) {
        return new JsonMapper()
                .convertValue(
                        Map.ofEntries(
                                Map.entry("input", "s3a://" + name),
                                Map.entry("inputBytes", 1_234_567),
                                Map.entry("inputSha256", "0".repeat(64)),
                                Map.entry("inputFormat", "png"),
                                Map.entry("layout", "16-bit gray"),
                                Map.entry("width", 1300),
                                Map.entry("height", 600),
                                Map.entry("output", name),
                                Map.entry("outputBytes", 2_345_678),
                                Map.entry("outputSha256", "f".repeat(64)),
                                Map.entry("outputFormat", "png"),
                                Map.entry("channels", 1),
                                Map.entry("bits", 16),
                                Map.entry("seconds", 0.25)),
                        ImageRecord.class);
    }

    private static ImageReportContent content(List<ImageRecord> records) {
        Map<String, Object> run = Map.of(
                "id", "0123456789abcdef",
                "operations", List.of("sobel"),
                "files", records.size(),
                "images", records.size(),
                "refused", List.of(),
                "seconds", Map.of());
        return new ImageReportContent(
                new JsonMapper().convertValue(run, ImageRunRecord.class),
                records,
                "ridgeline images",
                Map.of(),
                ImageReportContent.Viewer.THUMBNAIL);
    }
}
