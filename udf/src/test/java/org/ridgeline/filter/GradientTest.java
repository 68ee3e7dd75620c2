package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients against a loop over two-dimensional kernels, pixel by pixel. */
class GradientTest {
    private static final Map<String, int[][]> SMOOTH_AND_DERIVE = Map.of(
            "sobel 3", new int[][] {{1, 2, 1}, {-1, 0, 1}},
            "sobel 5", new int[][] {{1, 4, 6, 4, 1}, {-1, -2, 0, 2, 1}},
            "sobel 7", new int[][] {{1, 6, 15, 20, 15, 6, 1}, {-1, -4, -5, 0, 5, 4, 1}},
            "scharr 3", new int[][] {{3, 10, 3}, {-1, 0, 1}},
            "prewitt 3", new int[][] {{1, 1, 1}, {-1, 0, 1}});

    @ParameterizedTest
    @CsvSource({
        "sobel 3, BYTE",
        "sobel 5, BYTE",
        "sobel 7, BYTE",
        "scharr 3, BYTE",
        "prewitt 3, BYTE",
        "sobel 3, SHORT",
        "sobel 5, SHORT",
        "sobel 7, SHORT",
        "scharr 3, SHORT",
        "prewitt 3, SHORT"
    })
    void everySampleIsThatOfTheDefinition(String kernel, SampleType type) {
        Random random = new Random(4);
        for (int[] size : new int[][] {{23, 17}, {1, 9}, {9, 1}, {1, 1}, {2, 3}}) {
            Image image = Image.random(new Canvas(size[0], size[1], 3, true, type), random);
            for (Border border : Border.values()) {
                for (Magnitude magnitude : Magnitude.values()) {
                    for (String scale : List.of("none", "0.37", "max")) {
                        for (String depth : List.of("same", "float")) {
                            check(image, kernel, border, magnitude, scale, depth);
                        }
                    }
                }
            }
        }
    }

    private static void check(
            Image image, String kernel, Border border, Magnitude magnitude, String scale, String depth) {
        String name = kernel.split(" ")[0];
        Map<Parameter, String> parameters = new HashMap<>(Map.of(
                Parameter.BORDER,
                border.name(),
                Parameter.MAGNITUDE,
                magnitude.name(),
                Parameter.SCALE,
                scale,
                Parameter.DEPTH,
                depth));
        if (name.equals("sobel")) {
            parameters.put(Parameter.KSIZE, kernel.split(" ")[1]);
        }
        Tile actual = image.whole(Operations.chain(List.of(name), parameters)).tile();
        int[][] taps = SMOOTH_AND_DERIVE.get(kernel);
        Canvas canvas = image.canvas();
        double[][][] lengths = new double[3][canvas.height()][canvas.width()];
        double largest = 0;
        for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < canvas.height(); y++) {
                for (int x = 0; x < canvas.width(); x++) {
                    lengths[plane][y][x] = length(image, plane, x, y, taps, border, magnitude);
                    largest = Math.max(largest, lengths[plane][y][x]);
                }
            }
        }
        int white = canvas.type().maximum();
        double factor = switch (scale) {
            case "none" -> 1;
            case "max" -> largest == 0 ? 1 : (depth.equals("float") ? 1 : white) / largest;
            default -> Double.parseDouble(scale);
        };
        String what = "%s %s %s scale %s depth %s of %s".formatted(kernel, border, magnitude, scale, depth, canvas);
        for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < canvas.height(); y++) {
                for (int x = 0; x < canvas.width(); x++) {
                    double length = factor * lengths[plane][y][x];
                    double expected = depth.equals("float") ? (float) length : Math.min(white, Math.rint(length));
                    assertThat(Image.get(actual, plane, x, y))
                            .as("%s, plane %s, column %s, row %s", what, plane, x, y)
                            .isEqualTo(expected);
                }
            }
        }
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                assertThat(Image.get(actual, 3, x, y)).as("%s, alpha", what).isEqualTo(image.get(3, x, y));
            }
        }
    }

    private static double length(
            Image image, int plane, int x, int y, int[][] taps, Border border, Magnitude magnitude) {
        int size = taps[0].length;
        int halo = size / 2;
        long gx = 0;
        long gy = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int column = border.index(x + i - halo, image.canvas().width());
                int row = border.index(y + j - halo, image.canvas().height());
                long sample = image.get(plane, column, row);
                gx += sample * taps[1][i] * taps[0][j];
                gy += sample * taps[0][i] * taps[1][j];
            }
        }
        return magnitude == Magnitude.L1 ? Math.abs(gx) + Math.abs(gy) : Math.sqrt((double) (gx * gx + gy * gy));
    }

    @Test
    void sixteenBitsKeepWhatEightWouldClamp() {
        Canvas canvas = new Canvas(2, 1, 1, false, SampleType.BYTE);
        Image image = new Image(canvas, new Tile.Bytes(canvas.bounds(), new byte[][] {{0, (byte) 255}}));
        Map<Parameter, String> replicate = Map.of(Parameter.BORDER, "replicate");
        Tile eight = image.whole(Operations.chain(List.of("sobel"), replicate)).tile();
        Tile sixteen = image.whole(Operations.chain(
                        List.of("sobel"), Map.of(Parameter.BORDER, "replicate", Parameter.DEPTH, "16")))
                .tile();
        assertThat(Image.get(eight, 0, 0, 0)).isEqualTo(255);
        assertThat(Image.get(sixteen, 0, 0, 0)).as("4 · 255").isCloseTo(1020, within(0.0));
    }

    @Test
    void eightBitsOfSixteenAreA257th() {
        Canvas canvas = new Canvas(3, 1, 1, false, SampleType.SHORT);
        Image image = new Image(canvas, new Tile.Shorts(canvas.bounds(), new short[][] {{0, 1000, 3000}}));
        Tile eight = image.whole(
                        Operations.chain(List.of("sobel"), Map.of(Parameter.BORDER, "replicate", Parameter.DEPTH, "8")))
                .tile();
        assertThat(eight.type()).isEqualTo(SampleType.BYTE);
        assertThat(Image.get(eight, 0, 0, 0)).as("4000 / 257").isEqualTo(16);
        assertThat(Image.get(eight, 0, 1, 0)).as("12000 / 257").isEqualTo(47);
    }

    @Test
    void anImageOfOneColourIsBlackAndStaysSoWhenScaledToItsMaximum() {
        Canvas canvas = new Canvas(5, 4, 1, false, SampleType.BYTE);
        Image image = new Image(canvas, Tile.allocate(canvas.bounds(), 1, SampleType.BYTE));
        Tile scaled = image.whole(Operations.chain(List.of("sobel"), Map.of(Parameter.SCALE, "max")))
                .tile();
        assertThat(((byte[]) scaled.planes()[0])).containsOnly((byte) 0);
    }
}
