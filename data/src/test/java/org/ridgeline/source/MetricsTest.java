package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SQLAppStatusStore;
import org.apache.spark.sql.execution.ui.SQLExecutionUIData;
import org.apache.spark.sql.execution.ui.SQLPlanMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What the SQL tab of the Spark UI shows of a scan. */
class MetricsTest {
    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    @Test
    void theSqlTabShowsReadableValues() throws Exception {
        float[] met = new float[20_000];
        for (int i = 0; i < met.length; i++) {
            met[i] = (float) Math.sin(i);
        }
        Path file = new TreeWriting()
                .clusters(2000)
                .floats("met", met)
                .floats("other", met)
                .to(folder.resolve("a.root"));
        Dataset<Row> events = spark.read().format("root").load(file.toString()).select("met");
        Scans.Metrics metrics = Scans.run(events);
        assertThat(metrics.baskets()).isEqualTo(10);
        assertThat(metrics.bytesRead()).isGreaterThan(metrics.bytesNeeded());
        SQLAppStatusStore store = ((org.apache.spark.sql.classic.SparkSession) spark)
                .sharedState()
                .statusStore();
        ((org.apache.spark.sql.classic.SparkSession) spark)
                .sparkContext()
                .listenerBus()
                .waitUntilEmpty();
        SQLExecutionUIData last = store.executionsList().last();
        StringBuilder shown = new StringBuilder();
        for (SQLPlanMetric metric : CollectionConverters.asJava(last.metrics())) {
            scala.Option<String> value =
                    store.executionMetrics(last.executionId()).get(metric.accumulatorId());
            shown.append(metric.name())
                    .append(" = ")
                    .append(value.isDefined() ? value.get() : "")
                    .append('\n');
        }
        assertThat(shown.toString())
                .containsPattern("bytes read from the store = \\d+\\.\\d KiB")
                .containsPattern("bytes needed: baskets of the columns asked for = \\d+\\.\\d KiB")
                .contains("requests to the store = 1")
                .contains("baskets decompressed = 10")
                .containsPattern("time in decompression = \\d+\\.\\d ms");
    }

    @Test
    void sumsAreShownInUnits() {
        assertThat(new ReadMetrics.BytesRead().aggregateTaskMetrics(new long[] {500, 500}))
                .isEqualTo("1000 B");
        assertThat(new ReadMetrics.BytesRead().aggregateTaskMetrics(new long[] {1 << 20, 1 << 19}))
                .isEqualTo("1.5 MiB");
        assertThat(new ReadMetrics.BytesNeeded().aggregateTaskMetrics(new long[] {3L << 40}))
                .isEqualTo("3.0 TiB");
        assertThat(new ReadMetrics.DecompressionTime().aggregateTaskMetrics(new long[] {1_500_000}))
                .isEqualTo("1.5 ms");
        assertThat(new ReadMetrics.DecompressionTime().aggregateTaskMetrics(new long[] {61_000_000_000L}))
                .isEqualTo("61.0 s");
        assertThat(new ReadMetrics.Requests().aggregateTaskMetrics(new long[] {1000, 234}))
                .isEqualTo("1,234");
    }
}
