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
public final class Comparison extends Elementwise {
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
    }

    private final Relation relation;

    private Comparison(Relation relation, List<DataType> inputs) {
        super(name(relation), inputs, Element.BOOLEAN);
        this.relation = relation;
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
        return of(values, others);
    }

    /** A list and a number. */
    public UnsafeArrayData invoke(ArrayData values, double x) {
        return of(values, x);
    }

    @Override
    void compute(double[][] operands, int n, double[] to) {
        double[] left = operands[0];
        double[] right = operands[1];
        switch (relation) {
            case GT -> greater(left, right, n, to);
            case GE -> greaterOrEqual(left, right, n, to);
            case LT -> greater(right, left, n, to);
            case LE -> greaterOrEqual(right, left, n, to);
            case EQ -> equal(left, right, n, to);
            case NE -> {
                equal(left, right, n, to);
                for (int i = 0; i < n; i++) {
                    to[i] = 1 - to[i];
                }
            }
        }
    }

    private static void greater(double[] left, double[] right, int n, double[] to) {
        for (int i = 0; i < n; i++) {
            to[i] = left[i] > right[i] ? 1 : 0;
        }
    }

    private static void greaterOrEqual(double[] left, double[] right, int n, double[] to) {
        for (int i = 0; i < n; i++) {
            to[i] = left[i] >= right[i] ? 1 : 0;
        }
    }

    private static void equal(double[] left, double[] right, int n, double[] to) {
        for (int i = 0; i < n; i++) {
            to[i] = left[i] == right[i] ? 1 : 0;
        }
    }
}
