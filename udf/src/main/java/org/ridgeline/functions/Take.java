package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.values;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The values at the indices, in the order of the indices; null if one of them does not exist. */
public final class Take extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
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

    @Override
    public ColumnForm columnForm() {
        return ColumnForm.of(this, inputTypes().length);
    }

    @Override
    public void compute(Jagged[] operands, int events, Jagged result) {
        Jagged values = operands[0];
        Jagged indices = operands[1];
        result.start(events);
        int[] starts = values.offsets();
        int[] begins = indices.offsets();
        double[] chosen = indices.stored();
        double[] from = values.stored();
        double[] to = result.room(indices.total());
        int[] ends = result.offsets();
        int end = 0;
        for (int k = 0; k < events; k++) {
            ends[k] = end;
            int length = starts[k + 1] - starts[k];
            int at = end;
            boolean found = !values.isMissing(k) && !indices.isMissing(k);
            for (int j = begins[k]; j < begins[k + 1] && found; j++) {
                int i = (int) chosen[j];
                found = i >= 0 && i < length;
                if (found) {
                    to[at++] = from[starts[k] + i];
                }
            }
            if (found) {
                end = at;
            } else {
                result.miss(k);
            }
        }
        ends[events] = end;
    }
}
