package org.ridgeline.filter;

import java.io.Serializable;

/**
 * A separable derivative: along an axis {@code derive}, and across it {@code smooth}.
 *
 * @param smooth odd in number, the same from both ends
 * @param derive as many, from minus to plus
 */
record Taps(int[] smooth, int[] derive) implements Serializable {
    static final Taps PREWITT = new Taps(new int[] {1, 1, 1}, new int[] {-1, 0, 1});
    static final Taps SCHARR = new Taps(new int[] {3, 10, 3}, new int[] {-1, 0, 1});

    private static final Taps SOBEL_3 = new Taps(new int[] {1, 2, 1}, new int[] {-1, 0, 1});
    private static final Taps SOBEL_5 = new Taps(new int[] {1, 4, 6, 4, 1}, new int[] {-1, -2, 0, 2, 1});
    private static final Taps SOBEL_7 =
            new Taps(new int[] {1, 6, 15, 20, 15, 6, 1}, new int[] {-1, -4, -5, 0, 5, 4, 1});

    /** Sobel's: binomial coefficients, and those of two fewer pixels differentiated. */
    static Taps sobel(int size) {
        return switch (size) {
            case 3 -> SOBEL_3;
            case 5 -> SOBEL_5;
            case 7 -> SOBEL_7;
            default -> throw new IllegalArgumentException("a Sobel kernel of " + size + " pixels: 3, 5 or 7");
        };
    }

    int halo() {
        return smooth.length / 2;
    }
}
