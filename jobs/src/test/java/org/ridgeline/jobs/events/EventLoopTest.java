package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.request.UserError;
import org.ridgeline.result.Process;
import org.ridgeline.result.Process.Kind;

class EventLoopTest {
    private static final String SCHEMA = "_file STRING, n INT, w FLOAT, x DOUBLE, pt ARRAY<FLOAT>";
    private static final SampleIndex SAMPLES =
            new SampleIndex(List.of("data", "mc"), List.of(false, true), Map.of("d.root", 0, "m.root", 1));
    private static final String ANALYSIS = """
            title: test
            dataset: none
            constants: {least: 2}
            define:
              second: pt[1]
              doubled: second * 2
            weight: w * 2
            cuts:
              enough: size(pt) >= least
              positive: x > 0
            histograms:
              x: {value: x, bins: 4, from: 0, to: 4}
              pt: {value: pt, bins: 2, from: 0, to: 100}
              doubled: {value: doubled, bins: 2, from: 0, to: 100, where: second > 20}
              second: {value: second, bins: 2, from: 0, to: 100}
            """;

    private static Row event(String file, float w, Double x, Float... pt) {
        return RowFactory.create(file, pt.length, w, x, List.of(pt));
    }

    private static Tally run(String yaml, List<Row> rows) {
        return new EventLoop(Analysis.parse("test.yaml", yaml), LocalSpark.frame(SCHEMA, rows), SAMPLES).run();
    }

    @Test
    void cutsCountInOrderAndOnlyWhatPassesThemFills() {
        Tally tally = run(
                ANALYSIS,
                List.of(
                        event("m.root", 1.5f, 1.0, 60f, 30f),
                        event("m.root", -0.5f, 1.5, 60f, 10f, 5f),
                        event("m.root", 1f, -1.0, 60f, 30f),
                        event("m.root", 1f, 1.0, 60f),
                        event("m.root", 1f, null, 60f, 30f),
                        event("m.root", 1f, 1.0)));
        assertThat(tally.sample(0)).as("no event of data").isNull();
        Tally.OfSample mc = tally.sample(1);
        assertThat(List.of(mc.events(0), mc.events(1), mc.events(2))).containsExactly(6L, 4L, 2L);
        assertThat(mc.sumw().sums()).containsExactly(10, 6, 2);
        assertThat(mc.sumw2().sums()).containsExactly(26, 18, 10);
        assertThat(mc.histogram(0).entries()).containsExactly(0, 0, 2, 0, 0, 0);
        assertThat(mc.histogram(0).sumw().sums()).containsExactly(0, 0, 2, 0, 0, 0);
        assertThat(mc.histogram(0).sumw2().sums()).containsExactly(0, 0, 10, 0, 0, 0);
        assertThat(mc.histogram(1).entries()).as("each element fills").containsExactly(0, 3, 2, 0);
        assertThat(mc.histogram(1).sumw().sums()).containsExactly(0, 1, 2, 0);
        assertThat(mc.histogram(2).entries()).as("where").containsExactly(0, 0, 1, 0);
        assertThat(mc.histogram(3).entries()).containsExactly(0, 2, 0, 0);
    }

    @Test
    void dataWeighOneAndTheirWeightIsNotComputed() {
        Tally tally = run(
                ANALYSIS.replace("weight: w * 2", "weight: 1 / w"),
                List.of(event("d.root", 0f, 1.0, 60f, 30f), event("m.root", 4f, 1.0, 60f, 30f)));
        assertThat(tally.sample(0).sumw().sums()).containsExactly(1, 1, 1);
        assertThat(tally.sample(1).sumw().sums()).containsExactly(0.25, 0.25, 0.25);
    }

    @Test
    void aValueThatIsNoNumberGoesToOverflowAndNullFillsNothing() {
        Tally tally = run(
                ANALYSIS.replace("positive: x > 0", "any: true")
                        .replace("size(pt) >= least", "n >= 0")
                        .replace("pt[1]", "get(pt, 1)"),
                List.of(event("d.root", 0f, Double.NaN), event("d.root", 0f, null)));
        assertThat(tally.sample(0).histogram(0).entries()).containsExactly(0, 0, 0, 0, 0, 1);
        assertThat(tally.sample(0).histogram(1).entries()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aWeightThatIsNoNumberIsAnErrorThatNamesSampleAndExpression() {
        for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> run(ANALYSIS, List.of(event("m.root", wrong, 1.0, 60f, 30f))))
                    .hasRootCauseInstanceOf(UserError.class)
                    .rootCause()
                    .hasMessage("test.yaml line 7: weight: the weight of an event of sample mc is " + (double) wrong
                            + ", in m.root: w * 2");
        }
        assertThatThrownBy(() -> run(ANALYSIS.replace("w * 2", "x"), List.of(event("m.root", 1f, null, 1f))))
                .rootCause()
                .hasMessageContaining("of sample mc is null");
    }

    @Test
    void whatCannotBeComputedForAnEventIsNamedWithItsKeyAndSample() {
        assertThatThrownBy(() -> run(
                        ANALYSIS.replace("enough: size(pt) >= least", "enough: second > 0"),
                        List.of(event("d.root", 0f, 1.0, 60f))))
                .hasStackTraceContaining("test.yaml line 5: define \u2192 second: The index 1 is out of bounds")
                .hasStackTraceContaining("an event of sample data, in d.root");
    }

    @Test
    void howTheDataAreCutCannotBeSeen() {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            Float[] pt = new Float[random.nextInt(5)];
            for (int k = 0; k < pt.length; k++) {
                pt[k] = (float) (50 * Math.exp(random.nextGaussian()));
            }
            rows.add(event(
                    i % 3 == 0 ? "d.root" : "m.root",
                    (float) (random.nextGaussian() * Math.exp(3 * random.nextGaussian())),
                    4 * random.nextDouble(),
                    pt));
        }
        Dataset<Row> events = LocalSpark.frame(SCHEMA, rows);
        Analysis analysis = Analysis.parse("test.yaml", ANALYSIS);
        String whole = bytes(analysis, events.coalesce(1));
        assertThat(whole).contains("\"x/mc\"");
        for (int parts : new int[] {1, 2, 7, 50}) {
            assertThat(bytes(analysis, events.repartition(parts)))
                    .as("%d parts, shuffled", parts)
                    .isEqualTo(whole);
        }
    }

    /** What is written of a run over some events: histograms and cutflow. */
    private static String bytes(Analysis analysis, Dataset<Row> events) {
        Map<Sample, List<InputFile>> files = new LinkedHashMap<>();
        files.put(new Sample("data", "data", Kind.DATA, List.of(), 0, 0, 0, 1, 0), List.of());
        files.put(new Sample("mc", "zz", Kind.BACKGROUND, List.of(), 1, 1.2578, 7538705.8077, 1.3, 0), List.of());
        SampleFiles samples = new SampleFiles(
                files,
                List.of(
                        new Process("data", "Data", "#000000", Kind.DATA),
                        new Process("zz", "ZZ", "#3399ff", Kind.BACKGROUND)),
                List.of(),
                List.of());
        EventResult result =
                EventResult.of(analysis, samples, new EventLoop(analysis, events, SAMPLES).run(), 10064, Map.of());
        return EventJson.histograms(result, "1") + EventJson.cutflow(result);
    }

    @Test
    void noEventsAtAllAreNoError() {
        assertThat(run(ANALYSIS, List.of()).sample(0)).isNull();
    }
}
