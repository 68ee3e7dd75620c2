package org.ridgeline.root;

/**
 * The header of a basket: a key, and what TBasket adds to it.
 *
 * @param entries number of entries (fNevBuf)
 * @param last where the entries' bytes end, counted from the key's beginning (fLast)
 * @param generated there are no entry offsets, they follow from another branch
 * @param flag how an embedded basket goes on
 */
record BasketHeader(Key key, int entries, int last, boolean generated, int flag) {
    /** Added to the flag of baskets whose entry offsets are not stored. */
    private static final int GENERATED_FLAG = 80;

    static BasketHeader read(Cursor cursor) throws RootException {
        Key key = Key.read(cursor);
        cursor.skip(2, "TBasket's version");
        cursor.skip(4, "fBufferSize");
        int capacity = cursor.i32();
        boolean generated = false;
        if (capacity < 0) {
            generated = (cursor.u8() & StoredBranch.GENERATE_OFFSETS) != 0;
        }
        int entries = cursor.i32();
        int last = cursor.i32();
        int flag = cursor.u8();
        if (flag >= GENERATED_FLAG) {
            generated = true;
            flag -= GENERATED_FLAG;
        }
        if (entries < 0 || (entries > 0 && last < key.keyLength())) {
            throw cursor.broken("a basket, but found one of " + entries + " entries whose data end at byte " + last);
        }
        return new BasketHeader(key, entries, last, generated, flag);
    }

    /** Whether an embedded basket is followed by the bytes of its entries. */
    boolean holdsData() {
        return flag == 1 || flag > 10;
    }

    /** Whether an embedded basket is followed by entry offsets. */
    boolean holdsOffsets() {
        return flag != 0 && flag % 10 != 2 && !generated;
    }
}
