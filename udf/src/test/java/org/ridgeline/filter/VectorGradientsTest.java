package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The Vector API gives the numbers of the plain loops, at every place of a tile in its image. */
class VectorGradientsTest {
    private static final Taps[] KERNELS = {Taps.sobel(3), Taps.PREWITT, Taps.SCHARR};

    @Test
    void bothWaysGiveTheSameSamplesWhereverTheTileLies() {
        Random random = new Random(20261125);
        int compared = 0;
        for (int i = 0; i < 600; i++) {
            Canvas canvas = new Canvas(1 + random.nextInt(150), 1 + random.nextInt(12), 1, false, SampleType.BYTE);
            int x = random.nextInt(canvas.width());
            int y = random.nextInt(canvas.height());
            Window out =
                    new Window(x, y, 1 + random.nextInt(canvas.width() - x), 1 + random.nextInt(canvas.height() - y));
            if (!VectorGradients.takes(out)) {
                continue;
            }
            Tile.Bytes in = tile(out.grown(1, canvas), random);
            Taps taps = KERNELS[random.nextInt(KERNELS.length)];
            for (Magnitude magnitude : Magnitude.values()) {
                for (Border border : Border.values()) {
                    Tile.Bytes plain = (Tile.Bytes) Tile.allocate(out, 1, SampleType.BYTE);
                    new Gradients(magnitude, 1, out.width()).writePlain(taps, in, 0, canvas, border, plain);
                    byte[] fast = new byte[out.area()];
                    new VectorGradients(taps, magnitude, in, 0, canvas, border, out).write(fast, out);
                    assertThat(fast)
                            .as("%s %s %s %s of %s", taps, magnitude, border, out, canvas)
                            .isEqualTo(plain.planes()[0]);
                    compared++;
                }
            }
        }
        assumeTrue(compared > 0, "skipped: this machine's vectors are shorter than 256 bits");
        assertThat(compared).isGreaterThan(500);
    }

    /** Noise, or steps between black and white: the largest gradients. */
    private static Tile.Bytes tile(Window window, Random random) {
        byte[] samples = new byte[window.area()];
        random.nextBytes(samples);
        if (random.nextBoolean()) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) (samples[i] >> 7);
            }
        }
        return new Tile.Bytes(window, new byte[][] {samples});
    }
}
