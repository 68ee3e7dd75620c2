package org.ridgeline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PValueTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.15865525393145705",
        "3, 0.0013498980316300946",
        "5, 2.866515718791939e-7",
        "-1, 0.8413447460685429",
        "10, 7.61985302416047e-24"
    })
    void deviationsAndChancesBelongTogether(double z, double p) {
        assertThat(PValue.of(z) / p).isCloseTo(1, within(1e-12));
        assertThat(PValue.deviations(p)).isCloseTo(z, within(1e-12));
    }

    @Test
    void theInverseReturnsWhereItCameFrom() {
        for (double z = -7; z < 37; z += 0.37) {
            assertThat(PValue.deviations(PValue.of(z))).as("z %s", z).isCloseTo(z, within(z < -5 ? 1e-5 : 1e-10));
        }
    }

    @Test
    void theEndsAreInfiniteAndBeyondIsRefused() {
        assertThat(PValue.deviations(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(PValue.deviations(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(PValue.deviations(Double.MIN_VALUE)).isCloseTo(37.52, within(0.01));
        assertThatThrownBy(() -> PValue.deviations(1.5)).hasMessage("a p-value lies between 0 and 1, found 1.5");
        assertThatThrownBy(() -> PValue.of(Double.NaN)).hasMessageContaining("NaN");
    }
}
