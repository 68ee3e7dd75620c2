package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The magnitude of each value: float for floats, double otherwise. */
public final class Abs extends Bound {
    private final Element element;

    private Abs(List<DataType> inputs) {
        super(
                "abs",
                inputs,
                Arithmetic.result(Element.of(inputs.get(0)).orElseThrow()).array());
        element = Element.of(inputs.get(0)).orElseThrow();
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
        if (Arguments.missing(values)) {
            return null;
        }
        int length = values.numElements();
        Element result = Arithmetic.result(element);
        UnsafeArrayData magnitudes = result.fresh(length);
        for (int i = 0; i < length; i++) {
            Arithmetic.set(magnitudes, result, i, Math.abs(element.number(values, i)));
        }
        return magnitudes;
    }
}
