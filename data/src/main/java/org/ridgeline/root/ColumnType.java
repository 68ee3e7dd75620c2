package org.ridgeline.root;

import java.io.Serializable;
import java.util.List;

/** The shape of a column's values, as the leaf's class says. The Spark source maps it to a Spark type. */
public sealed interface ColumnType extends Serializable {

    /** One value per entry. */
    enum Primitive implements ColumnType {
        BOOLEAN,
        INT8,
        UINT8,
        INT16,
        UINT16,
        INT32,
        UINT32,
        INT64,
        UINT64,
        FLOAT32,
        FLOAT64
    }

    /** A string of bytes, shown as UTF-8. */
    record Text() implements ColumnType {}

    /** A list: {@code length} elements in every entry if not negative (a fixed array), otherwise of varying length. */
    record ListOf(ColumnType element, int length) implements ColumnType {
        public static ListOf varying(ColumnType element) {
            return new ListOf(element, -1);
        }
    }

    /** Named members, in the order of the leaves. */
    record Struct(List<Member> members) implements ColumnType {}

    /** A member of a {@link Struct}. */
    record Member(String name, ColumnType type) implements Serializable {}
}
