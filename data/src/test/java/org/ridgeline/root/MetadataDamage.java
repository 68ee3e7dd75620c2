package org.ridgeline.root;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Damages what steers a reader (counts, lengths, offsets, versions, class names) instead of any bit: places are found by
 * how the format writes them, and get the values at which readers break.
 */
final class MetadataDamage {
    private static final int BYTE_COUNT = 0x40000000;
    private static final int NEW_CLASS = 0xFFFFFFFF;
    private static final int CLASS_REFERENCE = 0x80000000;
    private static final String[] CLASSES = {
        "TTree", "TBranch", "TBranchElement", "TBranchObject", "TLeafI", "TLeafElement", "TLeafC", "TLeafO",
                "TObjArray",
        "TBasket", "TNamed", "TList", "TStreamerInfo", "TStreamerSTL", "TStreamerBase", "vector<float>", "string",
                "TRefArray"
    };

    private enum Kind {
        NUMBER,
        NAME
    }

    private record Place(Kind kind, int at, int width, String what) {}

    private final List<Place> places = new ArrayList<>();
    private final byte[] bytes;
    private final long fileSize;

    private MetadataDamage(byte[] bytes, long fileSize) {
        this.bytes = bytes;
        this.fileSize = fileSize;
    }

    /** Of a decompressed record: a tree, or streamer information. */
    static MetadataDamage ofRecord(byte[] record, long fileSize) {
        MetadataDamage damage = new MetadataDamage(record, fileSize);
        damage.findObjects();
        damage.findTexts();
        damage.findNumbers();
        return damage;
    }

    /** Of a file: its header, and the keys that stand at some offsets. */
    static MetadataDamage ofFile(byte[] file, List<Long> keys) {
        MetadataDamage damage = new MetadataDamage(file, file.length);
        for (int at = 4; at < 61; at += 4) {
            damage.number(at, 4, "file header");
        }
        for (long key : keys) {
            damage.key((int) key);
        }
        return damage;
    }

    /** Damages one to three places, and tells which. */
    String apply(Random random) {
        StringBuilder told = new StringBuilder();
        for (int n = 1 + random.nextInt(3); n > 0 && !places.isEmpty(); n--) {
            Place place = places.get(random.nextInt(places.size()));
            switch (place.kind()) {
                case NUMBER -> {
                    long value = steering(read(place), random);
                    write(place, value);
                    told.append(place.what())
                            .append(" at ")
                            .append(place.at())
                            .append(" = ")
                            .append(value);
                }
                case NAME -> {
                    String name = CLASSES[random.nextInt(CLASSES.length)];
                    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < place.width(); i++) {
                        bytes[place.at() + i] = i < text.length ? text[i] : 0;
                    }
                    told.append(place.what())
                            .append(" at ")
                            .append(place.at())
                            .append(" = ")
                            .append(name);
                }
            }
            told.append("; ");
        }
        return told.toString();
    }

    private long steering(long value, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> -1;
            case 3 -> value - 1;
            case 4 -> value + 1;
            case 5 -> 2 * value;
            case 6 -> Integer.MAX_VALUE;
            case 7 -> Integer.MIN_VALUE;
            case 8 -> BYTE_COUNT | random.nextInt(1 << 20);
            case 9 -> fileSize;
            case 10 -> random.nextInt((int) Math.min(fileSize, Integer.MAX_VALUE));
            default ->
                read(places.stream()
                        .skip(random.nextInt(places.size()))
                        .filter(place -> place.kind() == Kind.NUMBER)
                        .findFirst()
                        .orElse(places.get(0)));
        };
    }

    /** Byte counts with the version behind them, and classes by name or reference. */
    private void findObjects() {
        for (int at = 0; at + 6 <= bytes.length; at++) {
            int word = Cursor.intAt(bytes, at);
            int n = word & ~BYTE_COUNT;
            if ((word & 0xC0000000) == BYTE_COUNT && n >= 2 && n <= bytes.length - at - 4) {
                number(at, 4, "byte count");
                number(at + 4, 2, "version");
            } else if (word == NEW_CLASS) {
                int length = printable(at + 4, 100);
                if (length > 1) {
                    places.add(new Place(Kind.NAME, at + 4, length, "class name"));
                }
            } else if ((word & 0xC0000000) == CLASS_REFERENCE && (word & ~CLASS_REFERENCE) <= bytes.length + 200) {
                number(at, 4, "class reference");
            }
        }
    }

    private void findTexts() {
        for (int at = 0; at + 3 < bytes.length; at++) {
            int length = bytes[at] & 0xff;
            if (length > 1 && length < 255 && printable(at + 1, length) == length) {
                number(at, 1, "length of a string");
                places.add(new Place(Kind.NAME, at + 1, length, "string"));
            }
        }
    }

    /** Counts, lengths and offsets: what could be one. */
    private void findNumbers() {
        for (int at = 0; at + 8 <= bytes.length; at++) {
            int word = Cursor.intAt(bytes, at);
            if (word > 0 && word <= 1 << 16) {
                number(at, 4, "count");
            }
            long wide = Cursor.longAt(bytes, at);
            if (wide > 1 << 8 && wide <= fileSize) {
                number(at, 8, "offset");
            }
        }
    }

    private void key(int at) {
        if (at < 0 || at + Key.LEAST_BYTES > bytes.length) {
            return;
        }
        number(at, 4, "fNbytes");
        number(at + 4, 2, "key version");
        number(at + 6, 4, "fObjlen");
        number(at + 14, 2, "fKeylen");
        number(at + 16, 2, "fCycle");
        number(at + 18, 4, "fSeekKey");
        int name = at + (ByteBuffer.wrap(bytes).getShort(at + 4) > 1000 ? 34 : 26);
        number(name, 1, "length of a class name");
        int length = bytes[name] & 0xff;
        if (length > 0 && name + 1 + length <= bytes.length) {
            places.add(new Place(Kind.NAME, name + 1, length, "class name of a key"));
        }
        int stop = Math.min(bytes.length - 4, at + 200);
        for (int i = name + 1 + length; i < stop; i += 3) {
            number(i, 4, "behind a key's class name");
        }
    }

    private void number(int at, int width, String what) {
        if (at + width <= bytes.length) {
            places.add(new Place(Kind.NUMBER, at, width, what));
        }
    }

    private int printable(int from, int most) {
        int i = from;
        while (i < bytes.length && i - from < most && bytes[i] >= ' ' && bytes[i] < 127) {
            i++;
        }
        return i - from;
    }

    private long read(Place place) {
        long value = 0;
        for (int i = 0; i < place.width(); i++) {
            value = value << 8 | bytes[place.at() + i] & 0xff;
        }
        return value;
    }

    private void write(Place place, long value) {
        for (int i = 0; i < place.width(); i++) {
            bytes[place.at() + i] = (byte) (value >> 8 * (place.width() - 1 - i));
        }
    }
}
