package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.ImageFormat;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Raster;
import org.ridgeline.request.UserError;

/** Tiles that are kept, put together again with the JDK's reader. */
class TileRowsTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    @ParameterizedTest
    @CsvSource({"png, RGB, BITS8", "png, GRAY, BITS16", "tiff, RGBA, BITS8", "jpeg, RGB, BITS8"})
    void tilesAreTheResult(String format, Channels channels, Depth depth) throws IOException {
        Raster pixels = ImageRuns.random(333, 290, channels, depth, 5);
        Path input = ImageRuns.png(folder.resolve("in/sub/a.png"), pixels);
        for (long large : new long[] {Integer.MAX_VALUE, 1000}) {
            Path run = runs.cut(
                    large,
                    20_000,
                    ("sobel --force --keep-tiles --tile-size 128 --format " + format + " --input "
                                    + folder.resolve("in") + " --output " + folder.resolve("out"))
                            .split(" "));
            String name = ImageRuns.images(run).keySet().iterator().next();
            BufferedImage whole =
                    ImageIO.read(run.resolve("images").resolve(name).toFile());
            Path tiles = run.resolve("tiles").resolve(name);
            try (Stream<Path> files = Files.list(tiles)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "0_0.png", "1_0.png", "2_0.png", "0_1.png", "1_1.png", "2_1.png", "0_2.png", "1_2.png",
                                "2_2.png");
            }
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    BufferedImage tile = ImageIO.read(
                            tiles.resolve(column + "_" + row + ".png").toFile());
                    BufferedImage part = whole.getSubimage(
                            128 * column, 128 * row, Math.min(128, 333 - 128 * column), Math.min(128, 290 - 128 * row));
                    assertThat(samples(tile)).as(column + "_" + row).isEqualTo(samples(part));
                }
            }
            assertThat(run.resolve("run.json")).content().contains("\"tiles\" : 9");
        }
        assertThat(input).exists();
    }

    private static int[] samples(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    @Test
    void tilesThatCannotBeKeptAreRefusedBeforePixelsAreRead() {
        ImageRuns.tiff(folder.resolve("in/a.tif"), ImageRuns.random(30, 20, Channels.GRAY, Depth.BITS8, 5));
        String words = "sobel --keep-tiles --input " + folder.resolve("in") + " --output " + folder.resolve("out");
        assertThatThrownBy(() -> runs.run((words + " --depth float").split(" ")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.tif: tiles are kept as PNG, which cannot hold floating-point samples");
        assertThat(TileRows.reason(new ImageShape(40_000, 40_000, Channels.RGB, Depth.BITS8), ImageFormat.PNG, 4096))
                .isEqualTo("a row of its tiles takes 491520000 bytes, and at most 67108864 are held: --tile-size 559"
                        + " or --format tiff can be kept");
    }
}
