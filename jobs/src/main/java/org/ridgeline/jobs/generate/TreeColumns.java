package org.ridgeline.jobs.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.ColumnType.Text;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.Field.ListClass;

/** The columns of a tree, filled event by event. */
final class TreeColumns {
    private final List<Slot> slots = new ArrayList<>();
    private final ListClass lists;
    private int events;

    /** @param lists the class that lists are written as */
    TreeColumns(ListClass lists) {
        this.lists = lists;
    }

    /** Name and type of each branch. */
    List<Field> fields() {
        return slots.stream().map(Slot::field).toList();
    }

    /** Events added since the last {@link #take}. */
    int events() {
        return events;
    }

    void add(ToyEvent event) {
        for (Slot slot : slots) {
            slot.add(event);
        }
        events++;
    }

    /** The columns of the events added since the last call; they are valid until the next {@link #add}. */
    List<Column> take() {
        List<Column> columns = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            columns.add(slot.take(events));
        }
        events = 0;
        return columns;
    }

    void integer(String name, ToIntFunction<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.INT32, (e, slot) -> slot.put(value.applyAsInt(e))));
    }

    void count(String name, ToIntFunction<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.UINT32, (e, slot) -> slot.put(value.applyAsInt(e))));
    }

    /** A whole number of 32 bits, unsigned. */
    void unsigned(String name, ToLongFunction<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.UINT32, (e, slot) -> slot.put(value.applyAsLong(e))));
    }

    /** A whole number of 64 bits, unsigned. */
    void wide(String name, ToLongFunction<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.UINT64, (e, slot) -> slot.put(value.applyAsLong(e))));
    }

    /** A number in double precision. */
    void precise(String name, ToDoubleFunction<ToyEvent> value) {
        slots.add(new Slot(
                name, Primitive.FLOAT64, (e, slot) -> slot.put(Double.doubleToRawLongBits(value.applyAsDouble(e)))));
    }

    void text(String name, Function<ToyEvent, String> value) {
        slots.add(new Slot(name, new Text(), (e, slot) -> {
            for (byte b : value.apply(e).getBytes(StandardCharsets.UTF_8)) {
                slot.put(b);
            }
            slot.endList();
        }));
    }

    void real(String name, ToDoubleFunction<ToyEvent> value) {
        slots.add(new Slot(
                name,
                Primitive.FLOAT32,
                (e, slot) -> slot.put(Float.floatToRawIntBits((float) value.applyAsDouble(e)))));
    }

    void flag(String name, Predicate<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.BOOLEAN, (e, slot) -> slot.put(value.test(e) ? 1 : 0)));
    }

    void reals(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, float[]> values) {
        list(name, Primitive.FLOAT32, n, (e, slot, count) -> {
            float[] all = values.apply(e);
            for (int i = 0; i < count; i++) {
                slot.put(Float.floatToRawIntBits(all[i]));
            }
        });
    }

    /** A list of at most one element. */
    void single(String name, ToIntFunction<ToyEvent> n, ToDoubleFunction<ToyEvent> value) {
        list(name, Primitive.FLOAT32, n, (e, slot, count) -> {
            if (count > 0) {
                slot.put(Float.floatToRawIntBits((float) value.applyAsDouble(e)));
            }
        });
    }

    void ints(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, int[]> values) {
        integers(name, Primitive.INT32, n, values);
    }

    void counts(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, int[]> values) {
        integers(name, Primitive.UINT32, n, values);
    }

    private void integers(
            String name, Primitive primitive, ToIntFunction<ToyEvent> n, Function<ToyEvent, int[]> values) {
        list(name, primitive, n, (e, slot, count) -> {
            if (count > 0) {
                int[] all = values.apply(e);
                for (int i = 0; i < count; i++) {
                    slot.put(all[i]);
                }
            }
        });
    }

    void flags(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, boolean[]> values) {
        list(name, Primitive.BOOLEAN, n, (e, slot, count) -> {
            if (count > 0) {
                boolean[] all = values.apply(e);
                for (int i = 0; i < count; i++) {
                    slot.put(all[i] ? 1 : 0);
                }
            }
        });
    }

    private void list(String name, Primitive primitive, ToIntFunction<ToyEvent> n, ListFill fill) {
        slots.add(new Slot(new Field(name, ListOf.varying(primitive), lists), (e, slot) -> {
            fill.fill(e, slot, n.applyAsInt(e));
            slot.endList();
        }));
    }

    private interface Fill {
        void fill(ToyEvent event, Slot slot);
    }

    private interface ListFill {
        void fill(ToyEvent event, Slot slot, int count);
    }

    /** A growing column; reals as their bits. */
    private static final class Slot {
        private final Field field;
        private final Primitive primitive;
        private final Fill fill;
        private long[] values = new long[1024];
        private int size;
        private int[] offsets = new int[1024];
        private int lists;

        Slot(String name, ColumnType type, Fill fill) {
            this(new Field(name, type), fill);
        }

        Slot(Field field, Fill fill) {
            this.field = field;
            ColumnType element = field.type() instanceof ListOf list ? list.element() : field.type();
            // a text is a list of bytes
            this.primitive = element instanceof Primitive known ? known : Primitive.INT8;
            this.fill = fill;
        }

        Field field() {
            return field;
        }

        void add(ToyEvent event) {
            fill.fill(event, this);
        }

        void put(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        void endList() {
            if (lists + 1 == offsets.length) {
                offsets = Arrays.copyOf(offsets, offsets.length * 2);
            }
            offsets[++lists] = size;
        }

        Column take(int events) {
            Column column = elements();
            if (field.type() instanceof ListOf) {
                column = new Column.Lists(Arrays.copyOf(offsets, lists + 1), column, events);
            } else if (column instanceof Column.Bytes bytes) {
                column = new Column.Texts(bytes.values(), Arrays.copyOf(offsets, lists + 1), events);
            }
            size = 0;
            lists = 0;
            return column;
        }

        private Column elements() {
            return switch (primitive) {
                case BOOLEAN -> new Column.Booleans(bytes(), size);
                case INT8 -> new Column.Bytes(bytes(), size);
                case UINT32, UINT64 -> new Column.Longs(Arrays.copyOf(values, size), size);
                case FLOAT32 -> {
                    float[] floats = new float[size];
                    for (int i = 0; i < size; i++) {
                        floats[i] = Float.intBitsToFloat((int) values[i]);
                    }
                    yield new Column.Floats(floats, size);
                }
                case FLOAT64 -> {
                    double[] doubles = new double[size];
                    for (int i = 0; i < size; i++) {
                        doubles[i] = Double.longBitsToDouble(values[i]);
                    }
                    yield new Column.Doubles(doubles, size);
                }
                case INT32 -> {
                    int[] ints = new int[size];
                    for (int i = 0; i < size; i++) {
                        ints[i] = (int) values[i];
                    }
                    yield new Column.Ints(ints, size);
                }
                case UINT8, INT16, UINT16, INT64 ->
                    throw new IllegalStateException("no tree has a branch of " + primitive);
            };
        }

        private byte[] bytes() {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }
    }
}
