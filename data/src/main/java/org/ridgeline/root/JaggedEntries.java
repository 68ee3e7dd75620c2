package org.ridgeline.root;

import java.util.Arrays;

/**
 * Entries of varying size: a header, then numbers up to the entry's end.
 *
 * @param header what precedes the numbers of an entry
 * @param dimensions of each element; none for a plain number
 */
record JaggedEntries(Header header, Scalar item, int[] dimensions) implements Interpretation {
    @Override
    public boolean equals(Object other) {
        return other instanceof JaggedEntries that
                && header == that.header
                && item.equals(that.item)
                && Arrays.equals(dimensions, that.dimensions);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * header.ordinal() + item.hashCode()) + Arrays.hashCode(dimensions);
    }

    /** What precedes the numbers of an entry. */
    enum Header {
        /** Nothing: a C array, the number of its elements stands in another branch. */
        NONE(0),
        /** One byte that tells whether the pointer is set: a member {@code T* x; //[n]}. */
        PRESENCE(1),
        /** Byte count, class version, number of elements: {@code std::vector} and what is stored like it. */
        VECTOR(10);

        final int bytes;

        Header(int bytes) {
            this.bytes = bytes;
        }
    }

    @Override
    public ColumnType type() {
        return ColumnType.ListOf.varying(Decoder.shapedType(item.type(), dimensions));
    }

    @Override
    public Decoder decoder() {
        return new JaggedDecoder(header, item, dimensions);
    }

    /** Bytes of one element. */
    int elementBytes() {
        return Math.multiplyExact(item.width(), Decoder.product(dimensions));
    }

    private static final class JaggedDecoder extends Decoder {
        private final Header header;
        private final Values values;
        private final int[] dimensions;
        private final int perElement;
        private final int elementBytes;
        private int[] offsets = {0};
        private int lists;

        JaggedDecoder(Header header, Scalar item, int[] dimensions) {
            this.header = header;
            this.values = item.values();
            this.dimensions = dimensions;
            this.perElement = product(dimensions);
            this.elementBytes = Math.multiplyExact(perElement, item.width());
        }

        @Override
        void append(Basket basket, int first, int last) throws RootException {
            if (basket.offsets == null) {
                throw new RootException("it has no entry offsets, and no branch that holds the numbers of elements");
            }
            int before = offsets[lists];
            if (lists + last - first + 1 > offsets.length) {
                offsets = Arrays.copyOf(offsets, Math.max(lists + last - first + 1, offsets.length * 3 / 2));
            }
            long bytes = lengths(basket, first, last);
            if (before + bytes / elementBytes > Integer.MAX_VALUE - 8) {
                throw new RootException("a run of entries has too many values: read fewer entries");
            }
            values.reserve(bytes / elementBytes * perElement);
            values.append(basket.bytes, basket.offsets, first, last, header.bytes);
        }

        /** Checks each entry, notes where its list ends, and returns how many bytes the numbers of all take. */
        private long lengths(Basket basket, int first, int last) throws RootException {
            int[] starts = basket.offsets;
            long sum = 0;
            int total = offsets[lists];
            for (int entry = first; entry < last; entry++) {
                int payload = starts[entry + 1] - starts[entry] - header.bytes;
                int n = payload / elementBytes;
                if (payload < 0 || n * elementBytes != payload) {
                    throw new RootException("entry " + entry + " of the basket has "
                            + (starts[entry + 1] - starts[entry]) + " bytes, expected a header of " + header.bytes
                            + " and elements of " + elementBytes);
                }
                if (header == Header.VECTOR && Cursor.intAt(basket.bytes, starts[entry] + 6) != n) {
                    throw new RootException("entry " + entry + " of the basket announces "
                            + Cursor.intAt(basket.bytes, starts[entry] + 6) + " elements, but has bytes for " + n);
                }
                sum += payload;
                total += n;
                offsets[++lists] = total;
            }
            return sum;
        }

        @Override
        Column finish(int length) {
            Column.Lists column = new Column.Lists(offsets, shaped(values.finish(), dimensions), length);
            offsets = new int[] {0};
            lists = 0;
            return column;
        }
    }
}
