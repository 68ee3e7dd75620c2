package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.Raster;

/** The thumbnails of runs. */
class PreviewTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    private String words(String operations, String output) {
        return operations + " --input " + folder.resolve("in") + " --output " + folder.resolve(output);
    }

    private static BufferedImage thumbnail(Path run, String name) throws IOException {
        BufferedImage picture =
                ImageIO.read(run.resolve("thumbnails/" + name + ".jpg").toFile());
        assertThat(picture).as(name).isNotNull();
        return picture;
    }

    @Test
    void theyDoNotTellHowTheWorkWasCut() throws IOException {
        Path in = folder.resolve("in");
        ImageRuns.png(in.resolve("deep.png"), ImageRuns.random(1300, 800, Channels.RGBA, Depth.BITS16, 1));
        ImageRuns.tiff(in.resolve("wide.tif"), ImageRuns.random(5200, 1100, Channels.GRAY, Depth.BITS8, 2));
        ImageRuns.png(in.resolve("sub/row.png"), ImageRuns.random(700, 1, Channels.RGB, Depth.BITS8, 3));
        Map<String, byte[]> whole = files(runs.cut(
                Integer.MAX_VALUE,
                1,
                words("sobel --format tiff --tile-size 4096", "whole").split(" ")));
        Map<String, byte[]> pieces = files(runs.cut(
                1000,
                300_000,
                words("sobel --format tiff --tile-size 100", "cut").split(" ")));
        assertThat(whole).containsOnlyKeys("deep.tif.jpg", "wide.tif.jpg", "sub/row.tif.jpg");
        whole.forEach((name, bytes) -> assertThat(pieces.get(name)).as(name).isEqualTo(bytes));
        assertThat(whole.values()).allSatisfy(bytes -> assertThat(bytes).hasSizeLessThan(24_000));
    }

    private static Map<String, byte[]> files(Path run) throws IOException {
        assertThat(run.resolve("_parts")).doesNotExist();
        return ImageRuns.files(run.resolve("thumbnails"));
    }

    @Test
    void theLeftHalfIsTheInputAndTheRightHalfTheResult() throws IOException {
        Raster.Bytes image = (Raster.Bytes) ImageRuns.random(1000, 500, Channels.RGB, Depth.BITS8, 4);
        for (int i = 0; i < 500_000; i++) { // the left side red, the right side white
            boolean left = i % 1000 < 500;
            image.planes()[0][i] = -1;
            image.planes()[1][i] = (byte) (left ? 0 : 255);
            image.planes()[2][i] = (byte) (left ? 0 : 255);
        }
        ImageRuns.png(folder.resolve("in/half.png"), image);
        BufferedImage pair = thumbnail(runs.run(words("color_inversion", "out").split(" ")), "half.png");
        assertThat(pair.getWidth()).isEqualTo(256 + 256);
        assertThat(pair.getHeight()).isEqualTo(128);
        assertColour(pair, 20, 0xff0000);
        assertColour(pair, 200, 0xffffff);
        assertColour(pair, 256 + 20, 0x00ffff);
        assertColour(pair, 256 + 200, 0x000000);
    }

    private static void assertColour(BufferedImage picture, int x, int expected) {
        int pixel = picture.getRGB(x, 64);
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(pixel >> shift & 0xff)
                    .as("colour at %d: %06x", x, pixel & 0xffffff)
                    .isCloseTo(expected >> shift & 0xff, org.assertj.core.data.Offset.offset(12));
        }
    }

    @Test
    void gradientsOfMoreBitsAreShownAsThoseOf8() throws IOException {
        ImageRuns.png(folder.resolve("in/a.png"), ImageRuns.random(900, 700, Channels.GRAY, Depth.BITS8, 5));
        byte[] plain = thumbnailOf("sobel --format tiff", "8");
        assertThat(thumbnailOf("sobel --format tiff --depth 16", "16")).isEqualTo(plain);
        assertThat(thumbnailOf("sobel --format tiff --depth float", "float")).isEqualTo(plain);
    }

    private byte[] thumbnailOf(String operations, String output) throws IOException {
        return Files.readAllBytes(runs.run(words(operations, output).split(" ")).resolve("thumbnails/a.tif.jpg"));
    }
}
