package org.ridgeline.root;

import java.util.Arrays;

/**
 * Entries of one size: a number, or an array of fixed dimensions.
 *
 * @param dimensions none for a plain number
 */
record FixedEntries(Scalar item, int[] dimensions) implements Interpretation {
    @Override
    public boolean equals(Object other) {
        return other instanceof FixedEntries that
                && item.equals(that.item)
                && Arrays.equals(dimensions, that.dimensions);
    }

    @Override
    public int hashCode() {
        return 31 * item.hashCode() + Arrays.hashCode(dimensions);
    }

    @Override
    public ColumnType type() {
        return Decoder.shapedType(item.type(), dimensions);
    }

    @Override
    public Decoder decoder() {
        return new FixedDecoder(item, dimensions);
    }

    private static final class FixedDecoder extends Decoder {
        private final Values values;
        private final int[] dimensions;
        private final int perEntry;
        private final int stride;

        FixedDecoder(Scalar item, int[] dimensions) {
            this.values = item.values();
            this.dimensions = dimensions;
            this.perEntry = product(dimensions);
            this.stride = Math.multiplyExact(perEntry, item.width());
        }

        @Override
        void append(Basket basket, int first, int last) throws RootException {
            if (basket.length() != (long) basket.entries * stride) {
                throw new RootException("the " + basket.entries + " entries take " + basket.length()
                        + " bytes, expected " + stride + " each");
            }
            int n = (last - first) * perEntry;
            values.reserve(n);
            values.append(basket.bytes, basket.start + first * stride, n);
        }

        @Override
        Column finish(int length) {
            return shaped(values.finish(), dimensions);
        }
    }
}
