package org.ridgeline.filter;

import java.util.Map;

/**
 * Components that are edges because of what other tiles have.
 *
 * @param byCore their numbers, by the tile that found them
 */
record Edges(Map<Window, int[]> byCore) implements Whole {

    @Override
    public Whole of(Window core) {
        return new Edges(Map.of(core, numbers(core)));
    }

    /** The components of a tile. */
    int[] numbers(Window core) {
        int[] numbers = byCore.get(core);
        if (numbers == null) {
            throw new IllegalArgumentException(core + " was no tile's core when edges were joined");
        }
        return numbers;
    }
}
