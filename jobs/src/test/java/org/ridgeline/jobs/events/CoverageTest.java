package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;
import org.ridgeline.result.Process.Kind;
import org.ridgeline.result.SampleRecord;

/** When data may be held against a prediction. */
class CoverageTest {
    private static final Coverage WHOLE = new Coverage(List.of(), 1, null, 10_064, 10_064);

    private static Significances.Answer observed(Coverage coverage) {
        Analysis analysis = Analysis.parse("mine.yaml", """
                title: t
                dataset: d
                cuts: {a: x > 0}
                histograms: {x: {value: x, bins: 1, from: 0, to: 1}}
                significance: {all: {histogram: x}}
                """);
        List<Process> processes = List.of(
                new Process("b", "B", "#000000", Kind.BACKGROUND),
                new Process("s", "S", "#000000", Kind.SIGNAL),
                new Process("data", "Data", "#000000", Kind.DATA));
        EventResult result = new EventResult(
                processes,
                List.of(sample("b"), sample("s"), sample("data")),
                List.of(),
                Map.of("x", List.of(counted("b", 100), counted("s", 20), counted("data", 130))));
        return Significances.of(analysis, result, coverage).stream()
                .filter(answer -> answer.name().startsWith("observed"))
                .findFirst()
                .orElseThrow();
    }

    private static SampleRecord sample(String process) {
        return new SampleRecord(process, process, 0, 0, 0, 1, 1, null, List.of());
    }

    private static Histogram counted(String process, double events) {
        return new Histogram(
                "x", process, new Axis("x", 1, 0, 1), new long[3], new double[] {0, events, 0}, new double[] {
                    0, events, 0
                });
    }

    @Test
    void allDataAreObserved() {
        Significances.Answer answer = observed(WHOLE);
        assertThat(answer.name()).isEqualTo("observed");
        assertThat(answer.value().value()).as("near 30 / sqrt(100)").isBetween(2.8, 3.0);
    }

    @Test
    void missingPeriodsAreNoLackOfEvents() {
        Significances.Answer answer = observed(new Coverage(List.of("data_C", "data_D"), 1, null, 10_064, 10_064));
        assertThat(answer.value().value()).isNaN();
        assertThat(answer.value().reason())
                .isEqualTo("the prediction stands for all 10.06/fb, and the data are without data_C, data_D;"
                        + " --luminosity says how much the others are");
    }

    @Test
    void periodsOfKnownLuminosityAreObserved() {
        Significances.Answer answer = observed(new Coverage(List.of("data_C"), 1, null, 7_100, 10_064));
        assertThat(answer.name()).isEqualTo("observed");
        assertThat(answer.value().defined()).isTrue();
    }

    @Test
    void aLuminosityThatTheUserGivesIsHisWord() {
        Significances.Answer answer = observed(new Coverage(List.of("data_C"), 1, 2.4, 2_400, 10_064));
        assertThat(answer.name()).isEqualTo("observed, if the data are the 2.4/fb given");
        assertThat(answer.value().defined()).isTrue();
    }

    @Test
    void aShareOfTheDataIsNotThePrediction() {
        Significances.Answer answer = observed(new Coverage(List.of(), 0.01, null, 10_064, 10_064));
        assertThat(answer.value().reason())
                .isEqualTo("only the first 0.01 of the data was read, and the prediction stands for the whole");
    }
}
