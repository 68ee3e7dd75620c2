package org.ridgeline.functions;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/**
 * A function that makes a list element by element of lists of one length and of numbers. Its arithmetic is one loop over
 * arrays, be it the elements of one event or those of many.
 */
abstract class Elementwise extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
    private final Element[] elements;
    private final Element result;

    Elementwise(String name, List<DataType> inputs, Element result) {
        super(name, inputs, result.array());
        this.elements = inputs.stream()
                .map(type -> Element.of(type).orElse(Element.DOUBLE))
                .toArray(Element[]::new);
        this.result = result;
    }

    /** Computes the first {@code n} elements of {@code to}; masks are 0 and 1. */
    abstract void compute(double[][] operands, int n, double[] to);

    @Override
    public ColumnForm columnForm() {
        return ColumnForm.of(this, inputTypes().length);
    }

    @Override
    public void compute(Jagged[] columns, int events, Jagged to) {
        to.start(events);
        Jagged[] aligned = Jagged.aligned(name(), columns, columns.length, events, to);
        double[][] operands = new double[aligned.length][];
        int n = aligned[0].total();
        for (int i = 0; i < operands.length; i++) {
            operands[i] = aligned[i].numbers(n);
        }
        compute(operands, n, to.like(aligned[0]));
    }

    /** The lists of one event. */
    UnsafeArrayData of(ArrayData... lists) {
        double[][] operands = new double[lists.length][];
        for (int i = 0; i < lists.length; i++) {
            if (Arguments.missing(lists[i])) {
                return null;
            }
            operands[i] = elements[i].numbers(lists[i]);
            Arguments.length(name(), lists[0], lists[i]);
        }
        return made(operands, lists[0].numElements());
    }

    /** A list of one event, and a number. */
    UnsafeArrayData of(ArrayData list, double number) {
        if (Arguments.missing(list)) {
            return null;
        }
        double[] numbers = new double[list.numElements()];
        Arrays.fill(numbers, number);
        return made(new double[][] {elements[0].numbers(list), numbers}, numbers.length);
    }

    private UnsafeArrayData made(double[][] operands, int n) {
        double[] numbers = new double[n];
        compute(operands, n, numbers);
        UnsafeArrayData array = result.fresh(n);
        for (int i = 0; i < n; i++) {
            switch (result) {
                case BOOLEAN -> array.setBoolean(i, numbers[i] != 0);
                case FLOAT -> array.setFloat(i, (float) numbers[i]);
                default -> array.setDouble(i, numbers[i]);
            }
        }
        return array;
    }
}
