package org.ridgeline.root;

/** A decompressed basket: the bytes of its entries, and where each begins. */
final class Basket {
    /** Holds the bytes from {@link #start} to {@link #end}; other baskets may share the array. */
    byte[] bytes;

    int start;
    int end;
    int entries;

    /** Where entry i begins in {@link #bytes}, with one more for the end; null if the basket has none. */
    int[] offsets;

    int length() {
        return end - start;
    }
}
