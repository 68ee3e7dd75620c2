package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.number;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/**
 * Comparison element by element, of two lists of one length or of a list and a number: a mask. Elements are compared as
 * doubles, as C++ compares a float with a double constant; NaN is unequal to everything, itself included.
 */
public final class Comparison extends Bound {
    /** What is asked of two elements. */
    enum Relation {
        GT("greater than"),
        GE("greater than or equal to"),
        LT("less than"),
        LE("less than or equal to"),
        EQ("equal to"),
        NE("different from");

        private final String words;

        Relation(String words) {
            this.words = words;
        }

        boolean holds(double left, double right) {
            return switch (this) {
                case GT -> left > right;
                case GE -> left >= right;
                case LT -> left < right;
                case LE -> left <= right;
                case EQ -> left == right;
                case NE -> left != right;
            };
        }
    }

    private final Relation relation;
    private final Element left;
    private final Element right;

    private Comparison(Relation relation, List<DataType> inputs) {
        super(name(relation), inputs, Element.BOOLEAN.array());
        this.relation = relation;
        this.left = Element.of(inputs.get(0)).orElseThrow();
        this.right = Element.of(inputs.get(1)).orElse(Element.DOUBLE);
    }

    static List<HepFunction> functions() {
        return Arrays.stream(Relation.values()).map(Comparison::function).toList();
    }

    private static HepFunction function(Relation relation) {
        return HepFunction.of(
                name(relation),
                "A mask: which elements are " + relation.words + " the other list's, or the number",
                "1",
                "",
                "element by element, compared in double",
                Overload.of(inputs -> new Comparison(relation, inputs), numbers("values"), numbers("others")),
                Overload.of(inputs -> new Comparison(relation, inputs), numbers("values"), number("x")));
    }

    private static String name(Relation relation) {
        return relation.name().toLowerCase(Locale.ROOT);
    }

    /** Two lists. */
    public UnsafeArrayData invoke(ArrayData values, ArrayData others) {
        if (Arguments.missing(values, others)) {
            return null;
        }
        int length = Arguments.length(name(), values, others);
        UnsafeArrayData mask = Element.BOOLEAN.fresh(length);
        for (int i = 0; i < length; i++) {
            mask.setBoolean(i, relation.holds(left.number(values, i), right.number(others, i)));
        }
        return mask;
    }

    /** A list and a number. */
    public UnsafeArrayData invoke(ArrayData values, double x) {
        if (Arguments.missing(values)) {
            return null;
        }
        int length = values.numElements();
        UnsafeArrayData mask = Element.BOOLEAN.fresh(length);
        for (int i = 0; i < length; i++) {
            mask.setBoolean(i, relation.holds(left.number(values, i), x));
        }
        return mask;
    }
}
