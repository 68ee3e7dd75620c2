package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;
import org.w3c.dom.Element;

class HistogramChartTest {
    private static final HistogramOptions PLAIN = HistogramOptions.DEFAULT;

    private static HistogramChart mass(HistogramOptions options) {
        return Gallery.histogram("mass", Samples.mass(1), options);
    }

    /** The corners of a path, as pairs of coordinates. */
    private static double[][] vertices(Element path) {
        String[] pairs = path.getAttribute("d").replaceAll("[MLZ]", " ").trim().split("\\s+");
        double[][] vertices = new double[pairs.length][];
        for (int i = 0; i < pairs.length; i++) {
            String[] xy = pairs[i].split(",");
            vertices[i] = new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])};
        }
        return vertices;
    }

    private static Element child(Element group, String tag) {
        return (Element) group.getElementsByTagName(tag).item(0);
    }

    @Test
    void everythingOfTheChartIsInTheSvgUnderItsName() throws Exception {
        Svg svg = Svg.parse(mass(PLAIN).svg());
        long points = groupsNamed(svg, "data-");
        Histogram data = Samples.mass(1).get("data");
        long filled =
                Arrays.stream(data.sumw()).skip(1).limit(34).filter(v -> v > 0).count();
        assertThat(svg.groups())
                .contains("layer-0-other", "layer-1-zz", "layer-2-higgs", "uncertainty", "ratio-uncertainty")
                .contains("frame", "ratio-frame", "axis-x", "axis-y", "axis-ratio", "label", "legend");
        assertThat(points).as("one point for each bin that is not empty").isEqualTo(filled);
    }

    private static long groupsNamed(Svg svg, String prefix) {
        return svg.groups().stream().filter(id -> id.startsWith(prefix)).count();
    }

    @Test
    void layersStandOnEachOtherAndHaveTheHeightOfTheirContent() throws Exception {
        HistogramChart chart = mass(PLAIN);
        Svg svg = Svg.parse(chart.svg());
        Map<String, Histogram> merged = Samples.mass(1);
        double unit = chart.main().getHeight()
                / (chart.values().high() - chart.values().low());
        // The bin from 120 to 125 GeV holds all three processes.
        double x = chart.main().getMinX() + 8.5 / 34 * chart.main().getWidth();
        double base = chart.main().getMaxY();
        for (String id : List.of("layer-0-other", "layer-1-zz", "layer-2-higgs")) {
            double height = merged.get(id.substring(8)).sumw()[9] * unit;
            double[] span = span(vertices(child(svg.group(id), "path")), x);
            assertThat(span[1]).as("%s stands on what is below", id).isCloseTo(base, within(0.02));
            assertThat(span[1] - span[0]).as("height of %s", id).isCloseTo(height, within(0.02));
            base = span[0];
        }
    }

    /** Top and bottom of a closed step where it crosses x. */
    private static double[] span(double[][] path, double x) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i + 1 < path.length; i++) {
            boolean level = path[i][1] == path[i + 1][1];
            if (level && Math.min(path[i][0], path[i + 1][0]) < x && Math.max(path[i][0], path[i + 1][0]) > x) {
                low = Math.min(low, path[i][1]);
                high = Math.max(high, path[i][1]);
            }
        }
        return new double[] {low, high};
    }

    @Test
    void errorBarsRunOverThePoissonInterval() throws Exception {
        double[] counts = new double[36];
        counts[5] = 10;
        HistogramChart chart = Gallery.histogram("one", Map.of("data", Samples.data(Samples.MASS, counts)), PLAIN);
        Element bar = child(Svg.parse(chart.svg()).group("data-0"), "line");
        double unit = chart.main().getHeight() / chart.values().high();
        double x = chart.main().getMinX() + 4.5 / 34 * chart.main().getWidth();
        assertThat(Double.parseDouble(bar.getAttribute("x1"))).isCloseTo(x, within(0.01));
        double low = chart.main().getMaxY() - Double.parseDouble(bar.getAttribute("y1"));
        double high = chart.main().getMaxY() - Double.parseDouble(bar.getAttribute("y2"));
        assertThat(low / unit).isCloseTo(6.891, within(0.01));
        assertThat(high / unit).isCloseTo(14.267, within(0.01));
    }

    @Test
    void theLabelTellsWhoseDataAndUnderWhichConditions() throws Exception {
        Svg svg = Svg.parse(mass(PLAIN).svg());
        assertThat(Svg.text(svg.group("label")))
                .isEqualTo("ATLAS Open Data for education √ s = 13 TeV, ∫ L d t = 10 fb −1 H → ZZ * → 4ℓ");
        Element head = child(svg.group("label"), "text");
        assertThat(head.getAttribute("font-weight")).isEqualTo("bold");
        assertThat(head.getAttribute("font-style")).isEqualTo("italic");
        assertThat(Svg.text(svg.group("axis-y"))).endsWith("Events / 5 GeV");
        assertThat(Svg.text(svg.group("axis-x"))).endsWith("m 4ℓ [GeV]");
    }

    @Test
    void theLegendNamesTheTopOfTheStackFirst() throws Exception {
        Svg plain = Svg.parse(mass(PLAIN).svg());
        assertThat(Svg.text(plain.group("legend"))).isEqualTo("Data H ( m H = 125 GeV) ZZ * Z, t t Stat. uncertainty");
        Svg yields =
                Svg.parse(mass(PLAIN.with(HistogramOptions.Yields.IN_LEGEND)).svg());
        assertThat(Svg.text(yields.group("legend"))).contains("Data (324)").contains("(237.0)");
    }

    @Test
    void bothPadsAndTheirAxesAreAligned() throws Exception {
        HistogramChart chart = mass(PLAIN);
        assertThat(chart.lower().getMinX()).isEqualTo(chart.main().getMinX());
        assertThat(chart.lower().getMaxX()).isEqualTo(chart.main().getMaxX());
        assertThat(chart.lower().getMinY()).isGreaterThan(chart.main().getMaxY());
        Svg svg = Svg.parse(chart.svg());
        for (int i = 0; svg.groups().contains("ratio-" + i); i++) {
            assertThat(centre(svg.group("ratio-" + i))).as("point %s", i).isEqualTo(centre(svg.group("data-" + i)));
        }
        HistogramChart other = Gallery.histogram("large", Samples.mass(40_000), PLAIN);
        assertThat(other.main()).as("long numbers do not move the frame").isEqualTo(chart.main());
    }

    private static String centre(Element point) {
        Element line = child(point, "line");
        return line.getAttribute("x1");
    }

    @Test
    void thereIsALowerPadOnlyWhereThereIsSomethingToCompare() {
        Map<String, Histogram> simulation = new LinkedHashMap<>(Samples.mass(1));
        Histogram data = simulation.remove("data");
        assertThat(Gallery.histogram("s", simulation, PLAIN).lower()).isNull();
        assertThat(Gallery.histogram("d", Map.of("data", data), PLAIN).lower()).isNull();
        Map<String, Histogram> signal = Map.of("data", data, "higgs", simulation.get("higgs"));
        assertThat(Gallery.histogram("n", signal, PLAIN).lower())
                .as("signal alone predicts no data")
                .isNull();
        assertThat(mass(PLAIN).lower()).isNotNull();
    }

    @Test
    void pointsOutsideTheLowerPadBecomeArrowsAtItsEdge() throws Exception {
        Axis axis = new Axis("x", 3, 0, 3);
        Map<String, Histogram> merged = Map.of(
                "zz",
                new Histogram(
                        "h", "zz", axis, new long[5], new double[] {0, 10, 10, 10, 0}, new double[] {0, 1, 1, 1, 0}),
                "data",
                Samples.data(axis, 0, 10, 90, 10, 0));
        HistogramChart chart = Gallery.histogram("arrow", merged, PLAIN);
        double[][] arrow = vertices(child(Svg.parse(chart.svg()).group("ratio-1"), "path"));
        assertThat(arrow[0][1]).as("the tip").isCloseTo(chart.lower().getMinY(), within(3.0));
        assertThat(arrow[1][1]).as("the base").isGreaterThan(arrow[0][1]);
    }

    @Test
    void nothingThatIsDrawnTouchesLabelOrLegend() {
        for (Chart chart : Gallery.charts().values()) {
            if (chart instanceof HistogramChart histogram) {
                for (Rectangle2D box : histogram.boxes()) {
                    assertThat(histogram.main().contains(box))
                            .as("%s: box in frame", chart.id())
                            .isTrue();
                    for (Rectangle2D drawn : histogram.drawn()) {
                        assertThat(box.intersects(drawn))
                                .as("%s: %s meets %s", chart.id(), drawn, box)
                                .isFalse();
                    }
                }
                assertThat(histogram.boxes().get(0).intersects(histogram.boxes().get(1)))
                        .as("%s: label meets legend", chart.id())
                        .isFalse();
            }
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        for (Map.Entry<String, Chart> chart : Gallery.charts().entrySet()) {
            Chart again = Gallery.charts().get(chart.getKey());
            assertThat(again.svg()).isEqualTo(chart.getValue().svg());
            assertThat(chart.getValue().svg()).isEqualTo(chart.getValue().svg());
        }
        assertThat(mass(PLAIN).png()).isEqualTo(mass(PLAIN).png());
    }

    @Test
    void thePngHasTwoPixelsPerUnitAndTheColoursOfTheProcesses() throws Exception {
        HistogramChart chart = mass(PLAIN);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(1200);
        int y = (int) (2 * chart.main().getMaxY()) - 40;
        // 15.5 bins from the left: the layer "other"; 30.5 bins: "zz"; both clear of points and hatching.
        assertThat(image.getRGB(pixel(chart, 8.2), y) & 0xffffff).isEqualTo(0x6b59d3);
        assertThat(image.getRGB(pixel(chart, 26.2), y) & 0xffffff).isEqualTo(0x4fa3e3);
        assertThat(image.getRGB(3, 3) & 0xffffff).isEqualTo(0xffffff);
    }

    private static int pixel(HistogramChart chart, double bins) {
        return (int) (2 * (chart.main().getMinX() + bins / 34 * chart.main().getWidth()));
    }

    @Test
    void processNamesCannotBreakTheSvg() throws Exception {
        Process odd = new Process("a<b>\"'&", "x < y & \"z\" ]]>\u0001", "no colour", Process.Kind.BACKGROUND);
        Map<String, Histogram> merged = Map.of(odd.name(), Samples.shaped(odd, Samples.MASS, x -> 1, 10, 100));
        ChartText text = new ChartText("odd", "<odd> & \"title\"", "Events", "<b>", "", 0, 0, List.of("</svg>"));
        Svg svg = Svg.parse(HistogramChart.of(text, List.of(odd), merged, PLAIN).svg());
        assertThat(Svg.text(svg.group("legend"))).startsWith("x < y & \"z\" ]]>");
        assertThat(Svg.text(svg.group("label"))).isEqualTo("<b> </svg>");
        assertThat(svg.elements("title").get(0).getTextContent()).isEqualTo("<odd> & \"title\"");
    }

    @Test
    void aBinBelowZeroIsInsideTheFrame() {
        HistogramChart chart = Gallery.negative();
        assertThat(chart.values().low()).isLessThan(-9);
        for (Rectangle2D drawn : chart.drawn()) {
            assertThat(drawn.getMaxY()).isLessThanOrEqualTo(chart.main().getMaxY());
        }
    }

    @Test
    void aLogarithmicAxisShowsTheSmallestProcess() {
        HistogramChart chart = mass(PLAIN.with(HistogramOptions.Scale.LOG));
        assertThat(chart.values().low()).isBetween(1e-3, 1.0);
        assertThat(chart.values().high()).isGreaterThan(60);
    }

    @Test
    void aChartTellsInWordsWhatItShows() {
        assertThat(mass(PLAIN).description())
                .isEqualTo("Histogram of m_4ℓ [GeV] from 80 to 250 in 34 bins. Data: 324. H (m_H = 125 GeV): 9.00. "
                        + "ZZ^*: 237.0. Z, tt: 73.00.");
    }

    @Test
    void veryLongTextsStayInTheirPlaces() {
        String endless = "m_{4\\ell} of everything that was ever measured in a detector ".repeat(8) + "[GeV]";
        ChartText text = new ChartText("long", endless, endless, endless, endless, 13, 10, List.of(endless, endless));
        Axis axis = new Axis(endless, 34, 80, 250);
        Process process = new Process("p", endless, "#336699", Process.Kind.BACKGROUND);
        HistogramChart chart = HistogramChart.of(
                text, List.of(process), Map.of("p", Samples.shaped(process, axis, x -> 1, 10, 10)), PLAIN);
        for (Rectangle2D box : chart.boxes()) {
            assertThat(chart.main().contains(box)).as(box.toString()).isTrue();
        }
        assertThat(chart.png()).isNotEmpty();
    }
}
