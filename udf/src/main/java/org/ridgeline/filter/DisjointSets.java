package org.ridgeline.filter;

/** Sets of numbers, each a tree of parents whose root is its own parent. */
final class DisjointSets {
    private DisjointSets() {}

    /** The root of the set of a number; paths are halved on the way. */
    static int root(int[] parents, int number) {
        int at = number;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
