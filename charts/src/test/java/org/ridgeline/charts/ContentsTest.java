package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;

class ContentsTest {
    private static final Axis AXIS = new Axis("x", 3, 0, 3);

    private static Histogram simulated(Process process, double... sumw) {
        double[] sumw2 = new double[sumw.length];
        for (int i = 0; i < sumw.length; i++) {
            sumw2[i] = sumw[i] * sumw[i];
        }
        return new Histogram("h", process.name(), AXIS, new long[sumw.length], sumw, sumw2);
    }

    private static Contents contents(HistogramOptions options, Histogram... histograms) {
        Map<String, Histogram> merged = new HashMap<>();
        for (Histogram h : histograms) {
            merged.put(h.sample(), h);
        }
        return Contents.of(Samples.PROCESSES, merged, options);
    }

    @Test
    void signalIsStackedAboveTheBackgroundWhateverTheOrder() {
        Map<String, Histogram> merged =
                Map.of("higgs", simulated(Samples.HIGGS, 0, 1, 0, 0, 0), "zz", simulated(Samples.ZZ, 0, 2, 0, 0, 0));
        Contents contents = Contents.of(List.of(Samples.HIGGS, Samples.ZZ), merged, HistogramOptions.DEFAULT);
        assertThat(contents.layers()).extracting(l -> l.process().name()).containsExactly("zz", "higgs");
        assertThat(contents.total()).containsExactly(3, 0, 0);
    }

    @Test
    void anOverlaidSignalIsNoPartOfThePrediction() {
        Contents contents = contents(
                HistogramOptions.DEFAULT.with(HistogramOptions.Signal.OVERLAID),
                simulated(Samples.HIGGS, 0, 1, 0, 0, 0),
                simulated(Samples.ZZ, 0, 2, 0, 0, 0));
        assertThat(contents.total()).containsExactly(2, 0, 0);
        assertThat(contents.overlays()).extracting(l -> l.process().name()).containsExactly("higgs");
    }

    @Test
    void flowBinsAreNotDrawn() {
        Contents contents = contents(HistogramOptions.DEFAULT, simulated(Samples.ZZ, 9, 1, 2, 3, 4));
        assertThat(contents.total()).containsExactly(1, 2, 3);
    }

    @Test
    void overflowIsFoldedIntoTheLastBinWithItsErrorWhereAskedFor() {
        Contents contents = contents(
                HistogramOptions.DEFAULT.with(HistogramOptions.Overflow.IN_LAST_BIN),
                simulated(Samples.ZZ, 9, 1, 2, 3, 4));
        assertThat(contents.total()).containsExactly(1, 2, 7);
        assertThat(contents.error()).containsExactly(1, 2, 5);
    }

    @Test
    void countsHavePoissonErrorsAndWeightedDataTheirOwn() {
        Contents counts = contents(HistogramOptions.DEFAULT, Samples.data(AXIS, 0, 4, 0, 1, 0));
        assertThat(counts.data().high(0)).isEqualTo(Poisson.high(4));
        assertThat(counts.data().low(0)).isEqualTo(Poisson.low(4));
        Contents weighted = contents(
                HistogramOptions.DEFAULT,
                new Histogram(
                        "h", "data", AXIS, new long[] {0, 4, 0, 0, 0}, new double[] {0, 8, 0, 0, 0}, new double[] {
                            0, 16, 0, 0, 0
                        }));
        assertThat(weighted.data().high(0)).isEqualTo(12);
        assertThat(weighted.data().low(0)).isEqualTo(4);
    }

    @Test
    void aSumThatIsNoNumberIsAnError() {
        Histogram broken = simulated(Samples.ZZ, 0, 1, Double.NaN, 0, 0);
        assertThatThrownBy(() -> contents(HistogramOptions.DEFAULT, broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("histogram h of zz has in bin 2 the sums NaN and NaN");
    }

    @Test
    void allHistogramsOfAChartHaveOneAxis() {
        Histogram other = Samples.data(new Axis("x", 3, 0, 4), 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> contents(HistogramOptions.DEFAULT, other, simulated(Samples.ZZ, 0, 0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("high=3.0")
                .hasMessageContaining("high=4.0");
    }

    @Test
    void aChartOfNothingIsAnErrorThatNamesWhatThereIs() {
        assertThatThrownBy(() -> Contents.of(Samples.PROCESSES, Map.of(), HistogramOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no histogram for any of the processes [data, other, zz, higgs], only for []");
    }
}
