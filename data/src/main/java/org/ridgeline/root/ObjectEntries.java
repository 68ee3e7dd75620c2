package org.ridgeline.root;

/**
 * Entries that are read value by value.
 *
 * @param item what one entry holds
 */
record ObjectEntries(Item item) implements Interpretation {
    @Override
    public ColumnType type() {
        return item.type();
    }

    @Override
    public Decoder decoder() {
        return new ObjectDecoder(item);
    }

    private static final class ObjectDecoder extends Decoder {
        private final Item item;
        private final ItemReader reader;

        ObjectDecoder(Item item) {
            this.item = item;
            this.reader = item.reader();
        }

        @Override
        void append(Basket basket, int first, int last) throws RootException {
            if (basket.offsets == null) {
                basket.offsets = scan(basket);
            }
            Cursor cursor = new Cursor(basket.bytes, basket.start, basket.end, "entry data");
            for (int entry = first; entry < last; entry++) {
                int end = basket.offsets[entry + 1];
                cursor.window(basket.offsets[entry], end);
                reader.read(cursor);
                if (cursor.at() != end) {
                    throw cursor.broken("entry " + entry + " of the basket to end at " + end);
                }
            }
        }

        /** Finds where entries begin in a basket without offsets: each must tell its own size. */
        private int[] scan(Basket basket) throws RootException {
            Cursor cursor = new Cursor(basket.bytes, basket.start, basket.end, "entry data");
            if (item.leastBytes() == 0) {
                throw cursor.broken("entry offsets");
            }
            if ((long) basket.entries * item.leastBytes() > cursor.left()) {
                throw cursor.broken(basket.entries + " entries of at least " + item.leastBytes() + " bytes");
            }
            ItemReader scratch = item.reader();
            int[] offsets = new int[basket.entries + 1];
            for (int entry = 0; entry < basket.entries; entry++) {
                offsets[entry] = cursor.at();
                scratch.read(cursor);
            }
            offsets[basket.entries] = basket.end;
            return offsets;
        }

        @Override
        Column finish(int length) {
            return reader.finish(length);
        }
    }
}
