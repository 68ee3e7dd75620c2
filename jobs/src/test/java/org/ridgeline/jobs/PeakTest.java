package org.ridgeline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakTest {
    private static final double[] EDGES = {100, 110, 120, 130, 140, 150};

    @Test
    void theHighestExcessIsFoundWhereTheCountIsNotHighest() {
        Peak peak = Peak.highest(EDGES, new double[] {50, 4, 9, 5, 2}, new double[] {50, 3, 2, 3, 2}, 100, 150);
        // Excesses 1, 7 and 2 at 115, 125 and 135.
        assertThat(peak.position()).isCloseTo((115 + 7 * 125 + 2 * 135) / 10.0, within(1e-12));
        assertThat(peak.data()).isEqualTo(4 + 9 + 5);
        assertThat(peak.expected()).isEqualTo(3 + 2 + 3);
    }

    @Test
    void onlyBinsWithTheirCentreInTheWindowAreLookedAt() {
        Peak peak = Peak.highest(EDGES, new double[] {0, 30, 0, 8, 0}, new double[5], 130, 150);
        assertThat(peak.position()).isEqualTo(135);
        assertThat(peak.data()).isEqualTo(8);
    }

    @Test
    void atTheEdgeThereIsOneNeighbour() {
        Peak peak = Peak.highest(EDGES, new double[] {0, 0, 0, 2, 6}, new double[5], 100, 150);
        assertThat(peak.position()).isCloseTo((2 * 135 + 6 * 145) / 8.0, within(1e-12));
    }

    @Test
    void withoutAnyExcessItIsTheLeastLack() {
        Peak peak = Peak.highest(EDGES, new double[5], new double[] {5, 4, 3, 4, 5}, 100, 150);
        assertThat(peak.position()).isEqualTo(125);
    }

    @Test
    void aWindowWithoutBinsIsAnError() {
        assertThatThrownBy(() -> Peak.highest(EDGES, new double[5], new double[5], 200, 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no bin between 200.0 and 300.0");
    }
}
