package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against means that are computed pixel by pixel. */
class ReductionTest {
    private static Raster.Bytes random(int width, int height, Channels channels, int seed) {
        byte[][] planes = new byte[channels.count()][width * height];
        Random random = new Random(seed);
        for (byte[] plane : planes) {
            random.nextBytes(plane);
        }
        return new Raster.Bytes(new Region(0, 0, width, height), channels, planes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 64, 1016, 1023, 1024, 1025, 5000})
    void aSumOfBytesIsThatOfAPlainLoop(int count) {
        byte[] samples = new byte[count + 5];
        new Random(count).nextBytes(samples);
        samples[4] = -1;
        long expected = 0;
        for (int i = 3; i < 3 + count; i++) {
            expected += samples[i] & 0xff;
        }
        assertThat(Reduction.sum(samples, 3, count)).isEqualTo(expected);
        java.util.Arrays.fill(samples, (byte) 255);
        assertThat(Reduction.sum(samples, 3, count)).isEqualTo(255L * count);
    }

    @Test
    void smallImagesStayAsTheyAre() {
        Raster.Bytes image = random(200, 120, Channels.RGB, 1);
        Reduction reduction = new Reduction(200, 120, Channels.RGB, image.region());
        reduction.add(image, image.region());
        Raster.Bytes picture = reduction.picture(256);
        assertThat(picture.planes()).isDeepEqualTo(image.planes());
        assertThat(picture.region()).isEqualTo(image.region());
    }

    @ParameterizedTest
    @CsvSource({"512,512,256", "1024,512,256", "4096,2048,256", "4096,1,256"})
    void eachPixelIsTheMeanOfItsSquare(int width, int height, int most) {
        Raster.Bytes image = random(width, height, Channels.GRAY, 2);
        Reduction reduction = new Reduction(width, height, Channels.GRAY, image.region());
        reduction.add(image, image.region());
        Raster.Bytes picture = reduction.picture(most);
        int factor = Math.max(width, height) / most;
        for (int y = 0; y < picture.region().height(); y++) {
            for (int x = 0; x < picture.region().width(); x++) {
                long sum = 0;
                int count = 0;
                for (int v = y * factor; v < Math.min(height, (y + 1) * factor); v++) {
                    for (int u = x * factor; u < (x + 1) * factor; u++) {
                        sum += image.planes()[0][v * width + u] & 0xff;
                        count++;
                    }
                }
                assertThat(picture.planes()[0][picture.index(x, y)] & 0xff)
                        .as("pixel %d, %d", x, y)
                        .isEqualTo((int) Math.round((double) sum / count));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1000,700", "3001,17", "5,2000", "1,1", "601,1999"})
    void thePictureDoesNotTellInWhichPartsThePixelsCame(int width, int height) throws IOException {
        Raster.Bytes image = random(width, height, Channels.RGB, 3);
        Reduction whole = new Reduction(width, height, Channels.RGB, image.region());
        whole.add(image, image.region());

        Random random = new Random(width);
        Reduction merged = new Reduction(width, height, Channels.RGB, image.region());
        int y = 0;
        while (y < height) {
            int rows = Math.min(height - y, 1 + random.nextInt(300));
            Region band = new Region(0, y, width, rows);
            Reduction part = new Reduction(width, height, Channels.RGB, band);
            int x = width;
            while (x > 0) { // from right to left
                int columns = Math.min(x, 1 + random.nextInt(400));
                x -= columns;
                part.add(image, new Region(x, y, columns, rows));
            }
            if (random.nextBoolean()) {
                merged.add(part);
            } else {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                part.write(new DataOutputStream(bytes));
                Reduction read = new Reduction(width, height, Channels.RGB, band);
                read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
                merged.add(read);
            }
            y += rows;
        }
        assertThat(merged.picture(256).planes())
                .isDeepEqualTo(whole.picture(256).planes());
        double mean = mean(image.planes()[1]);
        assertThat(mean(whole.picture(256).planes()[1])).isBetween(mean - 3, mean + 3);
    }

    private static double mean(byte[] samples) {
        long sum = 0;
        for (byte sample : samples) {
            sum += sample & 0xff;
        }
        return (double) sum / samples.length;
    }

    @Test
    void pixelsAreShownOnWhite() {
        Region two = new Region(0, 0, 2, 1);
        Raster straight = new Raster.Bytes(two, Channels.GRAY_ALPHA, new byte[][] {{100, 100}, {0, (byte) 128}});
        assertThat(new Shown(255, false).apply(straight, two).planes()[0])
                .containsExactly((byte) 255, (byte) (50 + 127));
        assertThat(new Shown(255, true).apply(straight, two).planes()[0])
                .as("colours that are multiplied with alpha already")
                .containsExactly((byte) 255, (byte) (100 + 127));
        Raster deep = new Raster.Shorts(two, Channels.GRAY, new short[][] {{(short) 65_535, 300}});
        assertThat(new Shown(65_535, false).apply(deep, two).planes()[0]).containsExactly((byte) 255, (byte) 1);
        assertThat(new Shown(255, false).apply(deep, two).planes()[0]).containsExactly((byte) 255, (byte) 255);
        Raster real = new Raster.Floats(two, Channels.GRAY, new float[][] {{-3, 0.5f}});
        assertThat(new Shown(1, false).apply(real, two).planes()[0]).containsExactly((byte) 0, (byte) 128);
    }
}
