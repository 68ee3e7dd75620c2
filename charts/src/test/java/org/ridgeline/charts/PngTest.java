package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    @Test
    void anotherReaderGetsThePixelsBack() throws IOException {
        Random random = new Random(20261125);
        for (int[] size : new int[][] {{1, 1}, {1, 40}, {40, 1}, {301, 211}}) {
            BufferedImage image = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    image.setRGB(x, y, y % 3 == 0 ? random.nextInt(1 << 24) : x * 0x010203);
                }
            }
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.of(image)));
            assertThat(read.getRGB(0, 0, size[0], size[1], null, 0, size[0]))
                    .as(size[0] + " x " + size[1])
                    .isEqualTo(image.getRGB(0, 0, size[0], size[1], null, 0, size[0]));
        }
    }

    @Test
    void aChartIsNotLargerThanByTheJdksOwnWriter() throws IOException {
        byte[] png = Gallery.histogram("mass", Samples.mass(1), HistogramOptions.DEFAULT)
                .png();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        ImageIO.write(image, "png", other);
        assertThat(png).hasSizeLessThan(other.size() * 11 / 10);
    }
}
