package org.ridgeline.filter;

/** What stands for the pixels outside of an image: pixels of the same row or column of the whole image. */
public enum Border {
    /** Mirrored at the middle of the outermost pixels: {@code dcb|abcd|cba}. */
    REFLECT101,
    /** The outermost pixel again: {@code aaa|abcd|ddd}. */
    REPLICATE;

    /**
     * The position in a row or column of {@code length} pixels that stands for {@code position}, which may lie any
     * distance outside. A length of 1 has position 0 only.
     */
    public int index(int position, int length) {
        if (position >= 0 && position < length) {
            return position;
        }
        return switch (this) {
            case REFLECT101 -> reflected(position, length);
            case REPLICATE -> position < 0 ? 0 : length - 1;
        };
    }

    private static int reflected(int position, int length) {
        if (length == 1) {
            return 0;
        }
        long period = 2L * (length - 1);
        long inPeriod = Math.floorMod((long) position, period);
        return (int) Math.min(inPeriod, period - inPeriod);
    }
}
