package org.ridgeline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificanceTest {
    private static final double LAST_DIGIT = 0.5001e-9;

    @ParameterizedTest
    @CsvSource({
        "10, 100, 0, 1.000000000, 1.000000000, 0.983991645",
        "10, 100, 10, 1.000000000, 0.707106781, 0.690196063",
        "5, 1, 0, 5.000000000, 5.000000000, 3.391329183",
        "5, 1, 0.3, 5.000000000, 4.789131426, 3.110265599",
        "20, 50, 5, 2.828427125, 2.309401077, 2.133223974",
        "18.428211, 10.300928, 0, 5.741759537, 5.741759537, 4.698644998",
        "18.428211, 10.300928, 3.0902784, 5.741759537, 4.136135251, 3.075406037"
    })
    void theFormulasGiveThePublishedDigits(
            double s, double b, double sigma, double naive, double systematic, double asimov) {
        assertThat(Significance.naive(s, b).value()).as("s/sqrt(b)").isCloseTo(naive, within(LAST_DIGIT));
        assertThat(Significance.naive(s, b, sigma).value())
                .as("s/sqrt(b+sigma^2)")
                .isCloseTo(systematic, within(LAST_DIGIT));
        assertThat(Significance.asimov(s, b, sigma).value()).as("Asimov").isCloseTo(asimov, within(LAST_DIGIT));
        assertThat(Significance.observed(s + b, b, sigma).value())
                .as("observed where n is what was expected")
                .isCloseTo(asimov, within(1e-8));
    }

    @Test
    void theNotebooksNumberIsTheOneThatItPrints() {
        assertThat(Significance.notebook(18.428211, 10.300928).value()).isCloseTo(4.426, within(5e-4));
        assertThat(Significance.notebook(43.102 - 34.012, 34.012).value()).isCloseTo(2.208, within(5e-4));
        assertThat(Significance.notebook(30.619 - 21.529, 21.529).value()).isCloseTo(2.416, within(5e-4));
    }

    @Test
    void withoutBackgroundThereIsNoValueButAReason() {
        for (Significance none : List.of(
                Significance.naive(3, 0),
                Significance.asimov(3, 0),
                Significance.asimov(3, 0, 1),
                Significance.observed(3, 0, 0),
                Significance.notebook(3, 0))) {
            assertThat(none.value()).isNaN();
            assertThat(none.defined()).isFalse();
            assertThat(none.reason()).contains("no background is expected");
        }
        assertThat(Significance.naive(3, 0, 2).value())
                .as("the uncertainty bounds it")
                .isEqualTo(1.5);
    }

    @Test
    void aNegativeBackgroundIsRefused() {
        for (Significance none : List.of(
                Significance.naive(3, -0.5),
                Significance.asimov(0, -0.5, 1),
                Significance.observed(3, -0.5, 0),
                Significance.notebook(3, -0.5))) {
            assertThat(none.value()).isNaN();
            assertThat(none.reason()).contains("negative (-0.5)");
        }
    }

    @Test
    void withoutSignalItIsZero() {
        assertThat(Significance.naive(0, 10)).isEqualTo(new Significance(0, ""));
        assertThat(Significance.asimov(-2, 10, 1)).isEqualTo(new Significance(0, ""));
        assertThat(Significance.asimov(0, 0)).isEqualTo(new Significance(0, ""));
        assertThat(Significance.observed(10, 10, 1).value()).isZero();
        assertThat(Significance.observed(0, 0, 0).value()).isZero();
    }

    @Test
    void fewerEventsThanExpectedCountNegative() {
        assertThat(Significance.observed(80, 100, 0).value()).isBetween(-2.2, -2.0);
        assertThat(Significance.observed(0, 8, 0).value()).as("-sqrt(2 b)").isEqualTo(-4);
        assertThat(Significance.observed(0, 8, 1).value()).isBetween(-4.0, -3.5);
    }

    @Test
    void aVanishingUncertaintyGivesTheKnownBackground() {
        for (double b : new double[] {0.01, 1, 100, 1e6}) {
            for (double s : new double[] {1e-3 * b, b, 50 * b}) {
                double known = Significance.asimov(s, b).value();
                for (double v = 1e-6 * b * b; v > 1e-18 * b * b; v /= 10) {
                    double z = Significance.asimov(s, b, Math.sqrt(v)).value();
                    double expected = Math.max(1e-6, 10 * v * (s + b) / (b * b));
                    assertThat(z / known).as("s %s, b %s, v %s", s, b, v).isCloseTo(1, within(expected));
                }
            }
        }
    }

    @Test
    void aSmallSignalKeepsItsDigits() {
        for (double s = 1; s > 1e-9; s /= 3) {
            double known = s / Math.sqrt(100) * (1 - s / 600);
            assertThat(Significance.asimov(s, 100).value() / known)
                    .as("s %s", s)
                    .isCloseTo(1, within(Math.max(1e-14, s * s * 1e-5)));
            double uncertain = s / Math.sqrt(100 + 25);
            assertThat(Significance.asimov(s, 100, 5).value() / uncertain)
                    .as("s %s, sigma 5", s)
                    .isCloseTo(1, within(Math.max(1e-4, s * 1e-2)));
        }
    }

    @Test
    void binsAddInSquares() {
        List<Significance> bins =
                List.of(Significance.asimov(10, 100), Significance.asimov(5, 1), Significance.asimov(0, 0));
        assertThat(Significance.combined(bins).value()).isCloseTo(Math.hypot(0.983991645, 3.391329183), within(1e-8));
        assertThat(Significance.combined(List.of()).value()).isZero();
        Significance broken = Significance.combined(List.of(Significance.asimov(1, 1), Significance.asimov(1, 0)));
        assertThat(broken.value()).isNaN();
        assertThat(broken.reason()).startsWith("bin 1: no background");
    }

    @Test
    void nonsenseIsNotComputed() {
        assertThatThrownBy(() -> Significance.asimov(1, 1, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0 over 1.0 ± -0.1");
        assertThatThrownBy(() -> Significance.naive(Double.NaN, 1)).hasMessageContaining("finite numbers");
        assertThatThrownBy(() -> Significance.observed(-1, 1, 0)).hasMessageContaining("-1.0 is negative");
    }
}
