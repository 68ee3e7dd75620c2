package org.ridgeline.filter;

import java.util.Map;

/**
 * Canny's edges with the thresholds 100 and 200 of 255, aperture 3 and L1 gradients, as OpenCV's {@code Canny(image, 100,
 * 200)}: white lines on black, one channel.
 *
 * <p>Gradients extend the image by replication, and are 0 outside of it. Of a colour image, each pixel has the largest
 * gradient of its colours. A pixel whose gradient is not the largest across the edge is no candidate; one above the upper
 * threshold is strong; one above the lower threshold is an edge if a path of candidates leads to a strong one.
 *
 * <p>Such paths cross tiles. A tile finds the components of the candidates in what it must fill and one pixel more; where
 * those meet other tiles its summary says which pixel is of which component ({@link Seam}).
 */
record Canny() implements Operation.WholeImage {
    private static final int LOW = 100;
    private static final int HIGH = 200;
    /** tan 22.5° with 15 fraction bits. */
    private static final int TANGENT = 13573;

    private static final int TANGENT_BITS = 15;

    /** One for the component next door, one for the gradient next to it, one to compute that. */
    @Override
    public int halo() {
        return 3;
    }

    @Override
    public Canvas result(Canvas in) {
        return in.with(1);
    }

    @Override
    public Summary summary(Tile in, Canvas canvas, Window core, int after) {
        Window labelled = core.grown(after + 1, canvas);
        return Seam.of(canvas, core, labelled, components(in, canvas, labelled), after + 1);
    }

    @Override
    public Whole whole(Tile in, Canvas canvas) {
        return new Edges(Map.of(canvas.bounds(), new int[0]));
    }

    @Override
    public void apply(Tile in, Canvas canvas, Window core, Whole whole, Tile out) {
        Window window = out.window();
        Window labelled = window.grown(1, canvas);
        Components components = components(in, canvas, labelled);
        boolean[] edges = components.edges(((Edges) whole).numbers(core));
        int[] row = new int[window.width()];
        int white = out.type().maximum();
        for (int y = window.y(); y < window.bottom(); y++) {
            int start = labelled.index(window.x(), y);
            for (int i = 0; i < row.length; i++) {
                row[i] = edges[components.at(start + i)] ? white : 0;
            }
            Rows.write(row, out, 0, y);
        }
    }

    private static Components components(Tile in, Canvas canvas, Window labelled) {
        byte[] candidates = new byte[labelled.area()];
        Slopes slopes = new Slopes(in, canvas, labelled);
        int scale = canvas.type().maximum() / 255;
        for (int y = labelled.y(); y < labelled.bottom(); y++) {
            slopes.prepare(y);
            thin(slopes, y, LOW * scale, HIGH * scale, candidates, labelled.index(labelled.x(), y), labelled.width());
        }
        return new Components(candidates, labelled.width());
    }

    /** Marks the candidates of a row. */
    private static void thin(Slopes slopes, int y, int low, int high, byte[] candidates, int start, int width) {
        int[] above = slopes.length(y - 1);
        int[] lengths = slopes.length(y);
        int[] below = slopes.length(y + 1);
        int[] gx = slopes.gx(y);
        int[] gy = slopes.gy(y);
        for (int i = 0; i < width; i++) {
            int at = i + 1;
            int length = lengths[at];
            if (length > low && largest(above, lengths, below, at, gx[at], gy[at])) {
                candidates[start + i] = length > high ? Components.STRONG : Components.WEAK;
            }
        }
    }

    /** Whether the gradient is the largest of the three pixels in its direction, rounded to 45°. */
    private static boolean largest(int[] above, int[] row, int[] below, int at, int gx, int gy) {
        int length = row[at];
        long x = (long) Math.abs(gx) * TANGENT;
        long y = (long) Math.abs(gy) << TANGENT_BITS;
        if (y < x) {
            return length > row[at - 1] && length >= row[at + 1];
        }
        // tan 67.5° = tan 22.5° + 2
        if (y > x + ((long) Math.abs(gx) << (TANGENT_BITS + 1))) {
            return length > above[at] && length >= below[at];
        }
        int side = (gx ^ gy) < 0 ? -1 : 1;
        return length > above[at - side] && length > below[at + side];
    }
}
