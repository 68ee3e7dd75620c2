package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** 16-bit contrast, which OpenCV does not have, against the formulas pixel by pixel; 8-bit is in {@link OpenCvTest}. */
class ContrastTest {
    private static final Chain CHAIN = Operations.chain(List.of("contrast_increase"), Map.of());

    @Test
    void sixteenBitColoursKeepHueAndChromaAndGetTheRankOfTheirLightness() {
        Canvas canvas = new Canvas(70, 50, 3, false, SampleType.SHORT);
        Image image = Image.random(canvas, new Random(8));
        int[][] lightness = new int[50][70];
        long[] counts = new long[65536];
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 70; x++) {
                lightness[y][x] = (int) Math.rint(lab(image, x, y)[0] / 100 * 65535);
                counts[lightness[y][x]]++;
            }
        }
        int lowest = 0;
        while (counts[lowest] == 0) {
            lowest++;
        }
        Tile actual = image.whole(CHAIN).tile();
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 70; x++) {
                long below = 0;
                for (int level = lowest + 1; level <= lightness[y][x]; level++) {
                    below += counts[level];
                }
                double level = Math.rint(65535.0 * below / (70 * 50 - counts[lowest]));
                double[] lab = lab(image, x, y);
                double[] expected = rgb(level / 65535 * 100, lab[1], lab[2]);
                for (int color = 0; color < 3; color++) {
                    assertThat(Image.get(actual, color, x, y))
                            .as("colour %s, column %s, row %s", color, x, y)
                            .isCloseTo(expected[color], within(1.0));
                }
            }
        }
    }

    @Test
    void grayOfSixteenBitsIsEqualisedItself() {
        Canvas canvas = new Canvas(4, 1, 1, false, SampleType.SHORT);
        Image image = new Image(canvas, new Tile.Shorts(canvas.bounds(), new short[][] {{500, 700, 700, -1}}));
        Tile actual = image.whole(CHAIN).tile();
        assertThat(((short[]) actual.planes()[0])).containsExactly((short) 0, (short) 43690, (short) 43690, (short) -1);
    }

    @Test
    void anImageOfOneLevelStaysAsItIs() {
        Canvas canvas = new Canvas(3, 1, 1, false, SampleType.BYTE);
        Image image = new Image(canvas, new Tile.Bytes(canvas.bounds(), new byte[][] {{90, 90, 90}}));
        assertThat(((byte[]) image.whole(CHAIN).tile().planes()[0])).containsOnly((byte) 90);
    }

    /** CIE L*a*b* of sRGB as everybody writes it. */
    private static double[] lab(Image image, int x, int y) {
        double[] light = new double[3];
        for (int color = 0; color < 3; color++) {
            double value = image.get(color, x, y) / 65535.0;
            light[color] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        double fx = f((0.412453 * light[0] + 0.357580 * light[1] + 0.180423 * light[2]) / 0.950456);
        double fy = f(0.212671 * light[0] + 0.715160 * light[1] + 0.072169 * light[2]);
        double fz = f((0.019334 * light[0] + 0.119193 * light[1] + 0.950227 * light[2]) / 1.088754);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[] rgb(double l, double a, double b) {
        double fy = (l + 16) / 116;
        double x = 0.950456 * inverse(fy + a / 500);
        double y = inverse(fy);
        double z = 1.088754 * inverse(fy - b / 200);
        return new double[] {
            encoded(3.240479 * x - 1.53715 * y - 0.498535 * z),
            encoded(-0.969256 * x + 1.875991 * y + 0.041556 * z),
            encoded(0.055648 * x - 0.204043 * y + 1.057311 * z)
        };
    }

    private static double inverse(double f) {
        return f > 6.0 / 29 ? f * f * f : (116 * f - 16) * 27 / 24389;
    }

    private static double encoded(double light) {
        double inside = Math.max(0, Math.min(1, light));
        double value = inside <= 0.0031308 ? 12.92 * inside : 1.055 * Math.pow(inside, 1 / 2.4) - 0.055;
        return Math.rint(65535 * value);
    }
}
