package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.jobs.generate.GenerateCommand;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.jobs.run.Requests;
import picocli.CommandLine;

/** Inputs from a bucket, results into it, over real HTTP. */
class BucketRunTest {
    private static final String SAMPLES = "data_A,ggH125_ZZ4lep";

    @TempDir
    Path folder;

    @Test
    void aRunReadsFromABucketAndWritesIntoIt() throws Exception {
        SparkSession spark = LocalSpark.session();
        try (EmbeddedBucket bucket = new EmbeddedBucket("bucket", folder)) {
            bucket.settings()
                    .forEach((key, value) ->
                            spark.sparkContext().hadoopConfiguration().set(key, value));
            assertThat(new CommandLine(new GenerateCommand())
                            .execute(
                                    "events",
                                    "hzz-2020",
                                    "--events",
                                    "200",
                                    "--output",
                                    "s3a://bucket/in",
                                    "--samples",
                                    SAMPLES))
                    .isZero();
            StringWriter console = new StringWriter();
            String address = new EventJob(
                            spark,
                            Requests.events(
                                    "hzz-2020",
                                    "--samples",
                                    SAMPLES,
                                    "--input",
                                    "s3://bucket/in",
                                    "--output",
                                    "s3a://bucket/out",
                                    "--write-events",
                                    "root"),
                            new PrintWriter(console))
                    .run();
            assertThat(address).startsWith("s3a://bucket/out/hzz-2020/");
            Path run = folder.resolve("bucket/out/hzz-2020").resolve(address.substring(address.lastIndexOf('/') + 1));
            assertThat(run.resolve("_SUCCESS")).exists();
            assertThat(run.resolve("report.html")).isNotEmptyFile();
            assertThat(run.resolveSibling("latest")).hasContent(run.getFileName() + "\n");
            ObjectMapper json = new ObjectMapper();
            assertThat(json.readTree(run.resolve("events/_SUCCESS").toFile())
                            .get("committer")
                            .asText())
                    .isEqualTo("magic");
            assertThat(json.readTree(run.resolve("run.json").toFile())
                            .get("inputs")
                            .get(0)
                            .get("version")
                            .asText())
                    .startsWith("etag ");
            assertThat(spark.read()
                            .format("root")
                            .load(address + "/events")
                            .where("m4l > 0")
                            .count())
                    .isPositive();
            assertThat(spark.read().parquet(address + "/histograms").count()).isPositive();
        }
    }
}
