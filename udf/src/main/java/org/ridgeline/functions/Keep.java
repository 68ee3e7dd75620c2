package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.mask;
import static org.ridgeline.functions.Parameter.values;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The values where the mask is true, in stored order. */
public final class Keep extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
    private static final String NAME = "keep";

    private final Element element;

    private Keep(List<DataType> inputs) {
        super(NAME, inputs, inputs.get(0));
        element = Element.of(inputs.get(0)).orElseThrow();
    }

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "The values where the mask is true, in stored order",
                "that of values",
                "",
                "values[mask] of awkward-array and RVec",
                Overload.of(Keep::new, values("values"), mask("mask")));
    }

    public UnsafeArrayData invoke(ArrayData values, ArrayData mask) {
        if (Arguments.missing(values, mask)) {
            return null;
        }
        int length = Arguments.length(NAME, values, mask);
        UnsafeArrayData kept = element.fresh(Count.count(mask));
        int k = 0;
        for (int i = 0; i < length; i++) {
            if (mask.getBoolean(i)) {
                element.copy(values, i, kept, k++);
            }
        }
        return kept;
    }

    @Override
    public ColumnForm columnForm() {
        return ColumnForm.of(this, inputTypes().length);
    }

    @Override
    public void compute(Jagged[] operands, int events, Jagged result) {
        result.start(events);
        Jagged[] aligned = Jagged.aligned(NAME, operands, 2, events, result);
        int[] starts = aligned[0].offsets();
        double[] values = aligned[0].stored();
        double[] mask = aligned[1].stored();
        double[] kept = result.room(aligned[0].total());
        int[] ends = result.offsets();
        int end = 0;
        for (int k = 0; k < events; k++) {
            ends[k] = end;
            for (int i = starts[k]; i < starts[k + 1]; i++) {
                if (mask[i] != 0) {
                    kept[end++] = values[i];
                }
            }
        }
        ends[events] = end;
    }
}
