package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket that cuts answers off, delays them and says 500 and 503; and one whose objects change: right, or an error. */
class S3FaultsTest {
    private static final String OBJECT = "s3a://faulty/events.root";

    @TempDir
    static Path folder;

    private static Bucket bucket;
    private static FaultyProxy proxy;

    private final SparkSession spark = TestSpark.session();

    @BeforeAll
    static void start() throws Exception {
        bucket = new Bucket("faulty", Files.createDirectory(folder.resolve("bucket")));
        proxy = new FaultyProxy(bucket.port(), 20251125);
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        bucket.close();
    }

    @BeforeEach
    void behave() {
        proxy.spoil(0);
    }

    private static Path events(String name, int seed) {
        int[] run = new int[20_000];
        double[] weight = new double[run.length];
        for (int i = 0; i < run.length; i++) {
            run[i] = i;
            weight[i] = Math.sin(i + seed);
        }
        return new TreeWriting()
                .clusters(1000)
                .ints("run", run)
                .doubles("weight", weight)
                .to(folder.resolve(name));
    }

    private Dataset<Row> read() {
        Map<String, String> options = new HashMap<>(bucket.options());
        String prefix = "fs.s3a.bucket.faulty.";
        options.put(prefix + "endpoint", "http://127.0.0.1:" + proxy.port());
        options.put(prefix + "attempts.maximum", "2");
        options.put(prefix + "retry.limit", "3");
        options.put(prefix + "retry.interval", "5ms");
        options.put(prefix + "retry.throttle.limit", "3");
        options.put(prefix + "retry.throttle.interval", "5ms");
        return spark.read()
                .format("root")
                .options(options)
                .option("split-size", "10k")
                .load(OBJECT);
    }

    @Test
    void valuesAreRightOrTheReadFailsAndNamesTheFile() {
        Path local = events("a.root", 1);
        bucket.put(local, "events.root");
        List<Row> expected = spark.read().format("root").load(local.toString()).collectAsList();
        assertThat(read().collectAsList()).as("through the proxy").isEqualTo(expected);
        int right = 0;
        int faults = 0;
        for (double share : new double[] {0.2, 0.3, 0.4, 0.4, 0.4}) {
            proxy.spoil(share);
            try {
                assertThat(read().collectAsList())
                        .as("%s of requests spoilt", share)
                        .isEqualTo(expected);
                right++;
            } catch (Exception failure) {
                assertThat(failure).hasStackTraceContaining(OBJECT);
            }
            faults += proxy.faults();
        }
        assertThat(faults).as("requests that were spoilt").isGreaterThan(5);
        assertThat(right).as("reads that went well in spite of it").isPositive();
    }

    @Test
    void aBucketThatStaysAwayIsAnErrorThatNamesTheFile() {
        bucket.put(events("a.root", 1), "events.root");
        Dataset<Row> events = read();
        proxy.spoil(1);
        assertThatThrownBy(events::collectAsList).hasStackTraceContaining(OBJECT);
    }

    @Test
    void anObjectThatIsReplacedAfterPlanningIsNoticedThoughItIsAsLong() throws Exception {
        Path first = events("a.root", 1);
        Path second = events("b.root", 2);
        byte[] other = Files.readAllBytes(first);
        other[other.length - 1] ^= 1;
        bucket.put(first, "events.root");
        Dataset<Row> events = read();
        bucket.put(Files.write(second, other), "events.root");
        assertThatThrownBy(events::collectAsList)
                .hasStackTraceContaining("RemoteFileChangedException")
                .hasStackTraceContaining(OBJECT);
    }
}
