package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same through S3A, against a real S3 endpoint: settings of the bucket are given as options of the read. */
class S3SourceTest {
    @TempDir
    static Path folder;

    private static Bucket bucket;

    private final SparkSession spark = TestSpark.session();

    @BeforeAll
    static void startBucket() throws Exception {
        bucket = new Bucket("opendata", folder);
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
        new TreeWriting().ints("run", 1, 2).to(bucket.objects().resolve("4lep/data_A.root"));
        new TreeWriting().ints("run", 3).to(bucket.objects().resolve("4lep/deep/data_B.root"));
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
    void tenColumnsOfTheReal2025FileTakeOneRequestOfTheTask() throws Exception {
        Path file = only2025();
        Files.createDirectories(bucket.objects().resolve("2025"));
        Files.copy(file, bucket.objects().resolve("2025/exactly4lep.root"));
        String[] columns = {
            "lep_n", "lep_pt", "lep_eta", "lep_phi", "lep_e", "lep_type", "lep_charge", "mcWeight", "trigE", "category"
        };
        Dataset<Row> bucketed = read("s3a://opendata/2025/exactly4lep.root").selectExpr(columns);
        Scans.Metrics metrics = Scans.run(bucketed);
        assertThat(metrics.requests()).isOne();
        Dataset<Row> local = spark.read().format("root").load(file.toString()).selectExpr(columns);
        assertThat(bucketed.collectAsList()).isEqualTo(local.collectAsList());
    }

    static Path only2025() throws Exception {
        try (var files = Files.list(TestSpark.shared("data/atlas/2025/exactly4lep"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aLargeObjectIsReadByFewRangesInManyTasks() {
        int entries = 400_000;
        double[] noise = new double[entries];
        int[] run = new int[entries];
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < entries; i++) {
            noise[i] = random.nextDouble();
            run[i] = random.nextInt();
        }
        new TreeWriting()
                .clusters(20_000)
                .baskets(32_000)
                .ints("run", run)
                .doubles("noise", noise)
                .doubles("other", noise)
                .to(bucket.objects().resolve("large/events.root"));
        Dataset<Row> events = spark.read()
                .format("root")
                .options(bucket.options())
                .option("split-size", "1m")
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
