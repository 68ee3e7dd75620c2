package org.ridgeline.root.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.ColumnType.Text;

/** A random schema with random entries: extreme values, empty lists, texts that need a long length. */
public record RandomTree(List<Field> fields, List<Column> columns, int entries) {

    public static RandomTree of(long seed, int entries) {
        Random random = new Random(seed);
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        int count = 3 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            fields.add(field("b" + i, random));
            columns.add(column(fields.get(i).type(), entries, random));
        }
        return new RandomTree(fields, columns, entries);
    }

    /** One branch of every kind. */
    public static RandomTree ofEveryKind(long seed, int entries) {
        Random random = new Random(seed);
        List<Field> fields = new ArrayList<>();
        for (Primitive primitive : Primitive.values()) {
            String name = primitive.name().toLowerCase(Locale.ROOT);
            fields.add(new Field(name, primitive));
            fields.add(new Field(name + "_array", new ListOf(primitive, 3)));
            fields.add(new Field(name + "_matrix", new ListOf(new ListOf(primitive, 2), 3)));
            fields.add(new Field(name + "_vector", ListOf.varying(primitive)));
            fields.add(new Field(name + "_rvec", ListOf.varying(primitive), Field.ListClass.RVEC));
        }
        fields.add(new Field("text", new Text()));
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.add(column(field.type(), entries, random));
        }
        return new RandomTree(fields, columns, entries);
    }

    private static Field field(String name, Random random) {
        Primitive[] primitives = Primitive.values();
        Primitive primitive = primitives[random.nextInt(primitives.length)];
        return switch (random.nextInt(6)) {
            case 0 -> new Field(name, new Text());
            case 1 -> new Field(name, ListOf.varying(primitive));
            case 2 -> new Field(name, ListOf.varying(primitive), Field.ListClass.RVEC);
            case 3 -> new Field(name, new ListOf(primitive, 1 + random.nextInt(4)));
            default -> new Field(name, primitive);
        };
    }

    private static Column column(ColumnType type, int length, Random random) {
        if (type instanceof Text) {
            return texts(length, random);
        }
        if (type instanceof ListOf list) {
            int[] offsets = new int[length + 1];
            for (int i = 0; i < length; i++) {
                int size = list.length() >= 0 ? list.length() : random.nextInt(10) == 0 ? 300 : random.nextInt(5);
                offsets[i + 1] = offsets[i] + size;
            }
            return new Column.Lists(offsets, column(list.element(), offsets[length], random), length);
        }
        return values((Primitive) type, length, random);
    }

    private static Column texts(int length, Random random) {
        StringBuilder all = new StringBuilder();
        int[] offsets = new int[length + 1];
        int bytes = 0;
        for (int i = 0; i < length; i++) {
            String text = "ä€x".repeat(random.nextInt(12) == 0 ? 40 + random.nextInt(100) : random.nextInt(4));
            all.append(text);
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            offsets[i + 1] = bytes;
        }
        return new Column.Texts(all.toString().getBytes(StandardCharsets.UTF_8), offsets, length);
    }

    private static Column values(Primitive primitive, int length, Random random) {
        long[] longs = new long[length];
        for (int i = 0; i < length; i++) {
            longs[i] = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(3) - 1;
        }
        return switch (primitive) {
            case BOOLEAN -> {
                byte[] values = new byte[length];
                for (int i = 0; i < length; i++) {
                    values[i] = (byte) (longs[i] & 1);
                }
                yield new Column.Booleans(values, length);
            }
            case INT8 -> {
                byte[] values = new byte[length];
                for (int i = 0; i < length; i++) {
                    values[i] = (byte) longs[i];
                }
                yield new Column.Bytes(values, length);
            }
            case UINT8, INT16 -> {
                short[] values = new short[length];
                for (int i = 0; i < length; i++) {
                    values[i] = (short) (primitive == Primitive.UINT8 ? longs[i] & 0xFF : longs[i]);
                }
                yield new Column.Shorts(values, length);
            }
            case UINT16, INT32 -> {
                int[] values = new int[length];
                for (int i = 0; i < length; i++) {
                    values[i] = (int) (primitive == Primitive.UINT16 ? longs[i] & 0xFFFF : longs[i]);
                }
                yield new Column.Ints(values, length);
            }
            case UINT32 -> {
                for (int i = 0; i < length; i++) {
                    longs[i] &= 0xFFFF_FFFFL;
                }
                yield new Column.Longs(longs, length);
            }
            case INT64, UINT64 -> new Column.Longs(longs, length);
            case FLOAT32 -> {
                float[] values = new float[length];
                for (int i = 0; i < length; i++) {
                    values[i] = i % 17 == 0 ? Float.NEGATIVE_INFINITY : random.nextFloat() * longs[i];
                }
                yield new Column.Floats(values, length);
            }
            case FLOAT64 -> {
                double[] values = new double[length];
                for (int i = 0; i < length; i++) {
                    values[i] = i % 17 == 0 ? Double.MIN_VALUE : random.nextDouble() * longs[i];
                }
                yield new Column.Doubles(values, length);
            }
        };
    }

    /** The entries {@code from} to {@code to - 1} as columns of their own, to append in pieces. */
    List<Column> slice(int from, int to) {
        List<Column> pieces = new ArrayList<>();
        for (Column column : columns) {
            pieces.add(slice(column, from, to));
        }
        return pieces;
    }

    private static Column slice(Column column, int from, int to) {
        int length = to - from;
        if (column instanceof Column.Lists lists) {
            return new Column.Lists(Arrays.copyOfRange(lists.offsets(), from, to + 1), lists.elements(), length);
        }
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(texts.bytes(), Arrays.copyOfRange(texts.offsets(), from, to + 1), length);
        }
        if (column instanceof Column.Booleans values) {
            return new Column.Booleans(Arrays.copyOfRange(values.values(), from, to), length);
        }
        if (column instanceof Column.Bytes values) {
            return new Column.Bytes(Arrays.copyOfRange(values.values(), from, to), length);
        }
        if (column instanceof Column.Shorts values) {
            return new Column.Shorts(Arrays.copyOfRange(values.values(), from, to), length);
        }
        if (column instanceof Column.Ints values) {
            return new Column.Ints(Arrays.copyOfRange(values.values(), from, to), length);
        }
        if (column instanceof Column.Longs values) {
            return new Column.Longs(Arrays.copyOfRange(values.values(), from, to), length);
        }
        if (column instanceof Column.Floats values) {
            return new Column.Floats(Arrays.copyOfRange(values.values(), from, to), length);
        }
        return new Column.Doubles(Arrays.copyOfRange(((Column.Doubles) column).values(), from, to), length);
    }

    /** The tree in the words of {@code print_tree.py}, made from the entries and not from the file. */
    public List<String> print() {
        List<String> lines = new ArrayList<>();
        lines.add("entries " + entries);
        for (int i = 0; i < fields.size(); i++) {
            lines.add("branch\t" + fields.get(i).name());
            for (int entry = 0; entry < entries; entry++) {
                lines.add(print(fields.get(i).type(), columns.get(i), entry));
            }
        }
        return lines;
    }

    public static String print(ColumnType type, Column column, int at) {
        if (type instanceof ListOf list) {
            StringBuilder text = new StringBuilder("[");
            items(list, (Column.Lists) column, at, text);
            return text.append(']').toString();
        }
        if (column instanceof Column.Texts texts) {
            StringBuilder text = new StringBuilder("t");
            for (int i = texts.offsets()[at]; i < texts.offsets()[at + 1]; i++) {
                text.append(String.format("%02x", texts.bytes()[i]));
            }
            return text.toString();
        }
        if (column instanceof Column.Booleans values) {
            return String.valueOf(values.values()[at]);
        }
        if (column instanceof Column.Bytes values) {
            return String.valueOf(values.values()[at]);
        }
        if (column instanceof Column.Shorts values) {
            return String.valueOf(values.values()[at]);
        }
        if (column instanceof Column.Ints values) {
            return String.valueOf(values.values()[at]);
        }
        if (column instanceof Column.Longs values) {
            return type == Primitive.UINT64
                    ? Long.toUnsignedString(values.values()[at])
                    : String.valueOf(values.values()[at]);
        }
        if (column instanceof Column.Floats values) {
            return String.format("%08x", Float.floatToRawIntBits(values.values()[at]));
        }
        return String.format("%016x", Double.doubleToRawLongBits(((Column.Doubles) column).values()[at]));
    }

    private static void items(ListOf type, Column.Lists lists, int at, StringBuilder text) {
        for (int i = lists.offsets()[at]; i < lists.offsets()[at + 1]; i++) {
            if (type.element() instanceof ListOf inner) {
                items(inner, (Column.Lists) lists.elements(), i, text);
            } else {
                text.append(text.length() > 1 ? "," : "").append(print(type.element(), lists.elements(), i));
            }
        }
    }
}
