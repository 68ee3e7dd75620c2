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
 * Arithmetic element by element, of two lists of one length or of a list and a number. Two lists of floats give floats,
 * rounded as C++ rounds them; everything else is computed in double and gives doubles. Division by 0 follows IEEE 754.
 */
public final class Arithmetic extends Bound {
    /** What is done with two elements. */
    enum Operation {
        ADD("sum"),
        SUBTRACT("difference"),
        MULTIPLY("product"),
        DIVIDE("ratio");

        private final String words;

        Operation(String words) {
            this.words = words;
        }

        double apply(double left, double right) {
            return switch (this) {
                case ADD -> left + right;
                case SUBTRACT -> left - right;
                case MULTIPLY -> left * right;
                case DIVIDE -> left / right;
            };
        }
    }

    private final Operation operation;
    private final Element left;
    private final Element right;
    private final Element result;

    private Arithmetic(Operation operation, List<DataType> inputs) {
        super(name(operation), inputs, resultOf(inputs).array());
        this.operation = operation;
        this.left = Element.of(inputs.get(0)).orElseThrow();
        this.right = Element.of(inputs.get(1)).orElse(Element.DOUBLE);
        this.result = resultOf(inputs);
    }

    static List<HepFunction> functions() {
        return Arrays.stream(Operation.values()).map(Arithmetic::function).toList();
    }

    private static HepFunction function(Operation operation) {
        return HepFunction.of(
                name(operation),
                "The " + operation.words + " of each pair of elements, or of each element and the number",
                "follows from the operands",
                "",
                "C++ arithmetic: two lists of floats in 32-bit float, everything else in double",
                Overload.of(inputs -> new Arithmetic(operation, inputs), numbers("values"), numbers("others")),
                Overload.of(inputs -> new Arithmetic(operation, inputs), numbers("values"), number("x")));
    }

    private static String name(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    private static Element resultOf(List<DataType> inputs) {
        boolean floats = inputs.stream().allMatch(Element.FLOAT.array()::equals);
        return floats ? Element.FLOAT : Element.DOUBLE;
    }

    /** The element of what is computed from one list. */
    static Element result(Element of) {
        return of == Element.FLOAT ? Element.FLOAT : Element.DOUBLE;
    }

    /** Sets an element of a list of {@link #result} elements. */
    static void set(UnsafeArrayData array, Element element, int i, double value) {
        if (element == Element.FLOAT) {
            array.setFloat(i, (float) value);
        } else {
            array.setDouble(i, value);
        }
    }

    /**
     * Two lists. Float operands are computed in double and rounded once, which gives the bits of float arithmetic for these
     * four operations (53 ≥ 2·24 + 2).
     */
    public UnsafeArrayData invoke(ArrayData values, ArrayData others) {
        if (Arguments.missing(values, others)) {
            return null;
        }
        int length = Arguments.length(name(), values, others);
        UnsafeArrayData results = result.fresh(length);
        for (int i = 0; i < length; i++) {
            set(results, result, i, operation.apply(left.number(values, i), right.number(others, i)));
        }
        return results;
    }

    /** A list and a number. */
    public UnsafeArrayData invoke(ArrayData values, double x) {
        if (Arguments.missing(values)) {
            return null;
        }
        int length = values.numElements();
        UnsafeArrayData results = result.fresh(length);
        for (int i = 0; i < length; i++) {
            results.setDouble(i, operation.apply(left.number(values, i), x));
        }
        return results;
    }
}
