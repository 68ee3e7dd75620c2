package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.bucket.StoreException;

/** Tasks that fail and are tried again. */
class RetryTest {
    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    private Path events() {
        int[] run = new int[5000];
        double[] weight = new double[5000];
        for (int i = 0; i < run.length; i++) {
            run[i] = i;
            weight[i] = Math.sin(i);
        }
        return new TreeWriting()
                .clusters(500)
                .ints("run", run)
                .doubles("weight", weight)
                .to(folder.resolve("events.root"));
    }

    @Test
    void aTaskThatFailsIsTriedAgainWithTheSameResult() {
        Path file = events();
        List<Row> expected = spark.read().format("root").load(file.toString()).collectAsList();
        Dataset<Row> flaky = spark.read()
                .format("root")
                .option("fs.watched.impl", WatchedFileSystem.class.getName())
                .option("split-size", "10k")
                .load("watched:" + file);
        WatchedFileSystem.FAILED.set(0);
        WatchedFileSystem.FAILURES_LEFT.set(3);
        assertThat(flaky.collectAsList()).isEqualTo(expected);
        assertThat(WatchedFileSystem.FAILED).as("reads that failed").hasValue(3);
        assertThat(Scans.partitions(flaky)).isGreaterThan(2);
    }

    @Test
    void aBrokenBasketIsAnErrorThatNamesFileAndBranch() throws IOException {
        Path file = events();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[2000]), 2000);
        }
        Dataset<Row> events = spark.read().format("root").load(file.toString());
        assertThatThrownBy(events::collectAsList)
                .hasMessageContaining("RootException: file:" + file)
                .hasMessageContaining("branch '");
    }

    @Test
    void aFileThatBecameShorterAfterPlanningIsAnError() throws IOException {
        Path file = events();
        Dataset<Row> events = spark.read().format("root").load(file.toString());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(3000);
        }
        assertThatThrownBy(events::collectAsList)
                .rootCause()
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("file:" + file + ": changed while it was being read, from ")
                .hasMessageContaining(" to 3000 bytes");
    }

    @Test
    void aFileThatWasReplacedAfterPlanningIsAnErrorThoughItIsAsLong() throws IOException {
        Path file = events();
        Dataset<Row> events = spark.read().format("root").load(file.toString());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        assertThatThrownBy(events::collectAsList)
                .rootCause()
                .hasMessageContaining(" changed while it was being read")
                .hasMessageContaining("modified 1000000000000");
    }
}
