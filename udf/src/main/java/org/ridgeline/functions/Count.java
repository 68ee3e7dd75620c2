package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.mask;

import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** How many elements of a mask are true. */
public final class Count extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
    private Count(List<DataType> inputs) {
        super("count", inputs, DataTypes.IntegerType);
    }

    static HepFunction function() {
        return HepFunction.of(
                "count",
                "How many elements of the mask are true",
                "1",
                "",
                "ROOT::VecOps::Sum of a mask",
                Overload.of(Count::new, mask("mask")));
    }

    public static Integer invoke(ArrayData mask) {
        return Arguments.missing(mask) ? null : count(mask);
    }

    static int count(ArrayData mask) {
        int count = 0;
        int length = mask.numElements();
        for (int i = 0; i < length; i++) {
            if (mask.getBoolean(i)) {
                count++;
            }
        }
        return count;
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
        double[] counts = result.room(events);
        for (int k = 0; k < events; k++) {
            double count = 0;
            for (int i = starts[k]; i < starts[k + 1]; i++) {
                count += marks[i];
            }
            counts[k] = count;
        }
    }
}
