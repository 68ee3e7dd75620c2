package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgeline.result.Axis;

class AxisTitleTest {
    private static String vertical(Axis axis) {
        return AxisTitle.vertical("Events", axis).text();
    }

    @Test
    void theVerticalAxisTellsTheWidthOfABinInItsUnit() {
        assertThat(vertical(new Axis("m_{4l} [GeV]", 34, 80, 250))).isEqualTo("Events / 5 GeV");
        assertThat(vertical(new Axis("m_{Z1} [GeV]", 30, 50, 106))).isEqualTo("Events / 1.867 GeV");
        assertThat(vertical(new Axis("y_{4l}", 20, -3, 3))).isEqualTo("Events / 0.3");
        assertThat(vertical(new Axis("E [MeV]", 20, 0, 5e6))).isEqualTo("Events / 2.5 × 10^5 MeV");
    }

    @Test
    void binsOfWholeNumbersHaveNoWidth() {
        assertThat(vertical(new Axis("Number of jets", 4, -0.5, 3.5))).isEqualTo("Events");
        assertThat(vertical(new Axis("Charge", 7, -1.75, 1.75))).isEqualTo("Events / 0.5");
        assertThat(vertical(new Axis("x", 4, 0, 4))).isEqualTo("Events / 1");
    }

    @Test
    void thePowerOfTenOfTheNumbersGoesIntoTheUnit() {
        Axis energy = new Axis("E [MeV]", 20, 0, 2e6);
        assertThat(AxisTitle.horizontal(energy, 6).text()).isEqualTo("E [10^6 MeV]");
        assertThat(AxisTitle.horizontal(energy, 0).text()).isEqualTo("E [MeV]");
        assertThat(AxisTitle.horizontal(new Axis("x", 2, 0, 1e-6), -6).text()).isEqualTo("x [10^−6]");
    }
}
