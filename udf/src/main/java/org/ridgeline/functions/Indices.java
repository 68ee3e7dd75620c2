package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.mask;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The positions, from 0 and in stored order, where a mask is true. */
public final class Indices extends Bound {
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
}
