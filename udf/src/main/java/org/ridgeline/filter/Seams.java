package org.ridgeline.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The seams of many tiles. Components of two tiles that have a pixel in common are parts of one; if any part of it is
 * strong, all of it is an edge.
 */
final class Seams implements Summary {
    private static final long serialVersionUID = 1;

    private final ArrayList<Seam> seams = new ArrayList<>();

    Seams(Seam seam) {
        seams.add(seam);
    }

    @Override
    public Summary merge(Summary other) {
        seams.addAll(((Seams) other).seams);
        return this;
    }

    List<Seam> all() {
        return seams;
    }

    /**
     * Joins the seams.
     *
     * @throws IllegalStateException if the tiles' cores do not cover the image once
     */
    @Override
    public Whole whole() {
        int[] firsts = new int[seams.size() + 1];
        long candidates = 0;
        for (int i = 0; i < seams.size(); i++) {
            firsts[i + 1] = Math.addExact(firsts[i], seams.get(i).components().length);
            candidates += seams.get(i).pixels().length;
        }
        int[] parents = new int[firsts[seams.size()]];
        Arrays.setAll(parents, i -> i);
        join(firsts, parents, own(firsts, candidates));
        return edges(firsts, parents);
    }

    /** The component of each pixel that others may have found too, by the tile whose pixel it is. */
    private PixelMap own(int[] firsts, long candidates) {
        PixelMap own = new PixelMap(candidates);
        for (int i = 0; i < seams.size(); i++) {
            Seam seam = seams.get(i);
            for (int k = 0; k < seam.pixels().length; k++) {
                int x = seam.column(seam.pixels()[k]);
                int y = seam.row(seam.pixels()[k]);
                if (seam.core().contains(x, y) && !own.put(x, y, firsts[i] + seam.owners()[k])) {
                    throw new IllegalStateException("two tiles have the pixel at column " + x + ", row " + y);
                }
            }
        }
        return own;
    }

    private void join(int[] firsts, int[] parents, PixelMap own) {
        for (int i = 0; i < seams.size(); i++) {
            Seam seam = seams.get(i);
            for (int k = 0; k < seam.pixels().length; k++) {
                int x = seam.column(seam.pixels()[k]);
                int y = seam.row(seam.pixels()[k]);
                if (!seam.core().contains(x, y)) {
                    int other = own.get(x, y);
                    if (other < 0) {
                        throw new IllegalStateException("no tile has the pixel at column " + x + ", row " + y);
                    }
                    int a = DisjointSets.root(parents, firsts[i] + seam.owners()[k]);
                    int b = DisjointSets.root(parents, other);
                    parents[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
    }

    private Edges edges(int[] firsts, int[] parents) {
        boolean[] strong = new boolean[parents.length];
        for (int i = 0; i < seams.size(); i++) {
            Seam seam = seams.get(i);
            for (int k = seam.strong().nextSetBit(0); k >= 0; k = seam.strong().nextSetBit(k + 1)) {
                strong[DisjointSets.root(parents, firsts[i] + k)] = true;
            }
        }
        Map<Window, int[]> edges = new HashMap<>();
        for (int i = 0; i < seams.size(); i++) {
            Seam seam = seams.get(i);
            int[] found = new int[seam.components().length];
            int count = 0;
            for (int k = 0; k < found.length; k++) {
                if (!seam.strong().get(k) && strong[DisjointSets.root(parents, firsts[i] + k)]) {
                    found[count] = seam.components()[k];
                    count++;
                }
            }
            edges.put(seam.core(), Arrays.copyOf(found, count));
        }
        return new Edges(edges);
    }
}
