package org.ridgeline.root;

import java.util.Arrays;

/** A growing list of lists. */
final class Lists {
    private final ItemReader element;
    private final Values numbers;
    private final int width;
    private int[] offsets = {0};
    private int count;

    Lists(Item item) {
        // Numbers are copied in one piece, not one by one.
        boolean plain = item instanceof Item.Number;
        this.element = plain ? null : item.reader();
        this.numbers = plain ? ((Item.Number) item).scalar().values() : null;
        this.width = item.leastBytes();
    }

    void read(Cursor cursor, int n) throws RootException {
        if (numbers != null) {
            int at = cursor.at();
            cursor.skip((long) n * width, "numbers");
            numbers.reserve(n);
            numbers.append(cursor.bytes(), at, n);
        } else {
            for (int i = 0; i < n; i++) {
                element.read(cursor);
            }
        }
        end(n);
    }

    void readMemberwise(Cursor cursor) throws RootException {
        if (!(element instanceof InstanceReader instances)) {
            throw cursor.broken("a collection stored object by object");
        }
        int version = cursor.i16();
        if (version <= 0) {
            cursor.skip(4, "a class checksum");
        }
        // Without headers an object may be shorter than by itself, but not without bytes.
        int n = cursor.count(1, "objects");
        instances.readMembers(cursor, n);
        end(n);
    }

    void readToEnd(Cursor cursor) throws RootException {
        if (numbers != null) {
            if (cursor.left() % width != 0) {
                throw cursor.broken("numbers of " + width + " bytes");
            }
            read(cursor, cursor.left() / width);
            return;
        }
        int n = 0;
        while (cursor.left() > 0) {
            element.read(cursor);
            n++;
        }
        end(n);
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

    Column finish() {
        int elements = offsets[count];
        Column column = new Column.Lists(offsets, numbers != null ? numbers.finish() : element.finish(elements), count);
        offsets = new int[] {0};
        count = 0;
        return column;
    }
}
