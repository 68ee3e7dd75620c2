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
    private final int[] numbers;
    private int[] parents = new int[1024];
    private boolean[] strong;
    private int count;

    /**
     * Finds the components.
     *
     * @param candidates pixels row by row
     * @param width of a row
     */
    Components(byte[] candidates, int width) {
        this.width = width;
        numbers = new int[candidates.length];
        for (int start = 0; start < candidates.length; start += width) {
            for (int x = 0; x < width; x++) {
                if (candidates[start + x] != NONE) {
                    numbers[start + x] = provisional(start, x);
                }
            }
        }
        renumber(candidates);
    }

    /** The number of a neighbour that has one, all of which are joined; or a new one. */
    private int provisional(int start, int x) {
        int number = x > 0 ? numbers[start + x - 1] : 0;
        if (start > 0) {
            int above = start - width;
            for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
                int other = numbers[above + i];
                if (other != 0) {
                    number = number == 0 ? other : join(number, other);
                }
            }
        }
        if (number != 0) {
            return number;
        }
        count++;
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, 2 * count);
        }
        parents[count] = count;
        return count;
    }

    /** The smaller number is the root, so that roots come first. */
    private int join(int first, int second) {
        int a = DisjointSets.root(parents, first);
        int b = DisjointSets.root(parents, second);
        parents[Math.max(a, b)] = Math.min(a, b);
        return Math.min(a, b);
    }

    private void renumber(byte[] candidates) {
        int[] finals = new int[count + 1];
        int found = 0;
        for (int number = 1; number <= count; number++) {
            int root = DisjointSets.root(parents, number);
            if (root == number) {
                found++;
                finals[number] = found;
            } else {
                finals[number] = finals[root];
            }
        }
        count = found;
        strong = new boolean[found + 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = finals[numbers[i]];
            strong[numbers[i]] |= candidates[i] == STRONG;
        }
        parents = null;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The component of a pixel, given by its index; 0 if it is no candidate. */
    int at(int index) {
        return numbers[index];
    }

    /** Whether a component has a strong pixel. */
    boolean strong(int number) {
        return strong[number];
    }
}
