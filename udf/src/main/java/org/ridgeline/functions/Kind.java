package org.ridgeline.functions;

import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;

/** What an argument may be. */
enum Kind {
    /** A list of numbers, one per object. */
    NUMBERS("an array of numbers"),
    /** A list of yes and no, one per object. */
    MASK("array<boolean>"),
    /** Positions in a list, from 0. */
    INDICES("array<int>"),
    /** A list of numbers or of yes and no. */
    VALUES("an array of numbers or booleans"),
    /** One number, taken as double. */
    NUMBER("a number"),
    /** One position in a list, from 0. */
    INDEX("an int");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** How a message names it. */
    String words() {
        return words;
    }

    /** Whether an argument of this type is taken. */
    boolean takes(DataType found) {
        if (found instanceof NullType) {
            return true;
        }
        Optional<Element> element = Element.of(found);
        return switch (this) {
            case NUMBERS -> element.isPresent() && element.get() != Element.BOOLEAN;
            case MASK -> element.isPresent() && (element.get() == Element.BOOLEAN || untyped(found));
            case INDICES -> element.isPresent() && (element.get() == Element.INT || untyped(found));
            case VALUES -> element.isPresent();
            case NUMBER -> found instanceof NumericType;
            case INDEX -> found instanceof IntegerType || found instanceof ShortType || found instanceof ByteType;
        };
    }

    /** The type that Spark is asked to hand over for an argument of this kind. */
    DataType declared(DataType found) {
        return switch (this) {
            case NUMBERS, VALUES -> Element.of(found).orElseThrow().array();
            case MASK -> Element.BOOLEAN.array();
            case INDICES -> Element.INT.array();
            case NUMBER -> DataTypes.DoubleType;
            case INDEX -> DataTypes.IntegerType;
        };
    }

    private static boolean untyped(DataType found) {
        return found instanceof ArrayType && ((ArrayType) found).elementType() instanceof NullType;
    }
}
