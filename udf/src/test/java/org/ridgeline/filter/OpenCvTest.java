package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Operations against OpenCV, in the Python that RIDGELINE_PYTHON names, on seeded noise and drawings. {@code opencv.py}
 * reads and writes files of raw samples, pixel after pixel.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenCvTest {
    private final List<Image> images = new ArrayList<>();
    private Path folder;

    @BeforeAll
    void letOpenCvWork(@TempDir Path empty) throws IOException, InterruptedException {
        folder = empty;
        String python = System.getenv("RIDGELINE_PYTHON");
        Assumptions.assumeTrue(python != null, "RIDGELINE_PYTHON names no python3 with cv2: OpenCV is not asked");
        Random random = new Random(15);
        for (int[] size : new int[][] {{160, 120}, {97, 61}, {64, 64}, {33, 250}, {1, 40}, {40, 1}, {2, 2}, {1, 1}}) {
            for (int colors : new int[] {1, 3}) {
                for (SampleType type : List.of(SampleType.BYTE, SampleType.SHORT)) {
                    for (int i = 0; i < 3; i++) {
                        Canvas canvas = new Canvas(size[0], size[1], colors, false, type);
                        images.add(Image.random(canvas, random));
                    }
                }
            }
        }
        images.add(allColours());
        List<String> list = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Canvas canvas = images.get(i).canvas();
            Files.write(folder.resolve(i + ".raw"), interleaved(images.get(i).tile()));
            list.add(String.join(
                    " ",
                    Integer.toString(i),
                    Integer.toString(canvas.width()),
                    Integer.toString(canvas.height()),
                    Integer.toString(canvas.colors()),
                    canvas.type() == SampleType.BYTE ? "uint8" : "uint16"));
        }
        Files.write(folder.resolve("images.txt"), list);
        Path script = folder.resolve("opencv.py");
        try (InputStream in = OpenCvTest.class.getResourceAsStream("opencv.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(python, script.toString(), folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("OpenCV ended").isTrue();
        String said = Files.readString(errors);
        Assumptions.assumeFalse(said.contains("No module named 'cv2'"), "RIDGELINE_PYTHON has no cv2");
        assertThat(process.exitValue()).as("opencv.py: %s", said).isZero();
    }

    /** Every fourth value of red, green and blue with every other one. */
    private static Image allColours() {
        Canvas canvas = new Canvas(512, 512, 3, false, SampleType.BYTE);
        Tile tile = Tile.allocate(canvas.bounds(), 3, SampleType.BYTE);
        for (int i = 0; i < 512 * 512; i++) {
            ((byte[]) tile.planes()[0])[i] = (byte) (4 * (i & 63) + (i >> 13 & 3));
            ((byte[]) tile.planes()[1])[i] = (byte) (4 * (i >> 6 & 63) + (i >> 7 & 3));
            ((byte[]) tile.planes()[2])[i] = (byte) (4 * (i >> 12 & 63) + (i & 3));
        }
        return new Image(canvas, tile);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "sobel, reflect101, BYTE",
        "sobel, replicate, BYTE",
        "sobel5, reflect101, BYTE",
        "sobel7, replicate, BYTE",
        "scharr, reflect101, BYTE",
        "scharr, replicate, BYTE",
        "laplacian, reflect101, BYTE",
        "laplacian, replicate, BYTE",
        "edge_detection, , BYTE",
        "color_inversion, , BYTE",
        "grayscale, , BYTE",
        "sharpen, reflect101, BYTE",
        "sharpen, replicate, BYTE",
        "sharpening, reflect101, BYTE",
        "sharpening, replicate, BYTE",
        "brightness_increase, , BYTE",
        "contrast_increase, , BYTE",
        "blur, reflect101, BYTE",
        "blur, replicate, BYTE",
        "sobel, reflect101, SHORT",
        "sobel5, replicate, SHORT",
        "sobel7, reflect101, SHORT",
        "scharr, reflect101, SHORT",
        "color_inversion, , SHORT",
        "grayscale, , SHORT",
        "sharpen, reflect101, SHORT",
        "sharpening, replicate, SHORT",
        "blur, reflect101, SHORT"
    })
    void everySampleIsThatOfOpenCv(String operation, String border, SampleType type) throws IOException {
        String name = operation.replaceAll("[57]$", "");
        Map<Parameter, String> parameters = new EnumMap<>(Parameter.class);
        if (border != null) {
            parameters.put(Parameter.BORDER, border);
        }
        if (!name.equals(operation)) {
            parameters.put(Parameter.KSIZE, operation.substring(name.length()));
        }
        Chain chain = Operations.chain(List.of(name), parameters);
        int compared = 0;
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            if (image.canvas().type() == type) {
                Image actual = image.whole(chain);
                byte[] expected = Files.readAllBytes(
                        folder.resolve(i + "." + operation + "." + (border == null ? "none" : border)));
                Tile right = planar(expected, actual.canvas());
                Image.assertEqual(actual.tile(), right, operation + " of image " + i + ", " + image.canvas());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void lightnessIsThatOfOpenCvForEveryColour() throws IOException {
        byte[] expected = Files.readAllBytes(folder.resolve("lightness"));
        byte[] reds = new byte[1 << 16];
        byte[] greens = new byte[1 << 16];
        byte[] blues = new byte[1 << 16];
        int[] lightness = new int[1 << 16];
        for (int i = 0; i < reds.length; i++) {
            greens[i] = (byte) (i >> 8);
            blues[i] = (byte) i;
        }
        for (int red = 0; red < 256; red++) {
            Arrays.fill(reds, (byte) red);
            Lab8.lightness(reds, greens, blues, 0, lightness);
            for (int i = 0; i < lightness.length; i++) {
                if (lightness[i] != (expected[(red << 16) + i] & 0xFF)) {
                    throw new AssertionError("red " + red + ", green " + (i >> 8) + ", blue " + (i & 255) + ": "
                            + lightness[i] + " instead of " + (expected[(red << 16) + i] & 0xFF));
                }
            }
        }
    }

    private static byte[] interleaved(Tile tile) {
        int planes = tile.planes().length;
        int bytes = tile.type() == SampleType.BYTE ? 1 : 2;
        int area = tile.window().area();
        byte[] raw = new byte[area * planes * bytes];
        for (int plane = 0; plane < planes; plane++) {
            for (int i = 0; i < area; i++) {
                int at = (i * planes + plane) * bytes;
                if (bytes == 1) {
                    raw[at] = ((byte[]) tile.planes()[plane])[i];
                } else {
                    short sample = ((short[]) tile.planes()[plane])[i];
                    raw[at] = (byte) sample;
                    raw[at + 1] = (byte) (sample >> 8);
                }
            }
        }
        return raw;
    }

    private static Tile planar(byte[] raw, Canvas canvas) {
        Tile tile = Tile.allocate(canvas.bounds(), canvas.planes(), canvas.type());
        int bytes = canvas.type() == SampleType.BYTE ? 1 : 2;
        int area = canvas.bounds().area();
        assertThat(raw).hasSize(area * canvas.planes() * bytes);
        for (int plane = 0; plane < canvas.planes(); plane++) {
            for (int i = 0; i < area; i++) {
                int at = (i * canvas.planes() + plane) * bytes;
                int sample = bytes == 1 ? raw[at] & 0xFF : raw[at] & 0xFF | (raw[at + 1] & 0xFF) << 8;
                Image.set(tile, plane, i % canvas.width(), i / canvas.width(), sample);
            }
        }
        return tile;
    }
}
