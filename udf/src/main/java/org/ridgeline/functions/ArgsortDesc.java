package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/**
 * The indices of all values, or the given indices, with the largest value first. Equal values keep their order; NaN comes
 * last.
 */
public final class ArgsortDesc extends Bound {
    private static final String NAME = "argsort_desc";
    private static final int FEW = 64;

    private final Element element;

    private ArgsortDesc(List<DataType> inputs) {
        super(NAME, inputs, Element.INT.array());
        element = Element.of(inputs.get(0)).orElseThrow();
    }

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "The indices of all values, or the given ones, from the largest value down; equal values keep their order, NaN is last",
                "1",
                "",
                "ak.argsort(ascending=False, stable=True)",
                Overload.of(ArgsortDesc::new, numbers("values")),
                Overload.of(ArgsortDesc::new, numbers("values"), indices("indices")));
    }

    public UnsafeArrayData invoke(ArrayData values) {
        return sort(values, null);
    }

    public UnsafeArrayData invoke(ArrayData values, ArrayData indices) {
        return Arguments.missing(indices) ? null : sort(values, indices);
    }

    private UnsafeArrayData sort(ArrayData values, ArrayData indices) {
        if (Arguments.missing(values)) {
            return null;
        }
        int length = values.numElements();
        int count = Arguments.count(indices, length);
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            order[k] = Arguments.position(indices, k, length);
            if (order[k] < 0) {
                return null;
            }
        }
        return UnsafeArrayData.fromPrimitiveArray(count > FEW ? sortMany(values, order) : sortFew(values, order));
    }

    /** Insertion sort: an event holds a handful of objects, most often nearly sorted. */
    private int[] sortFew(ArrayData values, int[] order) {
        for (int k = 1; k < order.length; k++) {
            int index = order[k];
            double key = element.number(values, index);
            int at = k;
            while (at > 0 && before(key, element.number(values, order[at - 1]))) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = index;
        }
        return order;
    }

    private int[] sortMany(ArrayData values, int[] order) {
        return Arrays.stream(order)
                .boxed()
                .sorted((i, j) -> {
                    double left = element.number(values, i);
                    double right = element.number(values, j);
                    if (before(left, right)) {
                        return -1;
                    }
                    return before(right, left) ? 1 : 0;
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean before(double key, double other) {
        return key > other || (Double.isNaN(other) && !Double.isNaN(key));
    }
}
