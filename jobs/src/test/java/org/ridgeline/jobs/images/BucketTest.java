package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.jobs.run.LocalSpark;

/** Images of a bucket, and into it: by S3A over HTTP, small ones and such as are made in pieces. */
class BucketTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    @Test
    void aBucketGetsTheSameBytesAsADiskAndNothingElse() throws IOException {
        Path input = folder.resolve("local");
        ImageRuns.tiff(input.resolve("wide.tif"), ImageRuns.random(4200, 1100, Channels.GRAY, Depth.BITS8, 1));
        ImageRuns.png(input.resolve("sub/deep.png"), ImageRuns.random(900, 700, Channels.RGB, Depth.BITS16, 2));
        Files.write(input.resolve("cut.tif"), Arrays.copyOf(Files.readAllBytes(input.resolve("wide.tif")), 200_000));
        Map<String, byte[]> disk = ImageRuns.images(
                runs.run("sobel", "--bad-files", "skip", "--input", input.toString(), "--output", output("disk")));
        assertThat(disk).containsOnlyKeys("wide.tif", "sub/deep.png");

        Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
        try (EmbeddedBucket bucket = new EmbeddedBucket("pictures", folder)) {
            bucket.settings().forEach(hadoop::set);
            upload(input, "s3a://pictures/in", hadoop);
            for (long largePixels : new long[] {1000, Integer.MAX_VALUE}) {
                String[] words = {
                    "sobel",
                    "--bad-files",
                    "skip",
                    "--force",
                    "--input",
                    "s3a://pictures/in",
                    "--output",
                    "s3a://pictures/out"
                };
                StringWriter console = new StringWriter();
                String run = new ImageJob(
                                LocalSpark.session(),
                                ImageRuns.arguments(words),
                                new PrintWriter(console),
                                largePixels,
                                1_000_000)
                        .run();
                assertThat(run).startsWith("s3a://pictures/out/images/");
                assertThat(type(run + "/report.html", hadoop)).isEqualTo("text/html;charset=utf-8");
                assertThat(type(run + "/report/index.js", hadoop)).isEqualTo("text/javascript;charset=utf-8");
                assertThat(type(run + "/images/wide.tif", hadoop)).isEqualTo("image/tiff");
                assertThat(type(run + "/images/sub/deep.png", hadoop)).isEqualTo("image/png");
                assertThat(type(run + "/thumbnails/wide.tif.jpg", hadoop)).isEqualTo("image/jpeg");
                Path results = folder.resolve(run.substring("s3a://".length()));
                Map<String, byte[]> images = ImageRuns.images(results);
                assertThat(images.keySet()).isEqualTo(disk.keySet());
                disk.forEach(
                        (name, bytes) -> assertThat(images.get(name)).as(name).isEqualTo(bytes));
                assertThat(console.toString()).contains("skipped: s3a://pictures/in/cut.tif: truncated TIFF");
                try (Stream<Path> files = Files.walk(results)) {
                    assertThat(files.filter(Files::isRegularFile)
                                    .map(file -> results.relativize(file).toString()))
                            .containsExactlyInAnyOrder(
                                    "images/wide.tif",
                                    "images/sub/deep.png",
                                    "thumbnails/wide.tif.jpg",
                                    "thumbnails/sub/deep.png.jpg",
                                    "report.html",
                                    "report/index.js",
                                    "report/details-0.js",
                                    "report/times.js",
                                    "images.parquet",
                                    "run.json",
                                    "_SUCCESS");
                }
            }
        } finally {
            hadoop.unset("fs.s3a.bucket.pictures.endpoint");
        }
    }

    /** Through the protocol: objects that are put below the server have no ETag. */
    private static void upload(Path local, String target, Configuration hadoop) throws IOException {
        try (Stream<Path> files = Files.walk(local)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                org.apache.hadoop.fs.Path to = new org.apache.hadoop.fs.Path(target + "/" + local.relativize(file));
                try (OutputStream out = to.getFileSystem(hadoop).create(to)) {
                    Files.copy(file, out);
                }
            }
        }
    }

    /** The type with which a browser gets an object. */
    private static String type(String address, Configuration hadoop) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(address);
        byte[] type = path.getFileSystem(hadoop).getXAttr(path, "header.Content-Type");
        return new String(type, StandardCharsets.UTF_8).replace(" ", "");
    }

    private String output(String name) {
        return folder.resolve(name).toString();
    }
}
