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

    ItemReader reader();

    /** Whether objects are in it that follow a class' streamer information, unless the class has a streamer of its own. */
    default boolean holdsObjects() {
        return false;
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
        public ItemReader reader() {
            Values values = scalar.values();
            int width = scalar.width();
            return new ItemReader() {
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
        public boolean equals(Object other) {
            return other instanceof Array that
                    && scalar.equals(that.scalar)
                    && Arrays.equals(dimensions, that.dimensions);
        }

        @Override
        public int hashCode() {
            return 31 * scalar.hashCode() + Arrays.hashCode(dimensions);
        }

        @Override
        public ColumnType type() {
            return Decoder.shapedType(scalar.type(), dimensions);
        }

        @Override
        public int leastBytes() {
            return Math.multiplyExact(scalar.width(), Decoder.product(dimensions));
        }

        @Override
        public ItemReader reader() {
            Values values = scalar.values();
            int n = Decoder.product(dimensions);
            int bytes = leastBytes();
            return new ItemReader() {
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
        public ItemReader reader() {
            return new ItemReader() {
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
        public ItemReader reader() {
            Lists lists = new Lists(element);
            int least = element.leastBytes();
            return new ItemReader() {
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

    /**
     * A map: a list of structs of {@code key} and {@code value}. Mostly all keys are stored before all values, and both have
     * a header of their own if they are containers or strings; otherwise pair by pair.
     */
    record Pairs(Item key, boolean keysHeaded, Item value, boolean valuesHeaded) implements Item {
        public Pairs {
            if (key.leastBytes() + value.leastBytes() == 0) {
                throw new IllegalArgumentException("pairs without bytes: " + key + ", " + value);
            }
        }

        @Override
        public ColumnType type() {
            return ColumnType.ListOf.varying(new ColumnType.Struct(
                    List.of(new ColumnType.Member("key", key.type()), new ColumnType.Member("value", value.type()))));
        }

        @Override
        public int leastBytes() {
            return 4;
        }

        /** Which of the forms is stored, only the bytes tell. */
        @Override
        public boolean holdsObjects() {
            return true;
        }

        @Override
        public ItemReader reader() {
            return new PairsReader(this);
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
        public ItemReader reader() {
            Lists lists = new Lists(element);
            return new ItemReader() {
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
        public ItemReader reader() {
            ItemReader inner = content.reader();
            return new ItemReader() {
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
            long sum = 0;
            for (Step step : steps) {
                sum += step.leastBytes();
            }
            return (int) Math.min(Integer.MAX_VALUE, sum);
        }

        @Override
        public boolean holdsObjects() {
            return true;
        }

        @Override
        public ItemReader reader() {
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
        public ItemReader reader() {
            ItemReader rest = new Rest(element).reader();
            return new ItemReader() {
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
        public ItemReader reader() {
            Values values = new Values.UnsignedInts();
            return new ItemReader() {
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
        public ItemReader reader() {
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
            long sum = 0;
            for (Item item : items) {
                sum += item.leastBytes();
            }
            return (int) Math.min(Integer.MAX_VALUE, sum);
        }

        @Override
        public ItemReader reader() {
            return new MembersReader(items);
        }
    }
}
