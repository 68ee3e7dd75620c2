package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {

    @Test
    void anUnknownNameIsAnsweredByTheKnownOnes() {
        assertThatThrownBy(() -> Operations.chain(List.of("sobell"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no operation is called 'sobell': there are "
                        + String.join(
                                ", ",
                                Operations.all().stream()
                                        .map(NamedOperation::name)
                                        .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "BORDER, wrap, '--border wrap: it is one of reflect101, replicate'",
        "KSIZE, 4, '--ksize 4: it is one of 3, 5, 7'",
        "SCALE, 0, '--scale 0: it is one of none, max, <factor>'",
        "SCALE, -1, '--scale -1: it is one of none, max, <factor>'",
        "SCALE, nan, '--scale nan: it is one of none, max, <factor>'",
        "SCALE, infinity, '--scale infinity: it is one of none, max, <factor>'",
        "DEPTH, 32, '--depth 32: it is one of same, 8, 16, float'"
    })
    void aWrongValueIsAnsweredByTheRightOnes(Parameter parameter, String value, String message) {
        assertThatThrownBy(() -> Operations.chain(List.of("sobel"), Map.of(parameter, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aParameterThatNoOperationTakesIsRefused() {
        assertThatThrownBy(() -> Operations.chain(List.of("grayscale", "scharr"), Map.of(Parameter.KSIZE, "5")))
                .hasMessage("--ksize means nothing to grayscale,scharr: it is for sobel");
    }

    @Test
    void theDepthIsThatOfTheLastOperationOnly() {
        Canvas canvas = new Canvas(9, 9, 3, true, SampleType.BYTE);
        Chain chain = Operations.chain(
                List.of("sobel", "grayscale", "sobel", "color_inversion"), Map.of(Parameter.DEPTH, "float"));
        assertThat(chain.result(canvas)).isEqualTo(new Canvas(9, 9, 1, true, SampleType.FLOAT));
        assertThat(chain.halo()).isEqualTo(2);
    }
}
