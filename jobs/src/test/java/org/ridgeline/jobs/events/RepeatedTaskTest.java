package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.LocalSpark;

class RepeatedTaskTest {
    private static final String SCHEMA = "_file STRING, x DOUBLE";
    private static final SampleIndex SAMPLES = new SampleIndex(List.of("mc"), List.of(true), Map.of("m.root", 0));
    private static final Analysis ANALYSIS = Analysis.parse("test.yaml", """
            title: test
            dataset: none
            weight: x
            cuts: {positive: x > 0.1}
            histograms: {x: {value: x, bins: 10, from: 0, to: 1}}
            """);

    /** Fails in the middle of a partition when the task is tried for the first time. */
    private static Iterator<Row> failingOnce(Iterator<Row> rows) {
        List<Row> seen = new ArrayList<>();
        while (rows.hasNext()) {
            seen.add(rows.next());
        }
        boolean first = TaskContext.get().attemptNumber() == 0;
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < seen.size();
            }

            @Override
            public Row next() {
                if (first && next == seen.size() / 2) {
                    throw new IllegalStateException("the machine went away");
                }
                return seen.get(next++);
            }
        };
    }

    @Test
    void aTaskThatFailsHalfWayIsTriedAgainAndCountsOnce() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(RowFactory.create("m.root", i / 1000.0));
        }
        Dataset<Row> events = LocalSpark.frame(SCHEMA, rows).repartition(3);
        Dataset<Row> failing = events.mapPartitions(
                (MapPartitionsFunction<Row, Row>) RepeatedTaskTest::failingOnce, Encoders.row(events.schema()));
        Tally right = new EventLoop(ANALYSIS, events, SAMPLES).run();
        Tally repeated = new EventLoop(ANALYSIS, failing, SAMPLES).run();
        assertThat(repeated.sample(0).events(0)).isEqualTo(1000);
        assertThat(repeated.sample(0).sumw().sums())
                .containsExactly(right.sample(0).sumw().sums());
        assertThat(repeated.sample(0).histogram(0).entries())
                .containsExactly(right.sample(0).histogram(0).entries());
    }
}
