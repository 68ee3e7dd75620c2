package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.LocalSpark;

/** Values that the official code takes from a file's first event. */
class FileConstantsTest {
    private static final String SCHEMA = "_file STRING, x DOUBLE, xsec FLOAT, sumw DOUBLE, other INT";
    private static final SampleIndex SAMPLES = new SampleIndex(
            List.of("data", "mc"),
            List.of(false, true),
            Map.of("d.root", 0, "m.root", 1, "n.root", 1),
            List.of("xsec", "sumw", "other"));
    private static final Analysis ANALYSIS = Analysis.parse("test.yaml", """
            title: test
            dataset: none
            weight: xsec / sumw
            cuts: {positive: x > 0}
            histograms:
              x: {value: x, bins: 4, from: 0, to: 4}
            """);

    private static Row event(String file, double x, float xsec, double sumw) {
        return RowFactory.create(file, x, xsec, sumw, (int) x);
    }

    private static Tally run(int parts, List<Row> rows) {
        Dataset<Row> events = LocalSpark.frame(SCHEMA, rows);
        return new EventLoop(ANALYSIS, parts == 1 ? events.coalesce(1) : events.repartition(parts), SAMPLES).run();
    }

    @Test
    void filesOfOneSampleAreEachNormalisedByTheirOwn() {
        Tally tally = run(
                2,
                List.of(
                        event("m.root", 1, 6f, 2),
                        event("m.root", 1, 6f, 2),
                        event("n.root", 1, 8f, 4),
                        event("d.root", 1, 0f, 1),
                        event("d.root", 1, 7f, 3)));
        assertThat(tally.sample(1).sumw().sums()).containsExactly(8, 8);
        assertThat(tally.sample(0).sumw().sums())
                .as("data weigh 1 and are not looked at")
                .containsExactly(2, 2);
        assertThat(tally.constants().of("n.root")).containsExactly(8, 4);
        assertThat(tally.constants().of("d.root")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aFileThatHoldsTwoValuesIsNamedWithBranchAndValues(int parts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // the odd one fails the cut, and counts nonetheless: the official code might have read it
            rows.add(i == 23 ? event("n.root", -1, 8f, 5) : event("n.root", 1, 8f, 4));
        }
        assertThatThrownBy(() -> run(parts, rows))
                .satisfies(failure -> assertThat(Fault.of(failure))
                        .isEqualTo("n.root: branch sumw holds 4.0 and 5.0, where the dataset says that it is one value"
                                + " per file (per-file)"));
    }

    @Test
    void aBranchThatIsNotReadIsNotChecked() {
        Tally tally = run(1, List.of(event("m.root", 1, 6f, 2), event("m.root", 3, 6f, 2)));
        assertThat(tally.constants().of("m.root"))
                .as("'other' differs, but is not used")
                .containsExactly(6, 2);
    }
}
