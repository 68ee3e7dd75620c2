package org.ridgeline.filter;

import java.io.Serializable;
import java.util.BitSet;

/**
 * Which pixels near the borders of a tile are of which component: those that the tile has found around its core, and those
 * of its core that others find around theirs. Such a candidate takes 8 bytes.
 *
 * @param core the tile
 * @param labelled the window in which components were found
 * @param components the numbers of the components that have such pixels, from the smallest
 * @param strong positions in {@code components} of those that have a strong pixel
 * @param pixels such pixels, as indices in {@code labelled}
 * @param owners for each of the pixels, the position in {@code components}
 */
record Seam(Window core, Window labelled, int[] components, BitSet strong, int[] pixels, int[] owners)
        implements Serializable {

    /**
     * A tile's seam.
     *
     * @param found the components of {@code labelled}
     * @param depth how many pixels around their cores other tiles label
     */
    static Summary of(Canvas canvas, Window core, Window labelled, Components found, int depth) {
        int[] positions = new int[found.count() + 1];
        int shared = 0;
        for (int y = labelled.y(); y < labelled.bottom(); y++) {
            for (int x = labelled.x(); x < labelled.right(); x = next(x, y, canvas, core, depth)) {
                int number = found.at(labelled.index(x, y));
                if (number != 0) {
                    positions[number] = 1;
                    shared++;
                }
            }
        }
        int count = 0;
        for (int number = 1; number < positions.length; number++) {
            count += positions[number];
            positions[number] = positions[number] == 0 ? -1 : count - 1;
        }
        int[] components = new int[count];
        BitSet strong = new BitSet(count);
        for (int number = 1; number < positions.length; number++) {
            if (positions[number] >= 0) {
                components[positions[number]] = number;
                strong.set(positions[number], found.strong(number));
            }
        }
        int[] pixels = new int[shared];
        int[] owners = new int[shared];
        int at = 0;
        for (int y = labelled.y(); y < labelled.bottom(); y++) {
            for (int x = labelled.x(); x < labelled.right(); x = next(x, y, canvas, core, depth)) {
                int index = labelled.index(x, y);
                int number = found.at(index);
                if (number != 0) {
                    pixels[at] = index;
                    owners[at] = positions[number];
                    at++;
                }
            }
        }
        return new Seams(new Seam(core, labelled, components, strong, pixels, owners));
    }

    /** The next column of a row that other tiles, or other tiles' pixels, reach. */
    private static int next(int x, int y, Canvas canvas, Window core, int depth) {
        int right = x + 1;
        boolean deepRow = (core.y() == 0 || y >= core.y() + depth)
                && (core.bottom() == canvas.height() || y < core.bottom() - depth);
        int first = core.x() == 0 ? 0 : core.x() + depth;
        int end = core.right() == canvas.width() ? canvas.width() : core.right() - depth;
        boolean inCoreRows = y >= core.y() && y < core.bottom();
        return inCoreRows && deepRow && right >= first && right < end ? end : right;
    }

    int column(int pixel) {
        return labelled.x() + pixel % labelled.width();
    }

    int row(int pixel) {
        return labelled.y() + pixel / labelled.width();
    }
}
