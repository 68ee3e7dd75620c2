package org.ridgeline.root;

/** Gathers the values of one column from baskets. */
abstract class Decoder {

    /** Appends the entries {@code first} (included) to {@code last} (excluded) of a basket. */
    abstract void append(Basket basket, int first, int last) throws RootException;

    /** The column of what was appended, {@code length} entries; what comes next begins a new one. */
    abstract Column finish(int length);

    /** Lists of {@code size} elements each. */
    static Column.Lists regular(Column elements, int size, int length) {
        int[] offsets = new int[length + 1];
        for (int i = 0; i <= length; i++) {
            offsets[i] = i * size;
        }
        return new Column.Lists(offsets, elements, length);
    }

    /** Wraps values into the fixed dimensions, the last one innermost. */
    static Column shaped(Column values, int[] dimensions) {
        Column column = values;
        for (int i = dimensions.length - 1; i >= 0; i--) {
            column = regular(column, dimensions[i], dimensions[i] == 0 ? 0 : column.length() / dimensions[i]);
        }
        return column;
    }

    /** The type that {@link #shaped} yields. */
    static ColumnType shapedType(ColumnType item, int[] dimensions) {
        ColumnType type = item;
        for (int i = dimensions.length - 1; i >= 0; i--) {
            type = new ColumnType.ListOf(type, dimensions[i]);
        }
        return type;
    }

    /** Values of 8 bytes that one entry can have: it lies in a basket, whose size is an int. */
    static final int MOST_VALUES = Integer.MAX_VALUE / 8;

    /** Number of values in one entry; a file's dimensions are checked against {@link #MOST_VALUES} before. */
    static int product(int[] dimensions) {
        int product = 1;
        for (int dimension : dimensions) {
            product = Math.multiplyExact(product, dimension);
        }
        return product;
    }
}
