package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersHaveTheDigitsThatMeanSomething() {
        assertThat(Numbers.significant(10, 3)).isEqualTo("10");
        assertThat(Numbers.significant(36.6467, 3)).isEqualTo("36.6");
        assertThat(Numbers.significant(1.5e-7, 3)).isEqualTo("1.5e-7");
        assertThat(Numbers.significant(0, 3)).isEqualTo("0");
        assertThat(Numbers.amount(236.67665)).isEqualTo("236.7");
        assertThat(Numbers.amount(0.0015058718)).isEqualTo("0.0015");
        assertThat(Numbers.amount(1.5e-5)).isEqualTo("1.5e-5");
        assertThat(Numbers.amount(554279)).isEqualTo("554,279");
    }

    @Test
    void anErrorHasTwoDigitsAndItsValueAsManyDecimals() {
        assertThat(Numbers.withError(236.67665, 0.3178)).isEqualTo("236.68 ± 0.32");
        assertThat(Numbers.withError(-3.2, 12.6)).isEqualTo("−3 ± 13");
        assertThat(Numbers.withError(1234567, 1111)).isEqualTo("1,234,567 ± 1,111");
        assertThat(Numbers.withError(0.00150587, 0.0000123)).isEqualTo("0.001506 ± 0.000012");
        assertThat(Numbers.withError(18, 0)).isEqualTo("18.00");
    }

    @Test
    void sizesAreInDecimalUnits() {
        assertThat(Numbers.bytes(0)).isEqualTo("0 B");
        assertThat(Numbers.bytes(999_900)).isEqualTo("1 MB");
        assertThat(Numbers.bytes(4_183_224)).isEqualTo("4.18 MB");
    }

    @Test
    void theCountryOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.withError(1234.5, 1.24)).isEqualTo("1,234.5 ± 1.2");
            assertThat(Numbers.label(0.25, 2)).isEqualTo("0.25");
        } finally {
            Locale.setDefault(before);
        }
    }
}
