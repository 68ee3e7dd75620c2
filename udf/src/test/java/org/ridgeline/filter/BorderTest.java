package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BorderTest {

    @Test
    void reflectionTurnsAtTheMiddleOfTheOutermostPixel() {
        assertThat(extended(Border.REFLECT101, "abcd", 3)).isEqualTo("dcbabcdcba");
        assertThat(extended(Border.REFLECT101, "ab", 5)).isEqualTo("bababababababa".substring(0, 12));
        assertThat(extended(Border.REFLECT101, "a", 4)).isEqualTo("aaaaaaaaa");
    }

    @Test
    void replicationRepeatsTheOutermostPixel() {
        assertThat(extended(Border.REPLICATE, "abcd", 3)).isEqualTo("aaaabcdddd");
        assertThat(extended(Border.REPLICATE, "a", 2)).isEqualTo("aaaaa");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void anyDistanceOutsideIsTheSameAsWalkingThereStepByStep(int length) {
        int at = 0;
        int step = 1;
        for (int position = 0; position < 60; position++) {
            assertThat(Border.REFLECT101.index(position, length))
                    .as("position %s of %s", position, length)
                    .isEqualTo(at);
            assertThat(Border.REFLECT101.index(-position, length))
                    .as("position -%s of %s", position, length)
                    .isEqualTo(at);
            if (length > 1) {
                if (at + step < 0 || at + step >= length) {
                    step = -step;
                }
                at += step;
            }
        }
    }

    @Test
    void theFarthestPositionsDoNotOverflow() {
        assertThat(Border.REFLECT101.index(Integer.MAX_VALUE, 3)).isEqualTo(1);
        assertThat(Border.REFLECT101.index(Integer.MIN_VALUE, 3)).isZero();
        assertThat(Border.REFLECT101.index(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .isEqualTo(Integer.MAX_VALUE - 3);
    }

    private static String extended(Border border, String row, int halo) {
        StringBuilder extended = new StringBuilder();
        for (int i = -halo; i < row.length() + halo; i++) {
            extended.append(row.charAt(border.index(i, row.length())));
        }
        return extended.toString();
    }
}
