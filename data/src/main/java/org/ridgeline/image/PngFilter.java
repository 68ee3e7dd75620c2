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

    private static void paeth(byte[] row, byte[] above, int first, int end, int step) {
        for (int i = first; i < end; i++) {
            int left = row[i - step] & 0xff;
            int up = above[i] & 0xff;
            int corner = above[i - step] & 0xff;
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            int nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
            row[i] += (byte) nearest;
        }
    }
}
