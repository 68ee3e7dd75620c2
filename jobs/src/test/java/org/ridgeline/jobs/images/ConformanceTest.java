package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.request.UserError;

/** The conformance images from the command's words to the files: OpenCV's pixels, read back with the JDK's own reader. */
class ConformanceTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("ridgeline.shared", "missing"), "conformance", "images");

    @TempDir
    Path output;

    private final ImageRuns runs = new ImageRuns();

    @BeforeEach
    void find() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "the conformance images are not at " + FOLDER);
    }

    @ParameterizedTest
    @CsvSource({
        "cv_l2_reflect101, --border, reflect101",
        "cv_l2_replicate, --border, replicate",
        "cv_l1_reflect101, --magnitude, l1",
        "cv_gray_l2_reflect101, --channels, gray"
    })
    void everyImageIsExact(String variant, String option, String value) throws IOException {
        Path run = runs.run(
                "sobel",
                option,
                value,
                "--format",
                "png",
                "--input",
                FOLDER.resolve("inputs").toString(),
                "--output",
                output.toString());
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String line : Files.readAllLines(FOLDER.resolve("index.tsv"))) {
            String[] cells = line.split("\t");
            if (cells[5].equals(variant)) {
                String name = Path.of(cells[0]).getFileName().toString().replaceFirst("\\.[a-z]+$", ".png");
                if (!sha256(run.resolve("images").resolve(name)).equals(cells[7])) {
                    wrong.add(name);
                }
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(10);
    }

    /** Of all samples, interleaved, low byte first. */
    private static String sha256(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        Raster raster = image.getRaster();
        int bytes = image.getSampleModel().getSampleSize(0) / 8;
        int[] row = new int[raster.getWidth() * raster.getNumBands()];
        ByteBuffer all =
                ByteBuffer.allocate(row.length * raster.getHeight() * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int sample : row) {
                if (bytes == 1) {
                    all.put((byte) sample);
                } else {
                    all.putShort((short) sample);
                }
            }
        }
        return Sha256.of(all.array());
    }

    @Test
    void hostileFilesAreSkippedWithTheirReasonsAndTheOthersAreDone() throws IOException {
        Path run = runs.run(
                "sobel",
                "--input",
                FOLDER.resolve("hostile").toString(),
                "--input",
                FOLDER.resolve("inputs/gray8_noise_3x3.png").toString(),
                "--output",
                output.toString(),
                "--bad-files",
                "skip");
        assertThat(ImageRuns.images(run)).containsOnlyKeys("gray8_noise_3x3.png", "wrongext_jpg_named.jpg");
        JsonNode record = new ObjectMapper().readTree(run.resolve("run.json").toFile());
        assertThat(record.get("images").asInt()).isEqualTo(2);
        assertThat(record.get("files").asInt()).isEqualTo(11);
        List<String> reasons = new ArrayList<>();
        record.get("refused").forEach(reason -> reasons.add(reason.asText()));
        assertThat(reasons).hasSize(9);
        for (String expected : List.of(
                "badcrc.png: damaged PNG: chunk IDAT",
                "empty.png: is empty: 0 bytes",
                "html.png: is not an image",
                "hugedims.png: states 2147483647 x 2147483647 pixels; the limit is 4000000000, which --max-pixels",
                "truncated.jpg: truncated: it ends at byte 7534",
                "truncated.png: truncated: it ends at byte 44965",
                "truncated.tif: truncated TIFF",
                "zerodim.png: has no pixels",
                "zlibbomb_20000x20000.png: would expand")) {
            assertThat(reasons).anySatisfy(reason -> assertThat(reason).contains(expected));
            assertThat(runs.console()).contains(expected);
        }
        List<Row> rows = LocalSpark.session()
                .read()
                .parquet(run.resolve("images.parquet").toString())
                .where("refused is null")
                .orderBy("input")
                .select("output", "output_sha256", "width", "height", "operations")
                .collectAsList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).getString(0)).isEqualTo("wrongext_jpg_named.jpg");
        assertThat(rows.get(1).getString(1))
                .isEqualTo(Sha256.of(Files.readAllBytes(run.resolve("images/gray8_noise_3x3.png"))));
        assertThat(rows.get(1).getInt(2)).isEqualTo(3);
        assertThat(rows.get(1).getString(4)).isEqualTo("sobel");
    }

    @Test
    void hostileFilesFailTheRunWhichNamesThem() throws IOException {
        assertThatThrownBy(() -> runs.run(
                        "sobel", "--input", FOLDER.resolve("hostile").toString(), "--output", output.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("6 of 10 files cannot be done: ")
                .hasMessageContaining("empty.png: is empty: 0 bytes; ")
                .hasMessageEndingWith(" ... and 1 more; --bad-files skip does the others");
        try (var files = Files.walk(output)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("run.json")
                    .doesNotContain("_SUCCESS");
        }
    }

    @Test
    void damageFoundInThePixelsFailsTheRunAndLeavesNoFile() throws IOException {
        assertThatThrownBy(() -> runs.run(
                        "sobel",
                        "--input",
                        FOLDER.resolve("hostile/badcrc.png").toString(),
                        "--input",
                        FOLDER.resolve("hostile/truncated.jpg").toString(),
                        "--output",
                        output.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("2 of 2 files cannot be done: ")
                .hasMessageContaining("damaged PNG")
                .hasMessageContaining("truncated.jpg: truncated: it ends at byte 7534");
        try (var files = Files.walk(output)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".tmp"));
        }
    }
}
