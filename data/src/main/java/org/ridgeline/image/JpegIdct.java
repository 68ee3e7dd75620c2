package org.ridgeline.image;

import java.util.Arrays;

/**
 * The inverse cosine transform in whole numbers of Loeffler, Ligtenberg and Moschytz (1989), with 13 bits of fraction and
 * 2 kept between the passes: as exact as libjpeg's default, and equal to it in every sample.
 */
final class JpegIdct {

    private static final int BITS = 13;
    private static final int KEPT = 2;
    private static final int FIRST = BITS - KEPT;
    private static final int SECOND = BITS + KEPT + 3;
    private static final int C0_298 = 2446;
    private static final int C0_390 = 3196;
    private static final int C0_541 = 4433;
    private static final int C0_765 = 6270;
    private static final int C0_899 = 7373;
    private static final int C1_175 = 9633;
    private static final int C1_501 = 12299;
    private static final int C1_847 = 15137;
    private static final int C1_961 = 16069;
    private static final int C2_053 = 16819;
    private static final int C2_562 = 20995;
    private static final int C3_072 = 25172;

    /** By the lowest 10 bits of a sample around 0: the sample around 128, held between 0 and 255. */
    private static final byte[] LIMITED = new byte[1024];

    static {
        for (int i = 0; i < LIMITED.length; i++) {
            LIMITED[i] = (byte) Math.max(0, Math.min(255, (i < 512 ? i : i - 1024) + 128));
        }
    }

    private final int[] kept = new int[64];

    /** A block whose only coefficient is the first. */
    static void flat(int value, byte[] out, int at, int stride) {
        byte sample = LIMITED[((value << KEPT) + (1 << KEPT + 2) >> KEPT + 3) & 1023];
        for (int y = 0; y < 8; y++) {
            Arrays.fill(out, at + y * stride, at + y * stride + 8, sample);
        }
    }

    /**
     * Transforms a block.
     *
     * @param block coefficients row by row
     * @param quantum what each is to be multiplied with
     */
    void transform(short[] block, int from, int[] quantum, byte[] out, int at, int stride) {
        for (int x = 0; x < 8; x++) {
            column(block, from + x, quantum, x);
        }
        for (int y = 0; y < 8; y++) {
            row(8 * y, out, at + y * stride);
        }
    }

    private void column(short[] block, int from, int[] quantum, int x) {
        int in1 = block[from + 8];
        int in2 = block[from + 16];
        int in3 = block[from + 24];
        int in4 = block[from + 32];
        int in5 = block[from + 40];
        int in6 = block[from + 48];
        int in7 = block[from + 56];
        int first = block[from] * quantum[x];
        if ((in1 | in2 | in3 | in4 | in5 | in6 | in7) == 0) {
            int value = first << KEPT;
            for (int i = x; i < 64; i += 8) {
                kept[i] = value;
            }
            return;
        }
        int z2 = in2 * quantum[x + 16];
        int z3 = in6 * quantum[x + 48];
        int z1 = (z2 + z3) * C0_541;
        int even2 = z1 - z3 * C1_847;
        int even3 = z1 + z2 * C0_765;
        int fourth = in4 * quantum[x + 32];
        int even0 = first + fourth << BITS;
        int even1 = first - fourth << BITS;
        int sum0 = even0 + even3;
        int sum3 = even0 - even3;
        int sum1 = even1 + even2;
        int sum2 = even1 - even2;

        int odd0 = in7 * quantum[x + 56];
        int odd1 = in5 * quantum[x + 40];
        int odd2 = in3 * quantum[x + 24];
        int odd3 = in1 * quantum[x + 8];
        int y1 = -(odd0 + odd3) * C0_899;
        int y2 = -(odd1 + odd2) * C2_562;
        int y5 = (odd0 + odd2 + odd1 + odd3) * C1_175;
        int y3 = y5 - (odd0 + odd2) * C1_961;
        int y4 = y5 - (odd1 + odd3) * C0_390;
        odd0 = odd0 * C0_298 + y1 + y3;
        odd1 = odd1 * C2_053 + y2 + y4;
        odd2 = odd2 * C3_072 + y2 + y3;
        odd3 = odd3 * C1_501 + y1 + y4;

        int half = 1 << FIRST - 1;
        kept[x] = sum0 + odd3 + half >> FIRST;
        kept[x + 56] = sum0 - odd3 + half >> FIRST;
        kept[x + 8] = sum1 + odd2 + half >> FIRST;
        kept[x + 48] = sum1 - odd2 + half >> FIRST;
        kept[x + 16] = sum2 + odd1 + half >> FIRST;
        kept[x + 40] = sum2 - odd1 + half >> FIRST;
        kept[x + 24] = sum3 + odd0 + half >> FIRST;
        kept[x + 32] = sum3 - odd0 + half >> FIRST;
    }

    private void row(int from, byte[] out, int at) {
        int z2 = kept[from + 2];
        int z3 = kept[from + 6];
        int z1 = (z2 + z3) * C0_541;
        int even2 = z1 - z3 * C1_847;
        int even3 = z1 + z2 * C0_765;
        int even0 = kept[from] + kept[from + 4] << BITS;
        int even1 = kept[from] - kept[from + 4] << BITS;
        int sum0 = even0 + even3;
        int sum3 = even0 - even3;
        int sum1 = even1 + even2;
        int sum2 = even1 - even2;

        int odd0 = kept[from + 7];
        int odd1 = kept[from + 5];
        int odd2 = kept[from + 3];
        int odd3 = kept[from + 1];
        int y1 = -(odd0 + odd3) * C0_899;
        int y2 = -(odd1 + odd2) * C2_562;
        int y5 = (odd0 + odd2 + odd1 + odd3) * C1_175;
        int y3 = y5 - (odd0 + odd2) * C1_961;
        int y4 = y5 - (odd1 + odd3) * C0_390;
        odd0 = odd0 * C0_298 + y1 + y3;
        odd1 = odd1 * C2_053 + y2 + y4;
        odd2 = odd2 * C3_072 + y2 + y3;
        odd3 = odd3 * C1_501 + y1 + y4;

        int half = 1 << SECOND - 1;
        out[at] = LIMITED[(sum0 + odd3 + half >> SECOND) & 1023];
        out[at + 7] = LIMITED[(sum0 - odd3 + half >> SECOND) & 1023];
        out[at + 1] = LIMITED[(sum1 + odd2 + half >> SECOND) & 1023];
        out[at + 6] = LIMITED[(sum1 - odd2 + half >> SECOND) & 1023];
        out[at + 2] = LIMITED[(sum2 + odd1 + half >> SECOND) & 1023];
        out[at + 5] = LIMITED[(sum2 - odd1 + half >> SECOND) & 1023];
        out[at + 3] = LIMITED[(sum3 + odd0 + half >> SECOND) & 1023];
        out[at + 4] = LIMITED[(sum3 - odd0 + half >> SECOND) & 1023];
    }
}
