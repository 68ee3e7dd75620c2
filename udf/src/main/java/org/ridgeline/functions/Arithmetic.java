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
public final class Arithmetic extends Elementwise {
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
    }

    private final Operation operation;
    private final boolean floats;

    private Arithmetic(Operation operation, List<DataType> inputs) {
        super(name(operation), inputs, resultOf(inputs));
        this.operation = operation;
        this.floats = resultOf(inputs) == Element.FLOAT;
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

    /** Two lists. */
    public UnsafeArrayData invoke(ArrayData values, ArrayData others) {
        return of(values, others);
    }

    /** A list and a number. */
    public UnsafeArrayData invoke(ArrayData values, double x) {
        return of(values, x);
    }

    /**
     * Float operands are computed in double and rounded once, which gives the bits of float arithmetic for these four
     * operations (53 ≥ 2·24 + 2).
     */
    @Override
    void compute(double[][] operands, int n, double[] to) {
        double[] left = operands[0];
        double[] right = operands[1];
        switch (operation) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    to[i] = left[i] + right[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    to[i] = left[i] - right[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    to[i] = left[i] * right[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    to[i] = left[i] / right[i];
                }
            }
        }
        if (floats) {
            for (int i = 0; i < n; i++) {
                to[i] = (float) to[i];
            }
        }
    }
}
