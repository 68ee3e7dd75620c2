package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.bucket.StoreException;
import org.ridgeline.bucket.WebServer;
import org.ridgeline.bucket.WebServer.Fault;

/** The same from a web server. */
class HttpSourceTest {
    @TempDir
    static Path folder;

    private static WebServer server;
    private static Path file;
    private static String address;

    private final SparkSession spark = TestSpark.session();

    @BeforeAll
    static void start() throws IOException {
        server = new WebServer();
        double[] weight = new double[30_000];
        int[] run = new int[weight.length];
        Random random = new Random(5);
        for (int i = 0; i < weight.length; i++) {
            run[i] = i;
            weight[i] = random.nextDouble();
        }
        file = new TreeWriting()
                .clusters(1000)
                .ints("run", run)
                .doubles("weight", weight)
                .doubles("other", weight)
                .to(folder.resolve("events.root"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void behave() throws IOException {
        server.plan(request -> Fault.NONE);
        address = server.put("/eos/events.root", Files.readAllBytes(file), "ETag", "\"1\"");
    }

    private Dataset<Row> read(String... addresses) {
        return spark.read()
                .format("root")
                .option("fs.http.backoff", "1")
                .option("fs.http.attempts", "8")
                .option("split-size", "100k")
                .load(addresses);
    }

    @Test
    void itIsReadByFewRangesInManyTasks() {
        List<Row> expected = spark.read()
                .format("root")
                .load(file.toString())
                .select("run", "weight")
                .collectAsList();
        Dataset<Row> events = read(address).select("run", "weight");
        assertThat(server.requests()).as("planning: is it there, head and tail").isBetween(2, 3);
        server.plan(request -> Fault.NONE);
        assertThat(events.collectAsList()).isEqualTo(expected);
        assertThat(server.requests()).as("a request for each task").isEqualTo(Scans.partitions(events));
        assertThat(Scans.partitions(events)).isGreaterThan(2);
        assertThat(events.select("_file").distinct().collectAsList())
                .singleElement()
                .extracting(row -> row.getString(0))
                .isEqualTo(address);
        assertThat(read(address).count()).isEqualTo(30_000);
    }

    @Test
    void faultsThatPassChangeNoValue() {
        List<Row> expected = spark.read().format("root").load(file.toString()).collectAsList();
        Random random = new Random(7);
        Fault[] faults = {Fault.CUT, Fault.HANG_UP, Fault.UNAVAILABLE};
        server.plan(request -> {
            synchronized (random) {
                return random.nextInt(3) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE;
            }
        });
        for (int times = 0; times < 3; times++) {
            assertThat(read(address).collectAsList()).isEqualTo(expected);
        }
        assertThat(server.requests()).as("requests, repeated ones included").isGreaterThan(30);
    }

    @Test
    void aFileThatIsReplacedAfterPlanningIsAnErrorThatNamesIt() throws IOException {
        Dataset<Row> events = read(address);
        server.put("/eos/events.root", Files.readAllBytes(file), "ETag", "\"2\"");
        assertThatThrownBy(events::collectAsList)
                .rootCause()
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(address + ": changed while it was being read");
    }

    @Test
    void badFilesAreLeftOutWhereAskedAndNamedOtherwise() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String truncated = server.put("/eos/truncated.root", java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> read(address, truncated))
                .hasMessageContaining(truncated + ": truncated or not closed");
        Dataset<Row> left =
                spark.read().format("root").option("bad-files", "skip").load(address, truncated);
        assertThat(left.count()).isEqualTo(30_000);
        assertThatThrownBy(() ->
                        spark.read().format("root").option("bad-files", "skip").load(truncated))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("none of 1 files can be read, the first is " + truncated);
        assertThatThrownBy(() -> spark.read()
                        .format("root")
                        .option("bad-files", "ignore")
                        .load(address))
                .hasMessage("option 'bad-files' must be 'fail' or 'skip', not 'ignore'");
    }
}
