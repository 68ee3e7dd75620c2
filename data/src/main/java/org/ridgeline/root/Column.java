package org.ridgeline.root;

import java.util.List;

/**
 * Decoded values of one column over a run of entries, in primitive arrays. Arrays may be longer than needed: only the
 * first {@link #length()} values count. Unsigned integers are widened: UINT8 to short, UINT16 to int, UINT32 to long;
 * UINT64 keeps its bits in a long.
 */
public sealed interface Column {

    /** Number of values. */
    int length();

    /** 0 or 1 per value. */
    record Booleans(byte[] values, int length) implements Column {}

    record Bytes(byte[] values, int length) implements Column {}

    record Shorts(short[] values, int length) implements Column {}

    record Ints(int[] values, int length) implements Column {}

    record Longs(long[] values, int length) implements Column {}

    record Floats(float[] values, int length) implements Column {}

    record Doubles(double[] values, int length) implements Column {}

    /** String i is {@code bytes[offsets[i]] .. bytes[offsets[i + 1] - 1]}; {@code length + 1} offsets. */
    record Texts(byte[] bytes, int[] offsets, int length) implements Column {}

    /** List i holds the elements {@code offsets[i] .. offsets[i + 1] - 1}; {@code length + 1} offsets. */
    record Lists(int[] offsets, Column elements, int length) implements Column {}

    /** One column per member, all of the same length. */
    record Structs(List<Column> members, int length) implements Column {}
}
