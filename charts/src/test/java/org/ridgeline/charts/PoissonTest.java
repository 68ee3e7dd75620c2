package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
    /** One standard deviation on one side. */
    private static final double TAIL = 0.15865525393145707;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1.841",
        "1, 0.173, 3.300",
        "2, 0.708, 4.638",
        "3, 1.367, 5.918",
        "5, 2.840, 8.382",
        "10, 6.891, 14.267"
    })
    void intervalsAreThoseOfThePublishedTables(int n, double low, double high) {
        assertThat(Poisson.low(n)).isCloseTo(low, within(6e-4));
        assertThat(Poisson.high(n)).isCloseTo(high, within(6e-4));
    }

    @Test
    void ofNothingTheUpperEndHasAClosedForm() {
        assertThat(Poisson.high(0)).isCloseTo(-Math.log(TAIL), within(1e-10));
        assertThat(Poisson.low(1)).isCloseTo(-Math.log(1 - TAIL), within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 23, 100, 999, 20_000})
    void eachEndLeavesOneTailOutside(int n) {
        double fewer = cumulative(n - 1, Poisson.low(n));
        assertThat(1 - fewer).as("P(%s or more) at the lower end", n).isCloseTo(TAIL, within(1e-8));
        assertThat(cumulative(n, Poisson.high(n)))
                .as("P(%s or fewer) at the upper end", n)
                .isCloseTo(TAIL, within(1e-8));
    }

    @Test
    void theApproximationOfLargeCountsJoinsWithoutAStep() {
        double exact = Poisson.high(99_998) - 99_998;
        double approximate = Poisson.high(100_001) - 100_001;
        assertThat(approximate).isCloseTo(exact, within(0.01));
        assertThat(Poisson.high(1e12) - 1e12).isCloseTo(1e6, within(2.0));
    }

    /** The sum of the probabilities of 0 to n, term by term in logarithms: no gamma function of ours is involved. */
    private static double cumulative(int n, double mean) {
        double logTerm = -mean;
        double sum = Math.exp(logTerm);
        for (int k = 1; k <= n; k++) {
            logTerm += Math.log(mean / k);
            sum += Math.exp(logTerm);
        }
        return sum;
    }
}
