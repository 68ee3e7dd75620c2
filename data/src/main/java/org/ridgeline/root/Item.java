package org.ridgeline.root;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The grammar of one stored object, read value by value: for what has no simpler form. */
sealed interface Item extends Serializable {
    /** Bytes of a byte count and a class version. */
    int HEADER = 6;

    ColumnType type();

    /** Fewest bytes that one such item takes: what bounds a count before memory is taken for it. */
    int leastBytes();

    Reader reader();

    /** Whether objects are in it that follow a class' streamer information, unless the class has a streamer of its own. */
    default boolean holdsObjects() {
        return false;
    }

    /** Reads items of one kind and gathers their values. */
    abstract class Reader {
        abstract void read(Cursor cursor) throws RootException;

        /** Reads a collection whose objects are stored member by member: all first members, then all second ones. */
        void readMemberwise(Cursor cursor) throws RootException {
            throw cursor.broken("a collection stored object by object");
        }

        abstract Column finish(int length);
    }

    /** A number. */
    record Number(Scalar scalar) implements Item {
        @Override
        public ColumnType type() {
            return scalar.type();
        }

        @Override
        public int leastBytes() {
            return scalar.width();
        }

        @Override
        public Reader reader() {
            Values values = scalar.values();
            int width = scalar.width();
            return new Reader() {
                @Override
                void read(Cursor cursor) throws RootException {
                    int at = cursor.at();
                    cursor.skip(width, "a number");
                    values.reserve(1);
                    values.append(cursor.bytes(), at, 1);
                }

                @Override
                Column finish(int length) {
                    return values.finish();
                }
            };
        }
    }

    /** An array of numbers whose dimensions are fixed. */
    record Array(Scalar scalar, int[] dimensions) implements Item {
        @Override
        public ColumnType type() {
            return Decoder.shapedType(scalar.type(), dimensions);
        }

        @Override
        public int leastBytes() {
            return Math.multiplyExact(scalar.width(), Decoder.product(dimensions));
        }

        @Override
        public Reader reader() {
            Values values = scalar.values();
            int n = Decoder.product(dimensions);
            int bytes = leastBytes();
            return new Reader() {
                @Override
                void read(Cursor cursor) throws RootException {
                    int at = cursor.at();
                    cursor.skip(bytes, "an array of numbers");
                    values.reserve(n);
                    values.append(cursor.bytes(), at, n);
                }

                @Override
                Column finish(int length) {
                    return Decoder.shaped(values.finish(), dimensions);
                }
            };
        }
    }

    /** A string of bytes. */
    record Text(Prefix prefix) implements Item {
        /** How its length is stored. */
        enum Prefix {
            /** One byte, or 255 and four bytes. */
            SHORT,
            /** Four bytes: {@code char*}. */
            LONG
        }

        @Override
        public ColumnType type() {
            return new ColumnType.Text();
        }

        @Override
        public int leastBytes() {
            return prefix == Prefix.SHORT ? 1 : 4;
        }

        @Override
        public Reader reader() {
            return new Reader() {
                private final Texts texts = new Texts();

                @Override
                void read(Cursor cursor) throws RootException {
                    int n = prefix == Prefix.SHORT ? cursor.textLength() : cursor.count(1, "characters");
                    int at = cursor.at();
                    cursor.skip(n, "a string");
                    texts.append(cursor.bytes(), at, n);
                }

                @Override
                Column finish(int length) {
                    return texts.finish();
                }
            };
        }
    }

    /** A number of items (four bytes), then the items. */
    record Counted(Item element) implements Item {
        public Counted {
            if (element.leastBytes() == 0) {
                throw new IllegalArgumentException("elements without bytes: " + element);
            }
        }

        @Override
        public ColumnType type() {
            return ColumnType.ListOf.varying(element.type());
        }

        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public boolean holdsObjects() {
            return element.holdsObjects();
        }

        @Override
        public Reader reader() {
            Lists lists = new Lists(element);
            int least = element.leastBytes();
            return new Reader() {
                @Override
                void read(Cursor cursor) throws RootException {
                    lists.read(cursor, cursor.count(least, "elements"));
                }

                @Override
                void readMemberwise(Cursor cursor) throws RootException {
                    lists.readMemberwise(cursor);
                }

                @Override
                Column finish(int length) {
                    return lists.finish();
                }
            };
        }
    }

    /** Items up to the end of the entry: one for each object of a collection. */
    record Rest(Item element) implements Item {
        public Rest {
            if (element.leastBytes() == 0) {
                throw new IllegalArgumentException("elements without bytes: " + element);
            }
        }

        @Override
        public ColumnType type() {
            return ColumnType.ListOf.varying(element.type());
        }

        @Override
        public int leastBytes() {
            return 0;
        }

        @Override
        public boolean holdsObjects() {
            return element.holdsObjects();
        }

        @Override
        public Reader reader() {
            Lists lists = new Lists(element);
            return new Reader() {
                @Override
                void read(Cursor cursor) throws RootException {
                    lists.readToEnd(cursor);
                }

                @Override
                Column finish(int length) {
                    return lists.finish();
                }
            };
        }
    }

    /** An item behind a byte count and a class version; it must end where the byte count says. */
    record Headed(Item content) implements Item {
        @Override
        public ColumnType type() {
            return content.type();
        }

        @Override
        public int leastBytes() {
            return HEADER + content.leastBytes();
        }

        @Override
        public boolean holdsObjects() {
            return content.holdsObjects();
        }

        @Override
        public Reader reader() {
            Reader inner = content.reader();
            return new Reader() {
                @Override
                void read(Cursor cursor) throws RootException {
                    Cursor.Version version = cursor.version();
                    if (version.end() < 0) {
                        throw cursor.broken("a byte count");
                    }
                    if (version.memberwise()) {
                        inner.readMemberwise(cursor);
                    } else {
                        inner.read(cursor);
                    }
                    if (cursor.at() != version.end()) {
                        throw cursor.broken("the object's end at " + version.end());
                    }
                }

                @Override
                Column finish(int length) {
                    return inner.finish(length);
                }
            };
        }
    }

    /**
     * An object of a class, as its streamer information describes it. Members of base classes are among its own.
     *
     * @param steps in the order of the file
     */
    record Instance(String className, List<Step> steps) implements Item {
        @Override
        public ColumnType type() {
            List<ColumnType.Member> members = new ArrayList<>();
            for (Step step : steps) {
                if (step.item() != null) {
                    members.add(new ColumnType.Member(step.name(), step.item().type()));
                }
            }
            return new ColumnType.Struct(List.copyOf(members));
        }

        @Override
        public int leastBytes() {
            int sum = 0;
            for (Step step : steps) {
                sum = Math.addExact(sum, step.leastBytes());
            }
            return sum;
        }

        @Override
        public boolean holdsObjects() {
            return true;
        }

        @Override
        public Reader reader() {
            return new InstanceReader(steps);
        }
    }

    /**
     * One step through an object's bytes.
     *
     * @param name of the member, or of the class that is entered or left
     * @param item the member, or null for the other kinds
     */
    record Step(Kind kind, String name, Item item) implements Serializable {
        enum Kind {
            /** The byte count and version of the class or a base class. */
            ENTER,
            /** Where that byte count ends. */
            LEAVE,
            /** TObject's own members, which are not shown. */
            TOBJECT,
            MEMBER
        }

        int leastBytes() {
            return switch (kind) {
                case ENTER -> 2;
                case LEAVE -> 0;
                case TOBJECT -> 10;
                case MEMBER -> item.leastBytes();
            };
        }
    }

    /** Follows the steps. */
    final class InstanceReader extends Reader {
        private final Step[] steps;
        private final Reader[] readers;
        private final int[] ends;

        InstanceReader(List<Step> steps) {
            this.steps = steps.toArray(Step[]::new);
            this.readers = steps.stream()
                    .map(step -> step.item() == null ? null : step.item().reader())
                    .toArray(Reader[]::new);
            this.ends = new int[steps.size()];
        }

        @Override
        void read(Cursor cursor) throws RootException {
            section(cursor, 0, steps.length - 1);
        }

        /**
         * Reads {@code n} objects that are stored member by member: no header for the class itself, base classes stay
         * together and have theirs.
         */
        void readMembers(Cursor cursor, int n) throws RootException {
            boolean headed = steps.length > 0 && steps[0].kind() == Step.Kind.ENTER;
            int stop = headed ? steps.length - 1 : steps.length;
            int from = headed ? 1 : 0;
            while (from < stop) {
                int to = from;
                int depth = 0;
                do {
                    Step.Kind kind = steps[to++].kind();
                    depth += kind == Step.Kind.ENTER ? 1 : kind == Step.Kind.LEAVE ? -1 : 0;
                } while (depth > 0);
                for (int k = 0; k < n; k++) {
                    section(cursor, from, to - 1);
                }
                from = to;
            }
        }

        private void section(Cursor cursor, int from, int to) throws RootException {
            int depth = 0;
            for (int i = from; i <= to; i++) {
                switch (steps[i].kind()) {
                    case ENTER -> ends[depth++] = cursor.version().end();
                    case LEAVE -> {
                        int end = ends[--depth];
                        if (end >= 0 && end != cursor.at()) {
                            throw cursor.broken("an object of class " + steps[i].name() + " to end at " + end);
                        }
                    }
                    case TOBJECT -> cursor.skipTObject();
                    case MEMBER -> readers[i].read(cursor);
                }
            }
        }

        @Override
        Column finish(int length) {
            List<Column> columns = new ArrayList<>();
            for (Reader reader : readers) {
                if (reader != null) {
                    columns.add(reader.finish(length));
                }
            }
            return new Column.Structs(List.copyOf(columns), length);
        }
    }

    /**
     * The values of one member in all objects of a collection: one header for the entry, then the values up to its end. An
     * entry without objects may have no bytes at all.
     */
    record HeadedRest(Item element) implements Item {
        @Override
        public ColumnType type() {
            return ColumnType.ListOf.varying(element.type());
        }

        @Override
        public int leastBytes() {
            return 0;
        }

        @Override
        public boolean holdsObjects() {
            return element.holdsObjects();
        }

        @Override
        public Reader reader() {
            Reader rest = new Rest(element).reader();
            return new Reader() {
                @Override
                void read(Cursor cursor) throws RootException {
                    if (cursor.left() > 0) {
                        Cursor.Version version = cursor.version();
                        if (version.end() != cursor.end() || version.memberwise()) {
                            throw cursor.broken("a byte count that ends with the entry");
                        }
                    }
                    rest.read(cursor);
                }

                @Override
                Column finish(int length) {
                    return rest.finish(length);
                }
            };
        }
    }

    /** TObject.fBits: followed by two more bytes if the object is referenced. */
    record Bits() implements Item {
        private static final int REFERENCED = 0x10;

        @Override
        public ColumnType type() {
            return ColumnType.Primitive.UINT32;
        }

        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public Reader reader() {
            Values values = new Values.UnsignedInts();
            return new Reader() {
                @Override
                void read(Cursor cursor) throws RootException {
                    int at = cursor.at();
                    if ((cursor.i32() & REFERENCED) != 0) {
                        cursor.skip(2, "TObject's process id");
                    }
                    values.reserve(1);
                    values.append(cursor.bytes(), at, 1);
                }

                @Override
                Column finish(int length) {
                    return values.finish();
                }
            };
        }
    }

    /**
     * As many items as another member of the same struct says.
     *
     * @param member index of that member, which stands before
     */
    record CountedBy(int member, Item element) implements Item {
        @Override
        public ColumnType type() {
            return ColumnType.ListOf.varying(element.type());
        }

        @Override
        public int leastBytes() {
            return 0;
        }

        @Override
        public Reader reader() {
            throw new IllegalStateException("only within a struct");
        }
    }

    /** Items one after the other, a struct. */
    record Members(List<String> names, List<Item> items) implements Item {
        @Override
        public ColumnType type() {
            ColumnType.Member[] members = new ColumnType.Member[names.size()];
            Arrays.setAll(
                    members,
                    i -> new ColumnType.Member(names.get(i), items.get(i).type()));
            return new ColumnType.Struct(List.of(members));
        }

        @Override
        public int leastBytes() {
            int sum = 0;
            for (Item item : items) {
                sum = Math.addExact(sum, item.leastBytes());
            }
            return sum;
        }

        @Override
        public Reader reader() {
            return new MembersReader(items);
        }
    }

    /** Reads structs; remembers where their members stand, since one may count another. */
    final class MembersReader extends Reader {
        private final Reader[] readers;
        private final Lists[] lists;
        private final int[] counters;
        private final Scalar[] scalars;
        private final int[] positions;

        MembersReader(List<Item> items) {
            int n = items.size();
            readers = new Reader[n];
            lists = new Lists[n];
            counters = new int[n];
            scalars = new Scalar[n];
            positions = new int[n];
            for (int i = 0; i < n; i++) {
                Item item = items.get(i);
                if (item instanceof CountedBy counted) {
                    counters[i] = counted.member();
                    lists[i] = new Lists(counted.element());
                } else {
                    readers[i] = item.reader();
                    scalars[i] = item instanceof Number number ? number.scalar() : null;
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
                case INT16 -> (short) (bytes[at] << 8 | bytes[at + 1] & 0xff);
                case UINT16 -> (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
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

    /** The strings gathered so far. */
    final class Texts {
        private byte[] bytes = {};
        private int[] offsets = {0};
        private int count;

        void append(byte[] source, int at, int n) throws RootException {
            int end = offsets[count];
            if ((long) end + n > Integer.MAX_VALUE - 8) {
                throw new RootException("a run of entries has more than 2 GiB of text: read fewer entries");
            }
            if (end + n > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(64, 2L * (end + n))));
            }
            System.arraycopy(source, at, bytes, end, n);
            if (count + 1 == offsets.length) {
                offsets = Arrays.copyOf(offsets, Math.max(16, 2 * offsets.length));
            }
            offsets[++count] = end + n;
        }

        Column finish() {
            Column column = new Column.Texts(bytes, offsets, count);
            bytes = new byte[0];
            offsets = new int[] {0};
            count = 0;
            return column;
        }
    }

    /** The lists gathered so far. */
    final class Lists {
        private final Reader element;
        private final Values numbers;
        private final int width;
        private int[] offsets = {0};
        private int count;

        Lists(Item item) {
            // Numbers are copied in one piece, not one by one.
            boolean plain = item instanceof Number;
            this.element = plain ? null : item.reader();
            this.numbers = plain ? ((Number) item).scalar().values() : null;
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
            Column column =
                    new Column.Lists(offsets, numbers != null ? numbers.finish() : element.finish(elements), count);
            offsets = new int[] {0};
            count = 0;
            return column;
        }
    }
}
