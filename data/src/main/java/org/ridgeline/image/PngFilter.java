package org.ridgeline.image;

/** The five filters of PNG, undone (third edition, section 9). */
final class PngFilter {

    static final int NONE = 0;
    static final int SUB = 1;
    static final int UP = 2;
    static final int AVERAGE = 3;
    static final int PAETH = 4;

    private PngFilter() {}

    /**
     * Undoes a row's filter in place.
     *
     * @param row element 0 is the filter's number, then the bytes
     * @param above the row before in the same form, already undone; zeros for the first row
     * @param length bytes of the row without the number
     * @param step bytes of a pixel, at least 1
     * @return false if there is no such filter
     */
    static boolean undo(byte[] row, byte[] above, int length, int step) {
        int end = length + 1;
        int first = Math.min(step + 1, end);
        switch (row[0]) {
            case NONE -> {}
            case SUB -> {
                for (int i = first; i < end; i++) {
                    row[i] += row[i - step];
                }
            }
            case UP -> {
                for (int i = 1; i < end; i++) {
                    row[i] += above[i];
                }
            }
            case AVERAGE -> {
                for (int i = 1; i < first; i++) {
                    row[i] += (byte) ((above[i] & 0xff) >> 1);
                }
                for (int i = first; i < end; i++) {
                    row[i] += (byte) ((row[i - step] & 0xff) + (above[i] & 0xff) >> 1);
                }
            }
            case PAETH -> {
                for (int i = 1; i < first; i++) {
                    row[i] += above[i];
                }
                paeth(row, above, first, end, step);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Filters a row.
     *
     * @param filter {@link #NONE}, {@link #SUB}, {@link #UP} or {@link #AVERAGE}
     * @param step bytes of a pixel
     * @param out gets the filter's number and the bytes at {@code at}
     */
    static void apply(int filter, byte[] row, byte[] above, int length, int step, byte[] out, int at) {
        out[at] = (byte) filter;
        int to = at + 1;
        int first = Math.min(step, length);
        switch (filter) {
            case NONE -> System.arraycopy(row, 0, out, to, length);
            case SUB -> {
                System.arraycopy(row, 0, out, to, first);
                for (int i = first; i < length; i++) {
                    out[to + i] = (byte) (row[i] - row[i - step]);
                }
            }
            case UP -> {
                for (int i = 0; i < length; i++) {
                    out[to + i] = (byte) (row[i] - above[i]);
                }
            }
            case AVERAGE -> {
                for (int i = 0; i < first; i++) {
                    out[to + i] = (byte) (row[i] - ((above[i] & 0xff) >> 1));
                }
                for (int i = first; i < length; i++) {
                    out[to + i] = (byte) (row[i] - ((row[i - step] & 0xff) + (above[i] & 0xff) >> 1));
                }
            }
            default -> throw new IllegalArgumentException("filter " + filter);
        }
    }

    /** Which of three neighbours is nearest to left + up - corner. */
    private static int nearest(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private static void paeth(byte[] row, byte[] above, int first, int end, int step) {
        for (int i = first; i < end; i++) {
            row[i] += (byte) nearest(row[i - step] & 0xff, above[i] & 0xff, above[i - step] & 0xff);
        }
    }
}
