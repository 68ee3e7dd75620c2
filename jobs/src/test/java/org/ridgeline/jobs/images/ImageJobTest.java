package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.request.UserError;

/** Arguments in, images out. */
class ImageJobTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    private Path input() {
        return folder.resolve("in");
    }

    private String output(String name) {
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sobel --format png",
                "grayscale,sobel,color_inversion --format tiff",
                "sobel --scale max --depth 16 --format png",
                "edge_detection --format tiff",
                "contrast_increase,blur --format png"
            })
    void bytesDoNotTellHowTheWorkWasCut(String words) throws IOException {
        Random random = new Random(words.hashCode());
        ImageRuns.png(input().resolve("row.png"), ImageRuns.random(700, 1, Channels.RGB, Depth.BITS8, 1));
        ImageRuns.tiff(input().resolve("column.tif"), ImageRuns.random(1, 1500, Channels.GRAY, Depth.BITS16, 2));
        ImageRuns.png(
                input().resolve("alpha.png"),
                ImageRuns.random(1 + random.nextInt(900), 1 + random.nextInt(900), Channels.RGBA, Depth.BITS8, 3));
        ImageRuns.png(input().resolve("deep.png"), ImageRuns.random(1300, 800, Channels.GRAY_ALPHA, Depth.BITS16, 4));
        ImageRuns.tiff(input().resolve("wide.tif"), ImageRuns.random(4200, 1100, Channels.GRAY, Depth.BITS8, 5));
        ImageRuns.tiff(
                input().resolve("any.tif"),
                ImageRuns.random(513 + random.nextInt(600), 513 + random.nextInt(600), Channels.RGB, Depth.BITS8, 6));

        Map<String, byte[]> whole = cut("whole", Integer.MAX_VALUE, 1, words, 1 << 20);
        assertThat(whole).hasSize(6);
        for (int tile : new int[] {64, 100, 512}) {
            Map<String, byte[]> pieces = cut("pieces" + tile, 1000, 1 + random.nextInt(2_000_000), words, tile);
            assertThat(pieces.keySet()).isEqualTo(whole.keySet());
            whole.forEach((name, bytes) -> assertThat(pieces.get(name))
                    .as(name + " in tiles of " + tile)
                    .isEqualTo(bytes));
        }
    }

    private Map<String, byte[]> cut(String name, long large, long piece, String words, int tile) throws IOException {
        String all = words + " --tile-size " + tile + " --input " + input() + " --output " + output(name);
        return ImageRuns.images(runs.cut(large, piece, all.split(" ")));
    }

    @Test
    void jpegIsMadeOfRowsThatPassBy() throws IOException {
        ImageRuns.tiff(input().resolve("a.tif"), ImageRuns.random(900, 2100, Channels.RGB, Depth.BITS8, 7));
        ImageRuns.png(input().resolve("b.png"), ImageRuns.random(900, 2100, Channels.GRAY, Depth.BITS8, 8));
        String words = "sobel --format jpeg --input " + input() + " --output ";
        Map<String, byte[]> whole =
                ImageRuns.images(runs.cut(Integer.MAX_VALUE, 1, (words + output("whole")).split(" ")));
        Map<String, byte[]> passing =
                ImageRuns.images(runs.cut(1000, 1, (words + output("passing") + " --tile-size 100").split(" ")));
        assertThat(whole).containsOnlyKeys("a.jpg", "b.jpg");
        whole.forEach((name, bytes) -> assertThat(passing.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void namesDoNotCollideAndResultsAreNeverInputs() throws IOException {
        Path first = input().resolve("first");
        Path second = input().resolve("second");
        ImageRuns.png(first.resolve("a.png"), ImageRuns.random(20, 20, Channels.GRAY, Depth.BITS8, 1));
        ImageRuns.tiff(first.resolve("a.tif"), ImageRuns.random(21, 20, Channels.GRAY, Depth.BITS8, 2));
        ImageRuns.png(second.resolve("A.PNG"), ImageRuns.random(22, 20, Channels.GRAY, Depth.BITS8, 3));
        ImageRuns.png(second.resolve("sub/b c:d#é.png"), ImageRuns.random(23, 20, Channels.GRAY, Depth.BITS8, 4));
        Files.writeString(second.resolve("notes.txt"), "no image");
        String[] words = {
            "sobel",
            "--format",
            "png",
            "--input",
            first.toString(),
            "--input",
            second.toString(),
            "--output",
            input().toString()
        };
        Path run = runs.run(words);
        assertThat(ImageRuns.images(run))
                .containsOnlyKeys("first/a.png.png", "a.tif.png", "second/A.PNG.png", "sub/b c:d#é.png");

        Path all = runs.run("sobel", "--format", "png", "--input", input().toString(), "--output", input().toString());
        assertThat(ImageRuns.images(all))
                .containsOnlyKeys("first/a.png.png", "first/a.tif.png", "second/A.PNG", "second/sub/b c:d#é.png");
        assertThat(runs.run(words)).isEqualTo(run);
        assertThat(runs.console()).contains("these images were made before");
    }

    @Test
    void formatStaysUnlessAskedAndColoursFollowTheOperation() throws IOException {
        ImageRuns.tiff(input().resolve("x.TIFF"), ImageRuns.random(40, 30, Channels.RGBA, Depth.BITS8, 1));
        Path run = runs.run("grayscale", "--input", input().toString(), "--output", output("out"));
        assertThat(ImageRuns.images(run)).containsOnlyKeys("x.TIFF");
        assertThat(Files.readString(run.resolve("run.json"))).contains("\"images\" : 1");
    }

    @Test
    void whatAFormatCannotHoldIsRefusedWithTheReason() {
        ImageRuns.png(input().resolve("deep.png"), ImageRuns.random(30, 20, Channels.GRAY, Depth.BITS16, 1));
        assertThatThrownBy(() ->
                        runs.run("sobel", "--format", "jpeg", "--input", input().toString(), "--output", output("out")))
                .isInstanceOf(UserError.class)
                .hasMessage("1 of 1 files cannot be done: file:" + input()
                        + "/deep.png: JPEG holds 8 bits per sample; TIFF and PNG hold more");
        assertThatThrownBy(() ->
                        runs.run("sobel", "--depth", "float", "--input", input().toString(), "--output", output("out")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("PNG cannot hold floating-point samples; TIFF can");
    }

    @Test
    void wrongWordsAreOneLineEach() {
        ImageRuns.png(input().resolve("a.png"), ImageRuns.random(3, 2, Channels.GRAY, Depth.BITS8, 1));
        String in = input().toString();
        assertThatThrownBy(() -> runs.run("sobell", "--input", in))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no operation is called 'sobell': there are ");
        assertThatThrownBy(() -> runs.run("sobel", "--ksize", "4", "--input", in))
                .isInstanceOf(UserError.class)
                .hasMessage("--ksize 4: it is one of 3, 5, 7");
        assertThatThrownBy(() -> runs.run("grayscale", "--border", "replicate", "--input", in))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--border means nothing to grayscale");
        assertThatThrownBy(() -> runs.run("sobel", "--input", in + "/nothing"))
                .isInstanceOf(UserError.class)
                .hasMessage("--input " + in + "/nothing: there is no such file or folder");
        assertThatThrownBy(() -> runs.run("sobel", "--max-files", "0", "--input", in))
                .isInstanceOf(UserError.class)
                .hasMessage("--max-files must be above 0, not 0");
        assertThatThrownBy(() -> runs.run("sobel", "--tile-size", "3", "--input", in))
                .isInstanceOf(UserError.class)
                .hasMessage("--tile-size must be at least 16, not 3");
        assertThatThrownBy(() -> runs.run("sobel"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("say --input PATH");
    }

    @Test
    void moreFilesThanTheLimitAreRefusedAndSoAreImagesOfMorePixels() {
        ImageRuns.png(input().resolve("a.png"), ImageRuns.random(30, 20, Channels.GRAY, Depth.BITS8, 1));
        ImageRuns.png(input().resolve("b.png"), ImageRuns.random(30, 20, Channels.GRAY, Depth.BITS8, 2));
        String in = input().toString();
        assertThatThrownBy(() -> runs.run("sobel", "--max-files", "1", "--input", in))
                .isInstanceOf(UserError.class)
                .hasMessage("--input leads to more than 1 files, the limit that --max-files raises");
        assertThatThrownBy(() -> runs.run("sobel", "--max-pixels", "599", "--input", in, "--output", output("out")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.png: states 30 x 20 pixels; the limit is 599, which --max-pixels raises");
    }
}
