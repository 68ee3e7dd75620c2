package org.ridgeline.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;

/** The pictures of {@code ridgeline generate images}. */
class GenerateImagesTest {
    @TempDir
    Path folder;

    private static Picture picture(String kind, long seed) {
        return switch (kind) {
            case "landscape" -> new Landscape(300, 200, seed);
            case "chart" -> new BarChart(320, 200, seed);
            case "fields" -> new Fields(1500, 900, seed);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Raster.Bytes filled(Picture picture, Region region) {
        Raster.Bytes raster = (Raster.Bytes) Raster.allocate(region, Channels.RGB, Depth.BITS8);
        picture.fill(raster);
        return raster;
    }

    @ParameterizedTest
    @ValueSource(strings = {"landscape", "chart", "fields"})
    void anyPartOfAPictureIsThatOfTheWhole(String kind) {
        Picture picture = picture(kind, 3);
        Raster.Bytes whole = filled(picture, new Region(0, 0, picture.width(), picture.height()));
        Random random = new Random(4);
        for (int i = 0; i < 20; i++) {
            int x = random.nextInt(picture.width());
            int y = random.nextInt(picture.height());
            int width = 1 + random.nextInt(picture.width() - x);
            int height = 1 + random.nextInt(picture.height() - y);
            Region part = new Region(x, y, width, height);
            Raster.Bytes expected = (Raster.Bytes) Raster.allocate(part, Channels.RGB, Depth.BITS8);
            expected.copy(whole);
            assertThat(filled(picture, part).planes()).as(part.toString()).isDeepEqualTo(expected.planes());
            assertThat(picture.color(x, y)).isEqualTo(color(whole, x, y));
        }
    }

    private static int color(Raster.Bytes raster, int x, int y) {
        int color = 0;
        for (byte[] plane : raster.planes()) {
            color = color << 8 | plane[raster.index(x, y)] & 0xff;
        }
        return color;
    }

    @ParameterizedTest
    @ValueSource(strings = {"landscape", "chart", "fields"})
    void theSeedMakesThePicture(String kind) {
        Region all = new Region(0, 0, 300, 200);
        byte[][] first = filled(picture(kind, 1), all).planes();
        assertThat(filled(picture(kind, 1), all).planes()).isDeepEqualTo(first);
        assertThat(Arrays.deepEquals(filled(picture(kind, 2), all).planes(), first))
                .as("another seed gives the same picture")
                .isFalse();
    }

    @Test
    void filesHoldThePixels() throws IOException {
        Picture picture = picture("fields", 5);
        for (String name : new String[] {"a.png", "a.tif", "a.jpg"}) {
            Path file = folder.resolve(name);
            org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
            long bytes = new PictureFile(picture).write(path, new Configuration());
            assertThat(Files.size(file)).isEqualTo(bytes);
            BufferedImage read = ImageIO.read(file.toFile());
            assertThat(read.getWidth()).isEqualTo(1500);
            assertThat(read.getHeight()).isEqualTo(900);
            for (int i = 0; i < 1500 * 900 && !name.endsWith(".jpg"); i += 997) {
                assertThat(read.getRGB(i % 1500, i / 1500) & 0xffffff).isEqualTo(picture.color(i % 1500, i / 1500));
            }
        }
    }
}
