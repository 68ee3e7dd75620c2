package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.image.Carried;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.image.Segment;
import org.ridgeline.image.TiffTiles;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.jobs.run.LocalSpark;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Large images whose tasks send parts of one upload to a bucket, over HTTP. */
class UploadTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();
    private final Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
    private final String name = "uploads-" + UUID.randomUUID();
    private EmbeddedBucket bucket;

    @BeforeEach
    void start() throws IOException {
        bucket = new EmbeddedBucket(name, folder);
        bucket.settings().forEach(hadoop::set);
    }

    @AfterEach
    void stop() throws IOException {
        bucket.settings().keySet().forEach(hadoop::unset);
        bucket.close();
    }

    private S3AFileSystem store() throws IOException {
        return (S3AFileSystem) new org.apache.hadoop.fs.Path(bucket.uri() + "/").getFileSystem(hadoop);
    }

    /** Of how many parts an object was made: S3 writes it behind the ETag. */
    private int parts(Path run, String image) throws IOException {
        String key = folder.resolve(name)
                .relativize(run.resolve("images").resolve(image))
                .toString();
        String etag = store().getS3AInternals()
                .getAmazonS3Client("test")
                .headObject(request -> request.bucket(name).key(key))
                .eTag();
        assertThat(etag).matches("\"?[0-9a-f]+-[0-9]+\"?");
        return Integer.parseInt(etag.replaceAll(".*-|\"", ""));
    }

    private List<String> unfinished() throws IOException {
        return store()
                .getS3AInternals()
                .getAmazonS3Client("test")
                .listMultipartUploads(request -> request.bucket(name))
                .uploads()
                .stream()
                .map(MultipartUpload::key)
                .toList();
    }

    /** Where a run in the bucket lies on the server's disk. */
    private Path toBucket(long piecePixels, String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--output";
        all[words.length + 1] = bucket.uri() + "/out";
        String address = new ImageJob(
                        LocalSpark.session(),
                        ImageRuns.arguments(all),
                        new PrintWriter(new StringWriter()),
                        1_000_000,
                        piecePixels)
                .run();
        return folder.resolve(address.substring("s3a://".length()));
    }

    /** Noise does not compress, black does: pieces of many parts stand between pieces of far less than one. */
    private static Raster noiseAmongBlack(int width, int height, int... noisyBands) {
        Raster.Bytes raster =
                (Raster.Bytes) Raster.allocate(new Region(0, 0, width, height), Channels.GRAY, Depth.BITS8);
        Random random = new Random(11);
        byte[] band = new byte[width * 512];
        for (int noisy : noisyBands) {
            random.nextBytes(band);
            System.arraycopy(band, 0, raster.planes()[0], noisy * band.length, band.length);
        }
        return raster;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiff", "png"})
    void partsOfAllSizesBecomeTheFileThatADiskGets(String format) throws IOException {
        // Pieces are 4 bands of 2 MiB, then 4 of noise, and so on; the last one is short.
        Path input = ImageRuns.tiff(
                folder.resolve("in/a.tif"), noiseAmongBlack(4096, 17 * 512 + 5, 0, 1, 2, 3, 4, 5, 6, 7, 13, 14));
        String[] words = {"color_inversion", "--format", format, "--input", input.toString()};
        long[] sizes = format.equals("tiff") ? new long[] {4096 * 512 * 8, 4096 * 512} : new long[] {4096 * 512 * 8};
        for (long piecePixels : sizes) {
            Path run = toBucket(piecePixels, words);
            assertThat(parts(run, format.equals("png") ? "a.png" : "a.tif"))
                    .as("parts of pieces of %d pixels", piecePixels)
                    .isGreaterThan(piecePixels > 4096 * 512 ? 2 : 1);
            assertThat(run.resolve("_parts")).doesNotExist();
            assertThat(unfinished()).isEmpty();
            Path disk =
                    runs.run(concat(words, "--output", folder.resolve("disk").toString()));
            ImageRuns.images(disk)
                    .forEach((file, bytes) -> assertThat(run.resolve("images").resolve(file))
                            .as(format + " in pieces of " + piecePixels)
                            .hasBinaryContent(bytes));
            deleteSuccess(run);
        }
    }

    private static String[] concat(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    /** So that the same request is computed again. */
    private static void deleteSuccess(Path run) throws IOException {
        Files.delete(run.resolve("_SUCCESS"));
    }

    /** Below and above what is sent by one request. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8 << 20, (8 << 20) + 1, 30_000_000})
    void whatIsWrittenFromFrontToBackIsAnObjectOfItsType(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(bucket.uri() + "/whole/" + size + ".PNG");
        try (WholeFile file = WholeFile.create(path, hadoop)) {
            write(file, bytes);
            assertThat(store().exists(path)).as("seen before it is whole").isFalse();
            assertThat(file.size()).isEqualTo(size);
            assertThat(file.finish())
                    .isEqualTo(HexFormat.of().formatHex(Sha256.start().digest(bytes)));
        }
        assertThat(folder.resolve(name).resolve("whole/" + size + ".PNG")).hasBinaryContent(bytes);
        assertThat(new String(store().getXAttr(path, "header.Content-Type"), StandardCharsets.UTF_8))
                .isEqualTo("image/png");
        assertThat(unfinished()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 30_000_000})
    void whatIsGivenUpLeavesNeitherObjectNorUpload(int size) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(bucket.uri() + "/whole/given-up.tif");
        try (WholeFile file = WholeFile.create(path, hadoop)) {
            write(file, new byte[size]);
            assertThat(unfinished()).hasSize(size > 8 << 20 ? 1 : 0);
        }
        assertThat(store().exists(path)).isFalse();
        assertThat(unfinished()).isEmpty();
    }

    private static void write(WholeFile file, byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; done += 100_000) {
            file.out().write(bytes, done, Math.min(100_000, bytes.length - done));
        }
    }

    /** Segments of some hundred bytes: far below the least part, all of them together too. */
    @Test
    void aBlackGigapixelIsOneObjectThatOthersRead() throws IOException, InterruptedException {
        Path input = black(folder.resolve("black.tif"), 32_768);
        Path run = toBucket(ImageJob.PIECE_PIXELS, "sobel", "--input", input.toString());
        Path result = run.resolve("images/black.tif");
        assertThat(result).hasSize(Files.size(input));
        assertThat(result).hasSameBinaryContentAs(input);
        assertThat(unfinished()).isEmpty();

        String python = System.getenv("RIDGELINE_PYTHON");
        Assumptions.assumeTrue(python != null, "RIDGELINE_PYTHON does not name a Python");
        String script = """
                import sys, PIL.Image, tifffile
                PIL.Image.MAX_IMAGE_PIXELS = None
                with tifffile.TiffFile(sys.argv[1]) as file:
                    page = file.pages[0]
                    tiles = [page.decode(file.filehandle.read_segments([o], [n]).__next__()[0], i)[0]
                             for i, (o, n) in enumerate(zip(page.dataoffsets, page.databytecounts)) if i % 97 == 0]
                    print(len(file.pages), page.shape, page.dtype, len(page.dataoffsets), max(t.max() for t in tiles))
                with PIL.Image.open(sys.argv[1]) as image:
                    print(image.size, image.mode)
                """;
        assertThat(output(python, "-c", script, result.toString()))
                .isEqualTo("1 (32768, 32768) uint8 4096 0\n(32768, 32768) L");
    }

    /** Every segment of a black image is the same. */
    private static Path black(Path file, int side) throws IOException {
        TiffTiles image =
                new TiffTiles("black", new ImageShape(side, side, Channels.GRAY, Depth.BITS8), Carried.NOTHING);
        Segment segment = image.encode(0, Raster.allocate(image.region(0), Channels.GRAY, Depth.BITS8));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(image.head(Collections.nCopies(image.segments(), segment.mark())));
            for (int i = 0; i < image.segments(); i++) {
                out.write(segment.bytes());
            }
        }
        return file;
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void anImageThatIsRefusedHalfWayLeavesNeitherObjectNorUpload() throws IOException {
        Path whole = ImageRuns.tiff(
                folder.resolve("in/whole.tif"), noiseAmongBlack(4096, 8192, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        byte[] bytes = Files.readAllBytes(whole);
        // In the second piece: the first one sends its parts.
        Arrays.fill(bytes, 18 << 20, (18 << 20) + 2000, (byte) 0);
        Files.write(folder.resolve("in/broken.tif"), bytes);
        Path run = toBucket(
                4096 * 512 * 8,
                "sobel",
                "--bad-files",
                "skip",
                "--input",
                folder.resolve("in").toString());
        assertThat(ImageRuns.images(run)).containsOnlyKeys("whole.tif");
        assertThat(parts(run, "whole.tif")).isGreaterThan(1);
        assertThat(run.resolve("run.json")).content().contains("broken.tif: damaged TIFF");
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsAbortedByTheNextButNothingElse() throws IOException {
        Path input = ImageRuns.tiff(folder.resolve("in/a.tif"), noiseAmongBlack(2048, 2048, 1));
        Path run = toBucket(4096 * 512, "sobel", "--input", input.toString());
        deleteSuccess(run);
        String key = "out/images/" + run.getFileName() + "/images/a.tif";
        Upload.start(new org.apache.hadoop.fs.Path(bucket.uri() + "/" + key), 8 << 20, hadoop);
        Upload.start(new org.apache.hadoop.fs.Path(bucket.uri() + "/others/b.tif"), 8 << 20, hadoop);
        assertThat(unfinished()).containsExactlyInAnyOrder(key, "others/b.tif");
        toBucket(4096 * 512, "sobel", "--input", input.toString());
        assertThat(unfinished()).containsExactly("others/b.tif");
    }

    @Test
    void resultsOfAFormerRunAreCopiedByTheBucket() throws IOException {
        Path large = ImageRuns.tiff(folder.resolve("in/large.tif"), noiseAmongBlack(2048, 2048, 1));
        Path small = ImageRuns.png(folder.resolve("in/small.png"), noiseAmongBlack(300, 200));
        Path first = toBucket(4096 * 512, "sobel", "--input", large.toString(), "--input", small.toString());
        ImageRuns.png(folder.resolve("in/more.png"), noiseAmongBlack(310, 200));
        Path second =
                toBucket(4096 * 512, "sobel", "--input", folder.resolve("in").toString());
        assertThat(second.resolve("run.json")).content().contains("\"reused\" : 2");
        ImageRuns.images(first)
                .forEach((file, bytes) ->
                        assertThat(second.resolve("images").resolve(file)).hasBinaryContent(bytes));
        assertThat(ImageRuns.images(second)).containsOnlyKeys("large.tif", "small.png", "more.png");
    }
}
