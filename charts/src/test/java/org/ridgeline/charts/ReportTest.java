package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Process;

class ReportTest {
    private static final String HOSTILE = "\"><script>alert('x')</script>&";

    private static String page() {
        return Report.html(ReportSamples.content(
                List.of(Gallery.histogram("mass", Samples.mass(1), HistogramOptions.DEFAULT), Gallery.cutflow())));
    }

    private static List<String> all(String page, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** What a reader sees. */
    private static String text(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void thePageHasAllSectionsAndEveryLinkLeadsToOne() {
        String page = page();
        List<String> ids = all(page, " id=\"([^\"]*)\"");
        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains("charts", "yields", "fits", "significance", "cutflow", "provenance");
        assertThat(all(page, "href=\"#([^\"]*)\""))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(ids).contains(target));
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = page();
        assertThat(all(page, "(?:src|href)=\"([^\"]*)\""))
                .allSatisfy(address -> assertThat(address)
                        .satisfiesAnyOf(
                                a -> assertThat(a).startsWith("#"),
                                a -> assertThat(a).startsWith("data:")));
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("<script")
                .doesNotContain("@import");
        assertThat(page.replaceAll("base64,[^\"]*", "")).doesNotContain("url(").doesNotContain("http:");
    }

    @Test
    void eachChartIsInThePageWithItsWords() throws Exception {
        String page = page();
        List<String> images = all(page, "src=\"data:image/svg\\+xml;base64,([^\"]*)\"");
        assertThat(images).hasSize(2);
        for (String image : images) {
            String svg = new String(Base64.getDecoder().decode(image), StandardCharsets.UTF_8);
            assertThat(Svg.parse(svg).groups()).contains("legend");
        }
        assertThat(all(page, "<img [^>]*alt=\"([^\"]*)\""))
                .hasSize(2)
                .allSatisfy(alt -> assertThat(alt).contains("Data: "));
    }

    @Test
    void captionsHaveIndices() {
        ChartText text = new ChartText("m", "m_{4\\ell} < 250", "Events", "", "", 0, 0, List.of());
        Chart chart = HistogramChart.of(text, Samples.PROCESSES, Samples.mass(1), HistogramOptions.DEFAULT);
        assertThat(Report.html(ReportSamples.content(List.of(chart))))
                .contains("<figcaption><i>m</i><sub>4ℓ</sub> &lt; 250</figcaption>")
                .contains("alt=\"m_4ℓ &lt; 250. Histogram");
    }

    @Test
    void tablesHaveHeadersAndTheNumbersOfTheRun() {
        String page = page();
        assertThat(all(page, "(<th(?! scope=)[^>]*>)"))
                .filteredOn(th -> !th.startsWith("<thead"))
                .isEmpty();
        assertThat(text(page))
                .contains("ZZ * 181,626 236.68 ± 0.56")
                .contains("Prediction 319.2 ± 2.7")
                .contains("exactly 4 good leptons 94 48.2")
                .contains("115 to 130 GeV naive s/√ b 1.734")
                .contains("not defined: no background is expected")
                .contains("Z, t t : 3 samples")
                .contains("simulated toy, no collision data")
                .contains("WH125_ZZ4lep (341964)")
                .contains("s3a://open-data/2020/4lep/MC/mc_363490.llll.4lep.root 190 MB");
    }

    @Test
    void aFitIsATableOrAReason() {
        assertThat(text(page()))
                .contains("Histogram m_yy from 100 to 160, 30 bins.")
                .contains("p1 \u2212933.634 1080")
                .contains("p2 5.25429e\u22125 0.000122")
                .contains("mean 125 fixed")
                .contains("\u03C7\u00B2/ndf 22.85/22")
                .contains("p-value 0.411")
                .contains("no result (too few points): 2 bins hold data");
    }

    @Test
    void nothingOfTheContentIsTakenForMarkup() {
        Process process = new Process(HOSTILE, HOSTILE, HOSTILE, Process.Kind.BACKGROUND);
        ChartText text = new ChartText(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, 13, 10, List.of(HOSTILE));
        Chart chart = HistogramChart.of(
                text,
                List.of(process),
                Map.of(HOSTILE, Samples.shaped(process, Samples.MASS, x -> 1, 10, 100)),
                HistogramOptions.DEFAULT);
        List<String> hostile = List.of(HOSTILE);
        ReportContent content = new ReportContent(
                new ReportContent.Headline(
                        HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
                List.of(chart),
                List.of(process),
                Map.of(HOSTILE, HOSTILE),
                List.of(new Cutflow(HOSTILE, List.of(new Cutflow.Step(HOSTILE, 1, 1, 1)))),
                List.of(new ReportContent.Yield(HOSTILE, process, 1, 1, 1)),
                List.of(
                        new ReportContent.Significance(HOSTILE, HOSTILE, HOSTILE, 1, ""),
                        new ReportContent.Significance(HOSTILE, HOSTILE, HOSTILE, Double.NaN, HOSTILE)),
                Map.of(HOSTILE, FitSamples.failed(HOSTILE)),
                new ReportContent.Provenance(
                        HOSTILE,
                        Map.of(HOSTILE, HOSTILE),
                        List.of(new ReportContent.Input(HOSTILE, HOSTILE, 1, HOSTILE)),
                        hostile,
                        hostile,
                        hostile));
        String page = Report.html(content);
        assertThat(page).doesNotContain("<script").doesNotContain("alert('x')");
        assertThat(all(page, "style=\"([^\"]*)\""))
                .allSatisfy(style -> assertThat(style).matches("background:#[0-9a-f]{6}"));
        assertThat(all(page, "(&lt;script&gt;)")).hasSizeGreaterThan(25);
    }

    @Test
    void whatIsNotThereIsNotShown() {
        ReportContent empty = new ReportContent(
                new ReportContent.Headline("T", "a", "", "complete", "id", "when", "", "", ""),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                new ReportContent.Provenance("", Map.of(), List.of(), List.of(), List.of(), List.of()));
        String page = Report.html(empty);
        assertThat(page)
                .doesNotContain("class=\"notice\"")
                .doesNotContain("<h2>Charts")
                .doesNotContain("Luminosity");
        assertThat(all(page, "href=\"#([^\"]*)\"")).containsExactly("provenance");
    }

    @Test
    void samplesOfNoProcessAreNotLost() {
        ReportContent content = ReportSamples.content(List.of());
        List<Cutflow> more = new ArrayList<>(content.cutflows());
        more.add(new Cutflow("mine", List.of(new Cutflow.Step("all events", 4711, 4711, 68.6))));
        String page = Report.html(new ReportContent(
                content.headline(),
                content.charts(),
                content.processes(),
                content.processOf(),
                more,
                content.yields(),
                content.significances(),
                content.fits(),
                content.provenance()));
        assertThat(text(page)).contains("Samples of no process: 1 sample mine").contains("4,711");
    }

    @Test
    void theSameContentGivesTheSamePage() {
        assertThat(page()).isEqualTo(page());
    }

    @Test
    void coloursOfTextContrastWithTheirGround() {
        String style = page();
        assertThat(contrast(colour(style, "ink"), 0xffffff)).isGreaterThan(7);
        assertThat(contrast(colour(style, "soft"), colour(style, "tint"))).isGreaterThan(4.5);
        assertThat(contrast(colour(style, "accent"), 0xffffff)).isGreaterThan(4.5);
        assertThat(contrast(colour(style, "warn"), colour(style, "warn-tint"))).isGreaterThan(4.5);
    }

    private static int colour(String style, String name) {
        return Integer.parseInt(all(style, "--" + name + ": #([0-9a-f]{6})").get(0), 16);
    }

    /** WCAG 2.1, contrast ratio. */
    private static double contrast(int a, int b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
