package org.ridgeline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakTest {
    private static final double[] EDGES = {100, 110, 120, 130, 140, 150};

    @Test
    void theExcessIsWeighedAndALackIsNot() {
        double[] data = {50, 4, 9, 5, 2};
        double[] expected = {50, 3, 2, 3, 4};
        Peak peak = Peak.between(100, 150, EDGES, data, expected);
        // Excesses 0, 1, 7, 2 and none at 105, 115, 125, 135 and 145.
        assertThat(peak.position()).isCloseTo((115 + 7 * 125 + 2 * 135) / 10.0, within(1e-12));
        assertThat(peak.data()).isEqualTo(50 + 4 + 9 + 5 + 2);
        assertThat(peak.expected()).isEqualTo(50 + 3 + 2 + 3 + 4);
    }

    @Test
    void onlyBinsWithTheirCentreInTheWindowCount() {
        Peak peak = Peak.between(130, 141, EDGES, new double[] {0, 30, 0, 8, 7}, new double[5]);
        assertThat(peak).isEqualTo(new Peak(135, 8, 0));
    }

    @Test
    void withoutAnyExcessThereIsNoPosition() {
        Peak peak = Peak.between(100, 150, EDGES, new double[5], new double[] {5, 4, 3, 4, 5});
        assertThat(peak.position()).isNaN();
        assertThat(peak.expected()).isEqualTo(21);
    }

    @Test
    void aWindowWithoutBinsIsAnError() {
        assertThatThrownBy(() -> Peak.between(200, 300, EDGES, new double[5], new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no bin between 200.0 and 300.0");
    }
}
