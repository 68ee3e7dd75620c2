package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BasketsTest {
    private static final List<BasketRange> RANGES = List.of(
            new BasketRange(0, 10, 100, 50, null),
            new BasketRange(10, 0, 150, 60, null),
            new BasketRange(10, 5, 210, 70, null),
            new BasketRange(15, 1, 0, 0, new byte[] {1}));

    @Test
    void theyAreTheListTheyWereMadeOf() {
        assertThat(Baskets.of(RANGES)).isEqualTo(RANGES);
        assertThat(Baskets.of(RANGES).entries()).isEqualTo(16);
    }

    @Test
    void anEntryIsFoundInTheBasketThatHoldsIt() {
        Baskets baskets = Baskets.of(RANGES);
        assertThat(baskets.indexOf(0)).isZero();
        assertThat(baskets.indexOf(9)).isZero();
        assertThat(baskets.indexOf(10)).as("not in the empty basket").isEqualTo(2);
        assertThat(baskets.indexOf(15)).isEqualTo(3);
        assertThat(baskets.indexOf(16)).as("none").isEqualTo(4);
        assertThat(baskets.indexOf(-1)).as("none").isEqualTo(4);
    }

    @Test
    void thoseBetweenTwoEntriesKeepTheirPlace() {
        Baskets between = Baskets.of(RANGES).between(9, 11);
        assertThat(between).isEqualTo(RANGES.subList(0, 3));
        assertThat(between.indexOf(10)).isEqualTo(2);
        assertThat(Baskets.of(RANGES).between(16, 20)).isEmpty();
        assertThat(Baskets.of(List.of()).between(0, 20)).isEmpty();
    }

    @Test
    void aGapIsRefused() {
        assertThatThrownBy(() -> Baskets.of(List.of(RANGES.get(0), RANGES.get(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("basket 1 begins at entry 15");
    }
}
