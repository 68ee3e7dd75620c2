package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The magnitude of each value: float for floats, double otherwise. */
public final class Abs extends Elementwise {
    private Abs(List<DataType> inputs) {
        super("abs", inputs, Arithmetic.result(Element.of(inputs.get(0)).orElseThrow()));
    }

    static HepFunction function() {
        return HepFunction.of(
                "abs",
                "The magnitude of each value; float for floats, else double",
                "that of values",
                "",
                "element by element",
                Overload.of(Abs::new, numbers("values")));
    }

    public UnsafeArrayData invoke(ArrayData values) {
        return of(values);
    }

    @Override
    void compute(double[][] operands, int n, double[] to) {
        double[] values = operands[0];
        for (int i = 0; i < n; i++) {
            to[i] = Math.abs(values[i]);
        }
    }
}
