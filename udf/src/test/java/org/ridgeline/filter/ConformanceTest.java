package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sobel against the published images: every sample of what the JDK can decode without help. */
class ConformanceTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("ridgeline.shared", "../../shared"), "conformance", "images");

    /** Read by the product's own readers, in the tests of the job. */
    private static final List<String> NOT_HERE =
            List.of("8_bigtiff_tiled128.tif", "gray16_tiled64_deflate.tif", "gray_exif6.jpg");

    @TestFactory
    Stream<DynamicTest> everyExpectedImageIsMadeBitForBit() throws IOException {
        Path index = FOLDER.resolve("index.tsv");
        Assumptions.assumeTrue(Files.exists(index), "the conformance images are not at " + FOLDER);
        List<String[]> rows = Files.readAllLines(index).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> NOT_HERE.stream().noneMatch(row[0]::endsWith))
                .toList();
        assertThat(rows).as("rows of %s", index).hasSizeGreaterThan(200);
        return rows.stream().map(row -> DynamicTest.dynamicTest(row[0] + " " + row[5], () -> check(row)));
    }

    private static void check(String[] row) {
        Image input = read(FOLDER.resolve(row[0]));
        Image expected = read(FOLDER.resolve(row[6]));
        Chain chain = Operations.chain(List.of("sobel"), parameters(row[5]));
        Image actual = input.whole(chain);
        assertThat(actual.canvas()).isEqualTo(expected.canvas());
        Image.assertEqual(actual.tile(), expected.tile(), row[6]);
        Image.assertEqual(
                input.tiled(chain, Image.grid(input.canvas(), 100, 64)), expected.tile(), row[6] + " in tiles");
    }

    private static Map<Parameter, String> parameters(String variant) {
        return switch (variant) {
            case "cv_l2_reflect101" -> Map.of();
            case "cv_l2_replicate" -> Map.of(Parameter.BORDER, "replicate");
            case "cv_l1_reflect101" -> Map.of(Parameter.MAGNITUDE, "l1");
            case "cv_gray_l2_reflect101" -> Map.of(Parameter.CHANNELS, "gray");
            default -> throw new IllegalArgumentException(variant);
        };
    }

    private static Image read(Path file) {
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        assertThat(image).as("the JDK reads %s", file).isNotNull();
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return expanded(raster, palette);
        }
        int bands = raster.getNumBands();
        SampleType type = raster.getSampleModel().getSampleSize(0) == 16 ? SampleType.SHORT : SampleType.BYTE;
        int colors = bands <= 2 ? 1 : 3;
        Canvas canvas = new Canvas(image.getWidth(), image.getHeight(), colors, bands != colors, type);
        Tile tile = Tile.allocate(canvas.bounds(), bands, type);
        for (int band = 0; band < bands; band++) {
            for (int y = 0; y < canvas.height(); y++) {
                for (int x = 0; x < canvas.width(); x++) {
                    Image.set(tile, band, x, y, raster.getSample(x, y, band));
                }
            }
        }
        return new Image(canvas, tile);
    }

    /** The JDK reads 1-bit gray as a palette of black and white. */
    private static Image expanded(Raster raster, IndexColorModel palette) {
        int colors = palette.getMapSize() == 2 ? 1 : 3;
        Canvas canvas = new Canvas(raster.getWidth(), raster.getHeight(), colors, false, SampleType.BYTE);
        Tile tile = Tile.allocate(canvas.bounds(), colors, SampleType.BYTE);
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                int rgb = palette.getRGB(raster.getSample(x, y, 0));
                for (int color = 0; color < colors; color++) {
                    Image.set(tile, color, x, y, (rgb >> (16 - 8 * color)) & 0xFF);
                }
            }
        }
        return new Image(canvas, tile);
    }
}
