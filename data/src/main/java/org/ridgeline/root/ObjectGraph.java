package org.ridgeline.root;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects of one record that refer to each other. Each class is named and each object is stored where it is met first;
 * after that a reference tells where that was.
 */
final class ObjectGraph {
    private static final int BYTE_COUNT = 0x40000000;
    private static final int NEW_CLASS = 0xffffffff;
    private static final int CLASS_REFERENCE = 0x80000000;
    /** ROOT's buffers count positions from here. */
    private static final int FIRST_POSITION = 2;
    /** Objects within objects; real trees have some ten. */
    private static final int DEEPEST = 100;

    /** Reads objects of the classes it knows. */
    interface ClassReader {
        /**
         * Reads one object; the graph then moves to its end.
         *
         * @return the object, or null to pass it over
         */
        Object read(String className, Cursor cursor, int end) throws RootException;
    }

    /** An object that was passed over. */
    record Unknown(String className) {}

    private final Cursor cursor;
    private final int displacement;
    private final ClassReader reader;
    private final Map<Integer, String> classes = new HashMap<>();
    private final Map<Integer, Object> objects = new HashMap<>();
    private int depth;

    /**
     * @param keyLength of the record's key, which positions include
     */
    ObjectGraph(Cursor cursor, int keyLength, ClassReader reader) {
        this.cursor = cursor;
        this.displacement = keyLength + FIRST_POSITION - cursor.at();
        this.reader = reader;
    }

    /** What a pointer points to, or null. */
    Object pointer() throws RootException {
        int begin = cursor.at();
        int tag = cursor.i32();
        int end = -1;
        int tagAt = begin;
        if ((tag & BYTE_COUNT) != 0 && tag != NEW_CLASS) {
            int n = tag & ~BYTE_COUNT;
            tagAt = cursor.at();
            cursor.need(n, "an object");
            end = tagAt + n;
            tag = cursor.i32();
        }
        if ((tag & CLASS_REFERENCE) == 0) {
            Object object = objects.get(tag);
            if (end >= 0) {
                cursor.moveTo(end, "a reference");
            }
            return object;
        }
        String className;
        if (tag == NEW_CLASS) {
            className = cursor.cText();
            classes.put(tagAt + displacement, className);
        } else {
            className = classes.get(tag & ~CLASS_REFERENCE);
            if (className == null) {
                throw cursor.broken("a reference to a class that was named before, found " + Integer.toHexString(tag));
            }
        }
        if (++depth > DEEPEST) {
            throw cursor.broken("at most " + DEEPEST + " objects within each other");
        }
        Object object = reader.read(className, cursor, end);
        depth--;
        if (end >= 0) {
            cursor.moveTo(end, className);
        } else if (object == null) {
            throw cursor.broken("an object of class " + className + " with a byte count");
        }
        if (object == null) {
            object = new Unknown(className);
        }
        objects.put(begin + displacement, object);
        return object;
    }

    /** The items of a TObjArray, nulls included. */
    List<Object> array() throws RootException {
        Cursor.Version version = cursor.version();
        cursor.skipTObject();
        if (version.version() > 1) {
            cursor.text();
        }
        int n = cursor.count(4, "items of a TObjArray");
        cursor.skip(4, "TObjArray.fLowerBound");
        List<Object> items = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            items.add(pointer());
        }
        cursor.leave(version, "TObjArray");
        return items;
    }

    /** The items of a TList, nulls included. */
    List<Object> list() throws RootException {
        Cursor.Version version = cursor.version();
        cursor.skipTObject();
        cursor.text();
        int n = cursor.count(5, "items of a TList");
        List<Object> items = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            items.add(pointer());
            cursor.text();
        }
        cursor.leave(version, "TList");
        return items;
    }

    /** The items that are of {@code type}. */
    static <T> List<T> only(Class<T> type, List<Object> items) {
        List<T> result = new ArrayList<>(items.size());
        for (Object item : items) {
            if (type.isInstance(item)) {
                result.add(type.cast(item));
            }
        }
        return result;
    }
}
