package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(Ticks ticks) {
        return ticks.labels().stream().filter(Objects::nonNull).map(Tex::text).toList();
    }

    @Test
    void ticksStandAtRoundValues() {
        Ticks ticks = Ticks.linear(80, 250, 8);
        assertThat(ticks.major()).containsExactly(80, 100, 120, 140, 160, 180, 200, 220, 240);
        assertThat(labels(ticks)).containsExactly("80", "100", "120", "140", "160", "180", "200", "220", "240");
        assertThat(ticks.minor()).hasSize(26).contains(85, 90, 95, 245, 250);
    }

    @Test
    void labelsHaveTheDecimalsTheyNeed() {
        assertThat(labels(Ticks.linear(0, 1, 4))).containsExactly("0.00", "0.25", "0.50", "0.75", "1.00");
        assertThat(labels(Ticks.linear(-3, 3, 6))).containsExactly("−3", "−2", "−1", "0", "1", "2", "3");
    }

    @Test
    void largeAndSmallNumbersShareAPowerOfTen() {
        Ticks large = Ticks.linear(0, 2_400_000, 5);
        assertThat(large.power()).isEqualTo(6);
        assertThat(labels(large)).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0");
        Ticks small = Ticks.linear(0, 4e-8, 4);
        assertThat(small.power()).isEqualTo(-9);
        assertThat(labels(small)).containsExactly("0", "10", "20", "30", "40");
    }

    @Test
    void aLogarithmicAxisHasPowersOfTen() {
        Ticks ticks = Ticks.logarithmic(0.1, 2000);
        assertThat(labels(ticks)).containsExactly("10^−1", "1", "10", "10^2", "10^3");
        assertThat(ticks.minor()).hasSize(4 * 8).contains(0.2, 90, 900);
        assertThat(ticks.minor()[0]).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void manyDecadesAreThinnedOut() {
        Ticks ticks = Ticks.logarithmic(1e-12, 1e12);
        assertThat(labels(ticks)).hasSizeBetween(5, 12);
        assertThat(ticks.minor()).isEmpty();
    }

    @Test
    void wholeNumbersStandBelowTheMiddleOfTheirBins() {
        assertThat(labels(Ticks.integers(-0.5, 3.5))).containsExactly("0", "1", "2", "3");
        assertThat(labels(Ticks.integers(5.5, 20.5))).hasSize(15);
    }
}
