package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver does before the first task runs. */
class PlanningTest {
    private static final int FILES = 12;

    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    private Dataset<Row> files() {
        String[] paths = new String[FILES];
        for (int i = 0; i < FILES; i++) {
            paths[i] = "watched:" + folder.resolve("f" + i + ".root");
            new TreeWriting().ints("run", i).floats("met", i).to(folder.resolve("f" + i + ".root"));
        }
        WatchedFileSystem.OPENED.set(0);
        return spark.read()
                .format("root")
                .option("fs.watched.impl", WatchedFileSystem.class.getName())
                .load(paths);
    }

    @Test
    void metadataIsReadOncePerFileManyFilesAtATime() {
        WatchedFileSystem.together = new CountDownLatch(FILES);
        try {
            files();
        } finally {
            WatchedFileSystem.together = new CountDownLatch(0);
        }
        assertThat(WatchedFileSystem.OPENED).hasValue(FILES);
    }

    @Test
    void queriesReadNoMetadataAgain() {
        Dataset<Row> events = files();
        events.select("run").explain(true);
        events.count();
        assertThat(WatchedFileSystem.OPENED)
                .as("planning and counting open nothing")
                .hasValue(FILES);
        assertThat(events.select("run").collectAsList()).hasSize(FILES);
        assertThat(WatchedFileSystem.OPENED).as("tasks open each file once").hasValue(2 * FILES);
        events.select("met").collectAsList();
        assertThat(WatchedFileSystem.OPENED).as("the next query, too").hasValue(3 * FILES);
    }

    @Test
    void noSparkJobRunsBeforeTheQuery() throws Exception {
        CountDownLatch job = new CountDownLatch(1);
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart started) {
                job.countDown();
            }
        };
        spark.sparkContext().addSparkListener(listener);
        try {
            Dataset<Row> events = files();
            Scans.all(events);
            assertThat(Scans.partitions(events)).as("both cores have work").isEqualTo(2);
            spark.sparkContext().listenerBus().waitUntilEmpty();
            assertThat(job.getCount()).as("no job until now").isOne();
            events.collectAsList();
            spark.sparkContext().listenerBus().waitUntilEmpty();
            assertThat(job.getCount()).as("the query's job is seen").isZero();
        } finally {
            spark.sparkContext().removeSparkListener(listener);
        }
    }
}
