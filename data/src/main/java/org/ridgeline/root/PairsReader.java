package org.ridgeline.root;

import java.util.Arrays;
import java.util.List;

/** Reads maps, pair by pair or keys before values. */
final class PairsReader extends ItemReader {
    private final Item.Pairs pairs;
    private final ItemReader keys;
    private final ItemReader values;
    private int[] offsets = {0};
    private int count;

    PairsReader(Item.Pairs pairs) {
        this.pairs = pairs;
        this.keys = pairs.key().reader();
        this.values = pairs.value().reader();
    }

    @Override
    void read(Cursor cursor) throws RootException {
        int n = cursor.count(least(), "pairs");
        for (int i = 0; i < n; i++) {
            keys.read(cursor);
            values.read(cursor);
        }
        end(n);
    }

    @Override
    void readMemberwise(Cursor cursor) throws RootException {
        if (cursor.i16() <= 0) {
            cursor.skip(4, "a class checksum");
        }
        int n = cursor.count(least(), "pairs");
        if (n > 0) {
            block(cursor, keys, pairs.keysHeaded(), n);
            block(cursor, values, pairs.valuesHeaded(), n);
        }
        end(n);
    }

    private int least() {
        return pairs.key().leastBytes() + pairs.value().leastBytes();
    }

    private static void block(Cursor cursor, ItemReader items, boolean headed, int n) throws RootException {
        int end = headed ? cursor.version().end() : -1;
        for (int i = 0; i < n; i++) {
            items.read(cursor);
        }
        if (end >= 0 && cursor.at() != end) {
            throw cursor.broken("the keys or values of a map to end at " + end);
        }
    }

    private void end(int n) throws RootException {
        if (count + 1 == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(16, 2 * offsets.length));
        }
        int end = offsets[count] + n;
        if (end < 0) {
            throw new RootException("a run of entries has too many values: read fewer entries");
        }
        offsets[++count] = end;
    }

    @Override
    Column finish(int length) {
        int pairsRead = offsets[count];
        Column column = new Column.Lists(
                offsets,
                new Column.Structs(List.of(keys.finish(pairsRead), values.finish(pairsRead)), pairsRead),
                count);
        offsets = new int[] {0};
        count = 0;
        return column;
    }
}
