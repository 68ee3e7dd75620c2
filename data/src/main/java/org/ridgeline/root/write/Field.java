package org.ridgeline.root.write;

import java.io.Serializable;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.ColumnType.Text;

/**
 * A branch to write: a primitive, a {@link Text} (a {@code std::string}), a fixed array of primitives of any number of
 * dimensions, or a varying list of primitives.
 *
 * @param lists the class that a varying list is written as
 */
public record Field(String name, ColumnType type, ListClass lists) implements Serializable {

    /** The C++ class of a varying list. Both have the same bytes; readers show different types. */
    public enum ListClass {
        VECTOR("vector<"),
        RVEC("ROOT::VecOps::RVec<");

        private final String opening;

        ListClass(String opening) {
            this.opening = opening;
        }

        String of(String element) {
            return opening + element + ">";
        }
    }

    /** @throws IllegalArgumentException if the name is empty or the type is not one that can be written */
    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a branch needs a name");
        }
        if (!writable(type)) {
            throw new IllegalArgumentException("branch " + name + " cannot be written as " + type
                    + ": a branch holds a primitive, a text, a fixed array of primitives or a list of primitives");
        }
    }

    /** A varying list becomes a {@code std::vector}. */
    public Field(String name, ColumnType type) {
        this(name, type, ListClass.VECTOR);
    }

    private static boolean writable(ColumnType type) {
        if (type instanceof ListOf list) {
            return list.length() < 0 ? list.element() instanceof Primitive : list.length() > 0 && fixed(list.element());
        }
        return type instanceof Primitive || type instanceof Text;
    }

    private static boolean fixed(ColumnType type) {
        if (type instanceof ListOf list) {
            return list.length() > 0 && fixed(list.element());
        }
        return type instanceof Primitive;
    }

    /** What one value is made of; null for a text. */
    Primitive primitive() {
        ColumnType inner = type;
        while (inner instanceof ListOf list) {
            inner = list.element();
        }
        return inner instanceof Primitive primitive ? primitive : null;
    }

    /** True if entries differ in size: then baskets carry an offset per entry. */
    boolean varying() {
        return type instanceof Text || (type instanceof ListOf list && list.length() < 0);
    }

    /** Number of primitives in an entry of fixed size. */
    int count() {
        int count = 1;
        ColumnType inner = type;
        while (inner instanceof ListOf list) {
            count = Math.multiplyExact(count, list.length());
            inner = list.element();
        }
        return count;
    }

    /** {@code [2][3]} for a fixed array, otherwise empty. */
    String dimensions() {
        StringBuilder text = new StringBuilder();
        ColumnType inner = type;
        while (inner instanceof ListOf list) {
            text.append('[').append(list.length()).append(']');
            inner = list.element();
        }
        return text.toString();
    }
}
