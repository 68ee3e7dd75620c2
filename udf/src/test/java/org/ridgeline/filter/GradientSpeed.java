package org.ridgeline.filter;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Measures gradients of 4 megapixels of 8-bit gray in tiles, one thread, in megapixels per second of its CPU time; medians
 * of seven. {@code bench/images/kernel} runs it beside OpenCV.
 */
final class GradientSpeed {
    private static final int SIDE = 2048;
    private static final int RUNS = 7;

    private GradientSpeed() {}

    public static void main(String[] arguments) {
        byte[] samples = new byte[SIDE * SIDE];
        new Random(1).nextBytes(samples);
        Canvas canvas = new Canvas(SIDE, SIDE, 1, false, SampleType.BYTE);
        Tile.Bytes image = new Tile.Bytes(canvas.bounds(), new byte[][] {samples});
        byte[] copy = new byte[64 << 20];
        byte[] source = new byte[64 << 20];
        tell("memcpy of 64 MB", median(() -> System.arraycopy(source, 0, copy, 0, copy.length), copy.length));
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        for (int tile : new int[] {512, SIDE}) {
            for (Magnitude magnitude : Magnitude.values()) {
                String what = "sobel " + magnitude + ", tiles of " + tile;
                tell(what + ", plain", median(() -> plain(image, canvas, magnitude, tile), samples.length));
                if (vectors) {
                    tell(what + ", Vector API", median(() -> vector(image, canvas, magnitude, tile), samples.length));
                }
            }
        }
    }

    private static void plain(Tile.Bytes image, Canvas canvas, Magnitude magnitude, int side) {
        for (int y = 0; y < SIDE; y += side) {
            for (int x = 0; x < SIDE; x += side) {
                Window window = new Window(x, y, side, side);
                Tile out = Tile.allocate(window, 1, SampleType.BYTE);
                new Gradients(magnitude, 1, side).writePlain(Taps.sobel(3), image, 0, canvas, Border.REFLECT101, out);
            }
        }
    }

    private static void vector(Tile.Bytes image, Canvas canvas, Magnitude magnitude, int side) {
        for (int y = 0; y < SIDE; y += side) {
            for (int x = 0; x < SIDE; x += side) {
                Window window = new Window(x, y, side, side);
                Tile.Bytes out = (Tile.Bytes) Tile.allocate(window, 1, SampleType.BYTE);
                new VectorGradients(Taps.sobel(3), magnitude, image, 0, canvas, Border.REFLECT101, window)
                        .write(out.planes()[0], window);
            }
        }
    }

    private static double median(Runnable work, int pixels) {
        double[] speeds = new double[RUNS];
        for (int run = -2; run < RUNS; run++) {
            long started = cpu();
            int repeats = 0;
            do {
                work.run();
                repeats++;
            } while (cpu() - started < 400_000_000L);
            if (run >= 0) {
                speeds[run] = 1e3 * repeats * pixels / (cpu() - started);
            }
        }
        Arrays.sort(speeds);
        return speeds[RUNS / 2];
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void tell(String what, double speed) {
        System.out.printf(Locale.ROOT, "| %s | %.0f |%n", what, speed);
    }
}
