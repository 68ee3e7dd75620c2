package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.mask;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The positions, from 0 and in stored order, where a mask is true. */
public final class Indices extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
    private Indices(List<DataType> inputs) {
        super("indices", inputs, Element.INT.array());
    }

    static HepFunction function() {
        return HepFunction.of(
                "indices",
                "The positions (from 0, in stored order) where the mask is true",
                "1",
                "",
                "ROOT::VecOps::Nonzero",
                Overload.of(Indices::new, mask("mask")));
    }

    public static UnsafeArrayData invoke(ArrayData mask) {
        if (Arguments.missing(mask)) {
            return null;
        }
        UnsafeArrayData positions = Element.INT.fresh(Count.count(mask));
        int length = mask.numElements();
        int k = 0;
        for (int i = 0; i < length; i++) {
            if (mask.getBoolean(i)) {
                positions.setInt(k++, i);
            }
        }
        return positions;
    }

    @Override
    public ColumnForm columnForm() {
        return ColumnForm.of(this, inputTypes().length);
    }

    @Override
    public void compute(Jagged[] operands, int events, Jagged result) {
        result.start(events);
        Jagged mask = Jagged.aligned(name(), operands, 1, events, result)[0];
        int[] starts = mask.offsets();
        double[] marks = mask.stored();
        double[] positions =
                result.room(mask.total() + 1); // one more, as each position is written before it is known to count
        int[] ends = result.offsets();
        int end = 0;
        for (int k = 0; k < events; k++) {
            ends[k] = end;
            int start = starts[k];
            for (int i = start; i < starts[k + 1]; i++) {
                positions[end] = i - start;
                end += (int) marks[i];
            }
        }
        ends[events] = end;
    }
}
