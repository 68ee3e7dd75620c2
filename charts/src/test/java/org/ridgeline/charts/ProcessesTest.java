package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Histogram;

class ProcessesTest {
    private static final Axis AXIS = new Axis("x", 1, 0, 1);

    private static Histogram histogram(String sample, Axis axis, double value) {
        return new Histogram(
                "h", sample, axis, new long[] {1, 2, 3}, new double[] {0, value, 5}, new double[] {0, value * value, 1
                });
    }

    @Test
    void samplesOfAProcessAreAddedUp() {
        Map<String, Histogram> merged = Processes.merge(
                Samples.PROCESSES,
                Map.of("Zee", "other", "Zmumu", "other", "llll", "zz"),
                List.of(histogram("Zee", AXIS, 3), histogram("llll", AXIS, 7), histogram("Zmumu", AXIS, 4)));
        assertThat(merged).containsOnlyKeys("other", "zz");
        Histogram other = merged.get("other");
        assertThat(other.sumw()).containsExactly(0, 7, 10);
        assertThat(other.sumw2()).containsExactly(0, 25, 2);
        assertThat(other.entries()).containsExactly(2, 4, 6);
        assertThat(other.sample()).isEqualTo("other");
    }

    @Test
    void histogramsOfDifferentAxesAreNotAdded() {
        assertThatThrownBy(() -> Processes.merge(
                        Samples.PROCESSES,
                        Map.of("a", "zz", "b", "zz"),
                        List.of(histogram("a", AXIS, 1), histogram("b", new Axis("x", 1, 0, 2), 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot add histogram h");
    }

    @Test
    void cutflowsAreAddedStepByStepAndErrorsInSquares() {
        Cutflow a = new Cutflow("a", List.of(new Cutflow.Step("all", 10, 5, 3), new Cutflow.Step("pt", 4, 2, 1)));
        Cutflow b = new Cutflow("b", List.of(new Cutflow.Step("all", 1, 0.5, 4), new Cutflow.Step("pt", 0, 0, 0)));
        Cutflow sum = Processes.mergeCutflows(Samples.PROCESSES, Map.of("a", "zz", "b", "zz"), List.of(a, b))
                .get("zz");
        assertThat(sum.steps().get(0)).isEqualTo(new Cutflow.Step("all", 11, 5.5, 5));
        assertThat(sum.steps().get(1).error()).isCloseTo(1, within(1e-15));
    }

    @Test
    void cutflowsOfDifferentCutsAreNotAdded() {
        Cutflow a = new Cutflow("a", List.of(new Cutflow.Step("trigger", 1, 1, 1)));
        Cutflow b = new Cutflow("b", List.of(new Cutflow.Step("pt", 1, 1, 1)));
        assertThatThrownBy(
                        () -> Processes.mergeCutflows(Samples.PROCESSES, Map.of("a", "zz", "b", "zz"), List.of(a, b)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot add step 1, \"pt\" of b, to \"trigger\" of zz");
    }
}
