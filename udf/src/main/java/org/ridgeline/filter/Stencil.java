package org.ridgeline.filter;

/**
 * A kernel of 3 × 3 whole numbers that is the same from all four sides.
 *
 * @param centre weight of the pixel
 * @param edge weight of the four pixels beside it
 * @param corner weight of the four pixels at its corners
 * @param sign what becomes of negative sums
 * @param border what stands for pixels outside of the image
 * @param output the type of the result; floats are not clamped
 */
record Stencil(int centre, int edge, int corner, Sign sign, Border border, Output output)
        implements Operation.Neighbourhood {

    /** What becomes of negative sums. */
    enum Sign {
        /** They are clamped to 0. */
        CLAMPED,
        /** Their sign is dropped. */
        DROPPED
    }

    @Override
    public int halo() {
        return 1;
    }

    @Override
    public Canvas result(Canvas in) {
        return in.with(output.wider(in.type()));
    }

    @Override
    public void apply(Tile in, Canvas canvas, Tile out) {
        for (int plane = 0; plane < canvas.colors(); plane++) {
            Window window = out.window();
            Rows rows = new Rows(in, plane, canvas, border, window, 1);
            int[] beside = new int[rows.width()];
            int[] inside = new int[rows.width()];
            int[] shifted = new int[window.width()];
            int[] sums = new int[window.width()];
            for (int y = window.y(); y < window.bottom(); y++) {
                columns(rows.row(y - 1), rows.row(y), rows.row(y + 1), beside, inside);
                System.arraycopy(beside, 2, sums, 0, sums.length);
                System.arraycopy(inside, 1, shifted, 0, sums.length);
                add(beside, shifted, sums);
                if (sign == Sign.DROPPED) {
                    drop(sums);
                }
                Rows.write(sums, out, plane, y);
            }
        }
    }

    /** Sums of each column, as the side and as the middle of a kernel. */
    private void columns(int[] above, int[] row, int[] below, int[] beside, int[] inside) {
        int middle = centre;
        int outer = edge;
        int diagonal = corner;
        for (int i = 0; i < beside.length; i++) {
            int ends = above[i] + below[i];
            beside[i] = diagonal * ends + outer * row[i];
            inside[i] = outer * ends + middle * row[i];
        }
    }

    private static void add(int[] first, int[] second, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += first[i] + second[i];
        }
    }

    private static void drop(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.abs(sums[i]);
        }
    }
}
