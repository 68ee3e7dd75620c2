package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FitChartTest {
    private static List<Chart> charts() {
        return FitSamples.charts();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void noPointTouchesALabelAndAllIsDrawn(Chart chart) throws Exception {
        FitChart fit = (FitChart) chart;
        for (Rectangle2D box : fit.boxes()) {
            assertThat(fit.drawn())
                    .as(fit.id())
                    .allSatisfy(bin -> assertThat(bin.intersects(box)).isFalse());
        }
        Svg svg = Svg.parse(chart.svg());
        assertThat(svg.groups())
                .contains("background", "fit", "frame", "zero", "signal", "lower-frame", "label", "legend", "axis-x");
        assertThat(chart.svg()).isEqualTo(chart.svg()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(chart.png()).isEqualTo(chart.png());
    }

    @Test
    void axesLegendAndNumbersSayWhatIsSeen() throws Exception {
        Svg svg = Svg.parse(FitSamples.charts().get(0).svg());
        assertThat(Svg.text(svg.group("axis-y"))).contains("Events / 2 GeV");
        assertThat(Svg.text(svg.group("axis-lower"))).contains("Data − Bkg.");
        assertThat(Svg.text(svg.group("axis-x")))
                .contains("di-photon invariant mass")
                .contains("[GeV]");
        assertThat(Svg.text(svg.group("legend"))).isEqualTo("Data Signal + background fit Background (degree 4)");
        assertThat(FitSamples.charts().get(0).description())
                .isEqualTo(
                        "Data of 30 bins of di-photon invariant mass m_yy [GeV] from 100 to 160, with a polynomial of"
                                + " degree 4 and a Gaussian fitted to them: mean = 125.00 ± 0.28 GeV, σ = 2.10 ± 0.28 GeV,"
                                + " signal = 1,026 ± 114, χ^2/ndf = 22.9/22, p = 0.41.");
        assertThat(FitSamples.charts().get(1).description())
                .contains("mean = 125 GeV (fixed), σ = 2.38 GeV (fixed), signal = 355.3, ");
    }

    @Test
    void aBinThatWasLeftOutHasNoPoint() throws Exception {
        FitChart few = (FitChart) FitSamples.charts().get(2);
        Svg svg = Svg.parse(few.svg());
        long points = svg.groups().stream().filter(id -> id.startsWith("data-")).count();
        assertThat(few.description()).startsWith("Data of " + points + " bins");
        assertThat(points).isLessThan(30);
        assertThat(svg.groups().stream().filter(id -> id.startsWith("residual-")))
                .hasSize((int) points);
    }

    @Test
    void thePeakIsDrawnAtItsMeanAndOnlyTheFittedRangeIsShown() throws Exception {
        // 60 bins from 80 to 200, of which 100 to 160 were fitted.
        Axis wide = new Axis("m [GeV]", 60, 80, 200);
        double[] counts = new double[62];
        Arrays.fill(counts, 100);
        Histogram data = new Histogram("m", "data", wide, new long[62], counts, counts);
        Axis narrow = new Axis("m [GeV]", 30, 100, 160);
        Histogram part = new Histogram("m", "data", narrow, new long[32], new double[32], new double[32]);
        FitChart chart = FitChart.of(
                Samples.text("wide"),
                FitSamples.record(part, 50, 145, 2, 0.1),
                data,
                x -> 100,
                x -> 50 * Samples.gauss(x, 145, 2));
        Element signal = Svg.parse(chart.svg()).group("signal");
        NodeList paths = signal.getElementsByTagName("path"); // the first ones clip
        String path = ((Element) paths.item(paths.getLength() - 1)).getAttribute("d");
        double highest = Double.POSITIVE_INFINITY;
        double at = 0;
        for (String point : path.substring(1).split("[A-Z]")) {
            String[] xy = point.split(",");
            if (Double.parseDouble(xy[1]) < highest) {
                highest = Double.parseDouble(xy[1]);
                at = Double.parseDouble(xy[0]);
            }
        }
        assertThat(at).as("x of the peak").isCloseTo(104 + 0.75 * 672, within(1.0));
        assertThat(Svg.parse(chart.svg()).groups().stream().filter(id -> id.startsWith("data-")))
                .hasSize(30);
    }

    @Test
    void aFitWithoutAResultIsNotDrawn() {
        Histogram data =
                new Histogram("m_yy", "data", FitSamples.PHOTONS, new long[32], new double[32], new double[32]);
        assertThatThrownBy(() ->
                        FitChart.of(Samples.text("none"), FitSamples.failed("too few bins"), data, x -> 0, x -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fit none has no result: too few bins");
    }
}
