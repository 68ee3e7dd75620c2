package org.ridgeline.root;

import java.util.List;

/** Reads structs; remembers where their members stand, since one may count another. */
final class MembersReader extends ItemReader {
    private final ItemReader[] readers;
    private final Lists[] lists;
    private final int[] counters;
    private final Scalar[] scalars;
    private final int[] positions;

    MembersReader(List<Item> items) {
        int n = items.size();
        readers = new ItemReader[n];
        lists = new Lists[n];
        counters = new int[n];
        scalars = new Scalar[n];
        positions = new int[n];
        for (int i = 0; i < n; i++) {
            Item item = items.get(i);
            if (item instanceof Item.CountedBy counted) {
                counters[i] = counted.member();
                lists[i] = new Lists(counted.element());
            } else {
                readers[i] = item.reader();
                scalars[i] = item instanceof Item.Number number ? number.scalar() : null;
            }
        }
    }

    @Override
    void read(Cursor cursor) throws RootException {
        for (int i = 0; i < readers.length; i++) {
            positions[i] = cursor.at();
            if (readers[i] != null) {
                readers[i].read(cursor);
                continue;
            }
            long n = wholeNumber(scalars[counters[i]], cursor.bytes(), positions[counters[i]]);
            if (n < 0 || n > cursor.left()) {
                throw cursor.broken(n + " elements to fit into the " + cursor.left() + " bytes left");
            }
            lists[i].read(cursor, (int) n);
        }
    }

    private static long wholeNumber(Scalar scalar, byte[] bytes, int at) {
        return switch (scalar.type()) {
            case BOOLEAN, INT8 -> bytes[at];
            case UINT8 -> bytes[at] & 0xff;
            case INT16 -> (short) ((bytes[at] << 8) | (bytes[at + 1] & 0xff));
            case UINT16 -> ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
            case INT32 -> Cursor.intAt(bytes, at);
            case UINT32 -> Cursor.intAt(bytes, at) & 0xffffffffL;
            case INT64, UINT64 -> Cursor.longAt(bytes, at);
            // The interpreter takes whole numbers only.
            case FLOAT32, FLOAT64 -> -1;
        };
    }

    @Override
    Column finish(int length) {
        Column[] columns = new Column[readers.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = readers[i] != null ? readers[i].finish(length) : lists[i].finish();
        }
        return new Column.Structs(List.of(columns), length);
    }
}
