package org.ridgeline.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tags of one image of a TIFF file (TIFF 6.0, section 2; BigTIFF: libtiff's description). Values are fetched when
 * asked for, after their number was checked against the file.
 */
final class TiffDirectory {

    static final int NEW_SUBFILE_TYPE = 254;
    static final int SUBFILE_TYPE = 255;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR = 284;
    static final int RESOLUTION_UNIT = 296;
    static final int PREDICTOR = 317;
    static final int COLOR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int JPEG_TABLES = 347;
    static final int ICC_PROFILE = 34675;

    private static final int RATIONAL = 5;
    /** Files with more entries than any writer makes are damaged. */
    private static final int MOST_ENTRIES = 4096;

    private static final int MOST_DIRECTORIES = 4096;
    /** Bytes per value by type; 0 for types that do not exist. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private record Entry(int type, long count, long at) {}

    private final SourceCursor cursor;
    private final ByteOrder order;
    private final boolean big;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private long next;

    private TiffDirectory(SourceCursor cursor, ByteOrder order, boolean big, long at) throws IOException {
        this.cursor = cursor;
        this.order = order;
        this.big = big;
        if (at < 8 || at >= cursor.position() + cursor.left()) {
            throw new ImageException(
                    cursor.name(),
                    "truncated TIFF: its directory is stated at byte " + Long.toUnsignedString(at) + " of a file of "
                            + (cursor.position() + cursor.left()));
        }
        cursor.seek(at);
        long count = big ? number(8) : number(2);
        if (count < 1 || count > MOST_ENTRIES) {
            throw damaged("its directory at byte " + at + " states " + Long.toUnsignedString(count) + " entries");
        }
        int entryBytes = big ? 20 : 12;
        int pointer = big ? 8 : 4;
        long first = cursor.position();
        ByteBuffer table = buffer(cursor.bytes(count * entryBytes + pointer, "TIFF directory"));
        for (int i = 0; i < count; i++) {
            int start = i * entryBytes;
            int tag = table.getShort(start) & 0xffff;
            int type = table.getShort(start + 2) & 0xffff;
            long values = big ? table.getLong(start + 4) : table.getInt(start + 4) & 0xffffffffL;
            int valueAt = big ? 12 : 8;
            int size = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
            boolean inline = size > 0 && values >= 0 && values <= pointer / size;
            long where = inline ? first + start + valueAt : pointer(table, start + valueAt);
            entries.putIfAbsent(tag, new Entry(type, values, where));
        }
        next = pointer(table, (int) count * entryBytes);
    }

    private long pointer(ByteBuffer table, int at) {
        return big ? table.getLong(at) : table.getInt(at) & 0xffffffffL;
    }

    /** Reads the directory of the first image that is neither reduced nor a mask, or else of the first. */
    static TiffDirectory first(SourceCursor cursor) throws IOException {
        cursor.seek(0);
        byte[] head = cursor.bytes(8, "TIFF header");
        ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer header = ByteBuffer.wrap(head).order(order);
        boolean big = header.getShort(2) == 43;
        long at = header.getInt(4) & 0xffffffffL;
        if (big) {
            if (header.getShort(4) != 8 || header.getShort(6) != 0) {
                throw new ImageException(cursor.name(), "damaged TIFF: a BigTIFF whose offsets are not 8 bytes");
            }
            at = ByteBuffer.wrap(cursor.bytes(8, "TIFF header")).order(order).getLong();
        }
        TiffDirectory first = new TiffDirectory(cursor, order, big, at);
        TiffDirectory directory = first;
        Set<Long> met = new HashSet<>();
        met.add(at);
        while (directory.reduced()) {
            if (directory.next == 0 || !met.add(directory.next) || met.size() > MOST_DIRECTORIES) {
                return first;
            }
            directory = new TiffDirectory(cursor, order, big, directory.next);
        }
        return directory;
    }

    /** NewSubfileType: bit 0 a reduced image, bit 2 a mask; SubfileType 2 is the older word for reduced. */
    private boolean reduced() throws IOException {
        return (number(NEW_SUBFILE_TYPE, 0) & 5) != 0 || number(SUBFILE_TYPE, 1) == 2;
    }

    ByteOrder order() {
        return order;
    }

    boolean big() {
        return big;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The number of values of a tag, 0 if it is missing. */
    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /** The first value of a tag. */
    long number(int tag, long otherwise) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() == 0) {
            return otherwise;
        }
        cursor.seek(checked(tag, entry));
        return number(integerBytes(tag, entry));
    }

    /** The values of a tag, of which there must be {@code count}. */
    long[] numbers(int tag, long count) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() < count) {
            throw damaged(
                    "tag " + tag + " has " + (entry == null ? 0 : entry.count()) + " values; " + count + " are right");
        }
        int size = integerBytes(tag, entry);
        cursor.seek(checked(tag, entry));
        ByteBuffer bytes = buffer(cursor.bytes(count * size, "TIFF tag " + tag));
        long[] numbers = new long[Math.toIntExact(count)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (size) {
                case 1 -> bytes.get() & 0xff;
                case 2 -> bytes.getShort() & 0xffff;
                case 4 -> bytes.getInt() & 0xffffffffL;
                default -> bytes.getLong();
            };
        }
        return numbers;
    }

    /** The bytes of a tag, or none if it is missing. */
    byte[] bytes(int tag, int most) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() == 0) {
            return new byte[0];
        }
        if (TYPE_BYTES[typeOf(tag, entry)] != 1 || entry.count() > most) {
            throw damaged("tag " + tag + " has " + entry.count() + " values of type " + entry.type());
        }
        cursor.seek(checked(tag, entry));
        return cursor.bytes(entry.count(), "TIFF tag " + tag);
    }

    /** A quotient of two numbers; 0 if the tag is missing. */
    double rational(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.type() != RATIONAL || entry.count() == 0) {
            return 0;
        }
        cursor.seek(checked(tag, entry));
        double numerator = number(4);
        return numerator / number(4);
    }

    private long number(int bytes) throws IOException {
        ByteBuffer value = buffer(cursor.bytes(bytes, "TIFF directory"));
        return switch (bytes) {
            case 1 -> value.get() & 0xff;
            case 2 -> value.getShort() & 0xffff;
            case 4 -> value.getInt() & 0xffffffffL;
            default -> value.getLong();
        };
    }

    private int integerBytes(int tag, Entry entry) throws ImageException {
        return switch (typeOf(tag, entry)) {
            case 1 -> 1;
            case 3 -> 2;
            case 4, 13 -> 4;
            case 16, 18 -> 8;
            default -> throw damaged("tag " + tag + " has values of type " + entry.type() + ", not whole numbers");
        };
    }

    private int typeOf(int tag, Entry entry) throws ImageException {
        if (entry.type() >= TYPE_BYTES.length || TYPE_BYTES[entry.type()] == 0) {
            throw damaged("tag " + tag + " has values of type " + entry.type() + ", which TIFF does not have");
        }
        return entry.type();
    }

    /** Where the values of a tag are, after checking that they are in the file. */
    private long checked(int tag, Entry entry) throws ImageException {
        long size = cursor.position() + cursor.left();
        long room = size - entry.at();
        if (entry.at() < 0 || entry.count() < 0 || room < 0 || entry.count() > room / TYPE_BYTES[typeOf(tag, entry)]) {
            throw damaged("tag " + tag + " states " + Long.toUnsignedString(entry.count()) + " values at byte "
                    + Long.toUnsignedString(entry.at()) + " of a file of " + size + " bytes");
        }
        return entry.at();
    }

    private ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(order);
    }

    ImageException damaged(String what) {
        return new ImageException(cursor.name(), "damaged TIFF: " + what);
    }
}
