package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same through S3A, against a real S3 endpoint: settings of the bucket are given as options of the read. */
class S3SourceTest {
    private static final Set<String> REQUESTS =
            Set.of("action_http_get_request", "action_http_head_request", "object_list_request");

    @TempDir
    static Path folder;

    private static Bucket bucket;

    private final SparkSession spark = TestSpark.session();

    @BeforeAll
    static void startBucket() throws Exception {
        bucket = new Bucket("opendata", Files.createDirectory(folder.resolve("bucket")));
    }

    @AfterAll
    static void stopBucket() throws Exception {
        bucket.close();
    }

    private Dataset<Row> read(String... paths) {
        return spark.read().format("root").options(bucket.options()).load(paths);
    }

    @Test
    void objectsDirectoriesAndGlobsAreRead() {
        bucket.put(new TreeWriting().ints("run", 1, 2).to(folder.resolve("a.root")), "4lep/data_A.root");
        bucket.put(new TreeWriting().ints("run", 3).to(folder.resolve("b.root")), "4lep/deep/data_B.root");
        assertThat(read("s3a://opendata/4lep").select("run").collectAsList()).hasSize(3);
        assertThat(read("s3://opendata/4lep/data_*.root").select("run").collectAsList())
                .hasSize(2);
        List<Row> files = read("s3://opendata/4lep/data_A.root", "s3a://opendata/4lep/deep/data_B.root")
                .select("_file")
                .distinct()
                .collectAsList();
        assertThat(files)
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("s3a://opendata/4lep/data_A.root", "s3a://opendata/4lep/deep/data_B.root");
        assertThatThrownBy(() -> read("s3a://opendata/5lep")).hasMessage("no ROOT file at s3a://opendata/5lep");
    }

    @Test
    void tenColumnsOfTheReal2025FileTakeAtMostFourRequestsPlanningIncluded() throws Exception {
        Path file = only2025();
        bucket.put(file, "2025/exactly4lep.root");
        String[] columns = {
            "lep_n", "lep_pt", "lep_eta", "lep_phi", "lep_e", "lep_type", "lep_charge", "mcWeight", "trigE", "category"
        };
        // The first use of a bucket may look for credentials, region and the bucket itself.
        read("s3a://opendata/2025/exactly4lep.root");
        long before = httpRequests();
        Dataset<Row> bucketed = read("s3a://opendata/2025/exactly4lep.root").selectExpr(columns);
        Scans.Metrics metrics = Scans.run(bucketed);
        assertThat(httpRequests() - before).as("requests on the wire").isBetween(2L, 4L);
        assertThat(metrics.requests()).as("requests of the task").isOne();
        Dataset<Row> local = spark.read().format("root").load(file.toString()).selectExpr(columns);
        assertThat(bucketed.collectAsList()).isEqualTo(local.collectAsList());
    }

    /** Requests that S3A has sent to the bucket until now, of every kind. */
    private long httpRequests() throws Exception {
        FileSystem fileSystem = new org.apache.hadoop.fs.Path("s3a://opendata/")
                .getFileSystem(spark.sparkContext().hadoopConfiguration());
        long requests = 0;
        Iterator<StorageStatistics.LongStatistic> statistics =
                fileSystem.getStorageStatistics().getLongStatistics();
        while (statistics.hasNext()) {
            StorageStatistics.LongStatistic statistic = statistics.next();
            if (REQUESTS.contains(statistic.getName())) {
                requests += statistic.getValue();
            }
        }
        return requests;
    }

    static Path only2025() throws Exception {
        try (var files = Files.list(TestSpark.shared("data/atlas/2025/exactly4lep"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aLargeObjectIsReadByFewRangesInManyTasks() {
        int entries = 100_000;
        double[] noise = new double[entries];
        int[] run = new int[entries];
        Random random = new Random(3);
        for (int i = 0; i < entries; i++) {
            noise[i] = random.nextDouble();
            run[i] = random.nextInt();
        }
        Path file = new TreeWriting()
                .clusters(5_000)
                .baskets(8_000)
                .ints("run", run)
                .doubles("noise", noise)
                .doubles("other", noise)
                .to(folder.resolve("large.root"));
        bucket.put(file, "large/events.root");
        Dataset<Row> events = spark.read()
                .format("root")
                .options(bucket.options())
                .option("split-size", "256k")
                .load("s3a://opendata/large")
                .select("run", "noise");
        assertThat(Scans.partitions(events)).isBetween(4, 10);
        Scans.Metrics metrics = Scans.run(events);
        assertThat(metrics.baskets()).isGreaterThan(100);
        assertThat(metrics.requests()).as("one range for each task").isEqualTo(Scans.partitions(events));
        List<Row> rows = events.collectAsList();
        for (int i = 0; i < entries; i += 997) {
            assertThat(rows.get(i).getInt(0)).isEqualTo(run[i]);
            assertThat(rows.get(i).getDouble(1)).isEqualTo(noise[i]);
        }
    }
}
