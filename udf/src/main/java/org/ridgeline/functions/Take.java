package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.values;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The values at the indices, in the order of the indices; null if one of them does not exist. */
public final class Take extends Bound {
    private static final String NAME = "take";

    private final Element element;

    private Take(List<DataType> inputs) {
        super(NAME, inputs, inputs.get(0));
        element = Element.of(inputs.get(0)).orElseThrow();
    }

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "The values at the indices, in the order of the indices",
                "that of values",
                "",
                "ROOT::VecOps::Take",
                Overload.of(Take::new, values("values"), indices("indices")));
    }

    public UnsafeArrayData invoke(ArrayData values, ArrayData indices) {
        if (Arguments.missing(values, indices)) {
            return null;
        }
        int length = values.numElements();
        int count = indices.numElements();
        UnsafeArrayData taken = element.fresh(count);
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            element.copy(values, i, taken, k);
        }
        return taken;
    }
}
