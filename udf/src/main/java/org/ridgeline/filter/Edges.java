package org.ridgeline.filter;

import java.util.BitSet;
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

    /** The components of a tile as bits, {@code count} the largest. */
    BitSet of(Window core, int count) {
        BitSet bits = new BitSet(count + 1);
        for (int number : numbers(core)) {
            bits.set(number);
        }
        return bits;
    }

    private int[] numbers(Window core) {
        int[] numbers = byCore.get(core);
        if (numbers == null) {
            throw new IllegalArgumentException(core + " was no tile's core when edges were joined");
        }
        return numbers;
    }
}
