package org.ridgeline.filter;

import java.util.Arrays;

/**
 * Which candidates of a window hang together, over sides and corners. Components are numbered from 1 in the order in which
 * their first pixels come, row by row, so that the same candidates get the same numbers again.
 */
final class Components {
    /** A pixel that is no candidate. */
    static final byte NONE = 0;
    /** A candidate that is an edge if it hangs together with a strong one. */
    static final byte WEAK = 1;
    /** A candidate that is an edge. */
    static final byte STRONG = 2;

    private final int width;
    /** Of each pixel, the number of a part of a component. */
    private final int[] parts;
    /** Of each part, one that it hangs together with, or itself; in the end, the component. */
    private int[] joined = new int[1024];

    private boolean[] strong = new boolean[1024];
    private int count;

    /**
     * Finds the components.
     *
     * @param candidates pixels row by row
     * @param width of a row
     */
    Components(byte[] candidates, int width) {
        this.width = width;
        parts = new int[candidates.length];
        for (int start = 0; start < candidates.length; start += width) {
            for (int x = 0; x < width; x++) {
                int candidate = candidates[start + x];
                if (candidate != NONE) {
                    int part = part(start + x, x > 0, x < width - 1);
                    parts[start + x] = part;
                    strong[part] |= candidate == STRONG;
                }
            }
        }
        number();
    }

    /** The part of a neighbour that has one already, or a new one. A neighbour above touches all the others. */
    private int part(int index, boolean hasLeft, boolean hasRight) {
        int above = index - width;
        int over = above >= 0 ? parts[above] : 0;
        if (over != 0) {
            return over;
        }
        int left = hasLeft ? parts[index - 1] : 0;
        if (left == 0 && hasLeft && above >= 0) {
            left = parts[above - 1];
        }
        int right = hasRight && above >= 0 ? parts[above + 1] : 0;
        if (left == 0 && right == 0) {
            return newPart();
        }
        if (left == 0 || right == 0 || left == right) {
            return Math.max(left, right);
        }
        return join(left, right);
    }

    private int newPart() {
        count++;
        if (count == joined.length) {
            joined = Arrays.copyOf(joined, 2 * count);
            strong = Arrays.copyOf(strong, 2 * count);
        }
        joined[count] = count;
        return count;
    }

    /** The smaller number is the root, so that roots come first. */
    private int join(int first, int second) {
        int a = DisjointSets.root(joined, first);
        int b = DisjointSets.root(joined, second);
        joined[Math.max(a, b)] = Math.min(a, b);
        return Math.min(a, b);
    }

    private void number() {
        boolean[] any = new boolean[count + 1];
        int components = 0;
        for (int part = 1; part <= count; part++) {
            int parent = joined[part];
            if (parent == part) {
                components++;
                joined[part] = components;
            } else {
                // A parent is smaller than its children: it has its component's number already.
                joined[part] = joined[parent];
            }
            any[joined[part]] |= strong[part];
        }
        count = components;
        strong = any;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The component of a pixel, given by its index; 0 if it is no candidate. */
    int at(int index) {
        return joined[parts[index]];
    }

    /** Whether a component has a strong pixel. */
    boolean strong(int number) {
        return strong[number];
    }

    /** Marks components as edges: those with a strong pixel, and {@code more}. Element 0, of no component, is none. */
    boolean[] edges(int[] more) {
        boolean[] edges = Arrays.copyOf(strong, count + 1);
        for (int number : more) {
            edges[number] = true;
        }
        return edges;
    }
}
