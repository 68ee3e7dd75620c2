package org.ridgeline.root.write;

import java.io.IOException;
import java.util.Arrays;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;

/** The basket being filled of one branch, and where its written baskets are. */
final class BranchWriter {
    /** Version that ROOT 6.18 writes in front of a vector: that of its TStreamerInfo. */
    private static final int VECTOR_VERSION = 9;

    private static final int BYTE_COUNT = 0x40000000;
    private static final int BASKET_VERSION = 3;
    /** What a basket appends to its key: version, three sizes, last byte, a flag. */
    private static final int BASKET_KEY = 19;

    private final Field field;
    private final Primitive primitive;
    private final int itemBytes;
    private final Key key;
    private byte[] data = new byte[1 << 12];
    private int filled;
    private int[] offsets = new int[256];
    private int entriesInBasket;

    private long entries;
    private long totalBytes;
    private long storedBytes;
    private int baskets;
    private int[] basketBytes = new int[10];
    private long[] basketEntry = new long[10];
    private long[] basketSeek = new long[10];

    BranchWriter(Field field, String tree) {
        this.field = field;
        this.primitive = field.primitive();
        this.itemBytes = primitive == null ? 1 : Scalar.of(primitive).size();
        this.key = new Key("TBasket", field.name(), tree);
    }

    Field field() {
        return field;
    }

    int filled() {
        return filled;
    }

    long entries() {
        return entries;
    }

    long totalBytes() {
        return totalBytes;
    }

    long storedBytes() {
        return storedBytes;
    }

    int baskets() {
        return baskets;
    }

    int basketBytes(int basket) {
        return basketBytes[basket];
    }

    long basketEntry(int basket) {
        return basketEntry[basket];
    }

    long basketSeek(int basket) {
        return basketSeek[basket];
    }

    /** Adds the entries {@code from} (included) to {@code to} (excluded) of a column. */
    void append(Column column, int from, int to) {
        if (primitive == null) {
            appendTexts(as(column, Column.Texts.class), from, to);
        } else if (field.varying()) {
            appendLists(as(column, Column.Lists.class), from, to);
        } else {
            appendFixed(column, from, to);
        }
        entriesInBasket += to - from;
        entries += to - from;
    }

    private void appendTexts(Column.Texts texts, int from, int to) {
        roomForOffsets(to - from);
        for (int i = from; i < to; i++) {
            int start = texts.offsets()[i];
            int length = texts.offsets()[i + 1] - start;
            room(length + 5L);
            offsets[entriesInBasket + i - from] = filled;
            if (length < 255) {
                data[filled++] = (byte) length;
            } else {
                data[filled++] = (byte) 255;
                filled = i32(filled, length);
            }
            System.arraycopy(texts.bytes(), start, data, filled, length);
            filled += length;
        }
    }

    private void appendLists(Column.Lists lists, int from, int to) {
        roomForOffsets(to - from);
        for (int i = from; i < to; i++) {
            int first = lists.offsets()[i];
            int count = lists.offsets()[i + 1] - first;
            room(10L + (long) count * itemBytes);
            offsets[entriesInBasket + i - from] = filled;
            filled = i32(filled, BYTE_COUNT | (6 + count * itemBytes));
            data[filled++] = 0;
            data[filled++] = VECTOR_VERSION;
            filled = i32(filled, count);
            items(lists.elements(), first, first + count);
        }
    }

    private void appendFixed(Column column, int from, int to) {
        ColumnType type = field.type();
        Column items = column;
        int first = from;
        int last = to;
        while (type instanceof ListOf list) {
            Column.Lists lists = as(items, Column.Lists.class);
            int[] offsets = lists.offsets();
            for (int i = first; i < last; i++) {
                if (offsets[i + 1] - offsets[i] != list.length()) {
                    throw new IllegalArgumentException("branch " + field.name() + field.dimensions() + " got a list of "
                            + (offsets[i + 1] - offsets[i]) + " elements where " + list.length() + " belong");
                }
            }
            first = offsets[first];
            last = offsets[last];
            items = lists.elements();
            type = list.element();
        }
        room((long) (last - first) * itemBytes);
        items(items, first, last);
    }

    /** Encodes the values {@code from} to {@code to - 1}; there is room for them. */
    private void items(Column column, int from, int to) {
        int at = filled;
        switch (primitive) {
            case BOOLEAN -> {
                byte[] values = as(column, Column.Booleans.class).values();
                for (int i = from; i < to; i++) {
                    data[at++] = (byte) (values[i] == 0 ? 0 : 1);
                }
            }
            case INT8 -> System.arraycopy(as(column, Column.Bytes.class).values(), from, data, at, to - from);
            case UINT8 -> {
                short[] values = as(column, Column.Shorts.class).values();
                for (int i = from; i < to; i++) {
                    data[at++] = (byte) unsigned(values[i], 0xFF);
                }
            }
            case INT16 -> {
                short[] values = as(column, Column.Shorts.class).values();
                for (int i = from; i < to; i++) {
                    at = i16(at, values[i]);
                }
            }
            case UINT16 -> {
                int[] values = as(column, Column.Ints.class).values();
                for (int i = from; i < to; i++) {
                    at = i16(at, (int) unsigned(values[i], 0xFFFF));
                }
            }
            case INT32 -> {
                int[] values = as(column, Column.Ints.class).values();
                for (int i = from; i < to; i++) {
                    at = i32(at, values[i]);
                }
            }
            case UINT32 -> {
                long[] values = as(column, Column.Longs.class).values();
                for (int i = from; i < to; i++) {
                    at = i32(at, (int) unsigned(values[i], 0xFFFF_FFFFL));
                }
            }
            case INT64, UINT64 -> {
                long[] values = as(column, Column.Longs.class).values();
                for (int i = from; i < to; i++) {
                    at = i64(at, values[i]);
                }
            }
            case FLOAT32 -> {
                float[] values = as(column, Column.Floats.class).values();
                for (int i = from; i < to; i++) {
                    at = i32(at, Float.floatToRawIntBits(values[i]));
                }
            }
            case FLOAT64 -> {
                double[] values = as(column, Column.Doubles.class).values();
                for (int i = from; i < to; i++) {
                    at = i64(at, Double.doubleToRawLongBits(values[i]));
                }
            }
        }
        filled += (to - from) * itemBytes;
    }

    private long unsigned(long value, long largest) {
        if (value < 0 || value > largest) {
            throw new IllegalArgumentException(
                    "branch " + field.name() + " holds values from 0 to " + largest + ", not " + value);
        }
        return value;
    }

    private <T extends Column> T as(Column column, Class<T> shape) {
        if (!shape.isInstance(column)) {
            throw wrong(column, shape.getSimpleName());
        }
        return shape.cast(column);
    }

    private IllegalArgumentException wrong(Column column, String wanted) {
        return new IllegalArgumentException(
                "branch " + field.name() + " of type " + field.type() + " takes a column of " + wanted + ", not of "
                        + column.getClass().getSimpleName());
    }

    /** Writes the basket, if it holds an entry, and starts the next. */
    void flush(RecordFile file, BasketCompressor compressor, int datime) throws IOException {
        if (entriesInBasket == 0) {
            return;
        }
        long seek = file.end();
        int keyLength = key.length(seek) + BASKET_KEY;
        int last = Math.addExact(keyLength, filled);
        int entryData = filled;
        if (field.varying()) {
            appendOffsets(keyLength, last);
        }
        byte[] payload = compressor.compress(data, filled);
        ObjectBuffer record = new ObjectBuffer();
        key.write(record, keyLength, payload.length, filled, datime, seek, RecordFile.BEGIN);
        record.i16(BASKET_VERSION);
        record.i32(keyLength + filled);
        record.i32(field.varying() ? entriesInBasket + 1 : entryData / entriesInBasket);
        record.i32(entriesInBasket);
        record.i32(last);
        record.i8(0);
        record.raw(payload);
        file.append(record);

        if (baskets + 1 == basketBytes.length) {
            basketBytes = Arrays.copyOf(basketBytes, baskets * 2 + 2);
            basketEntry = Arrays.copyOf(basketEntry, baskets * 2 + 2);
            basketSeek = Arrays.copyOf(basketSeek, baskets * 2 + 2);
        }
        basketBytes[baskets] = record.length();
        basketEntry[baskets] = entries - entriesInBasket;
        basketSeek[baskets] = seek;
        baskets++;
        totalBytes += keyLength + filled;
        storedBytes += record.length();
        filled = 0;
        entriesInBasket = 0;
    }

    /** After the entries of varying size: a count, the start of each entry, the end of the last; all counted from the key. */
    private void appendOffsets(int keyLength, int last) {
        room(4L * (entriesInBasket + 2));
        filled = i32(filled, entriesInBasket + 1);
        for (int i = 0; i < entriesInBasket; i++) {
            filled = i32(filled, keyLength + offsets[i]);
        }
        filled = i32(filled, last);
    }

    private void room(long more) {
        if (data.length - filled < more) {
            long needed = filled + more;
            if (needed > Integer.MAX_VALUE - 64) {
                throw new IllegalArgumentException("branch " + field.name() + ": " + needed
                        + " bytes do not fit into one basket, which holds at most 2 GiB");
            }
            data = Arrays.copyOf(data, (int) Math.max(needed, Math.min(data.length * 2L, Integer.MAX_VALUE - 64)));
        }
    }

    private void roomForOffsets(int more) {
        if (offsets.length - entriesInBasket < more) {
            offsets = Arrays.copyOf(offsets, Math.max(Math.addExact(entriesInBasket, more), offsets.length * 2));
        }
    }

    private int i16(int at, int value) {
        data[at] = (byte) (value >> 8);
        data[at + 1] = (byte) value;
        return at + 2;
    }

    private int i32(int at, int value) {
        data[at] = (byte) (value >> 24);
        data[at + 1] = (byte) (value >> 16);
        data[at + 2] = (byte) (value >> 8);
        data[at + 3] = (byte) value;
        return at + 4;
    }

    private int i64(int at, long value) {
        return i32(i32(at, (int) (value >> 32)), (int) value);
    }
}
