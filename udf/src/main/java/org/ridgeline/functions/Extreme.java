package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The index of the largest or smallest of all values, or of those at the indices: the first of equals; NaN is passed over. */
public final class Extreme extends Bound {
    /** Which end. */
    enum End {
        ARGMAX,
        ARGMIN
    }

    private final End end;
    private final Element element;

    private Extreme(End end, List<DataType> inputs) {
        super(name(end), inputs, DataTypes.IntegerType);
        this.end = end;
        this.element = Element.of(inputs.get(0)).orElseThrow();
    }

    static List<HepFunction> functions() {
        return Arrays.stream(End.values()).map(Extreme::function).toList();
    }

    private static HepFunction function(End end) {
        return HepFunction.of(
                name(end),
                "The index of the " + (end == End.ARGMAX ? "largest" : "smallest")
                        + " value, of all or of those at the indices",
                "1",
                "there is no value, or only NaN",
                "first of equals, as ROOT::VecOps::ArgMax and ArgMin",
                Overload.of(inputs -> new Extreme(end, inputs), numbers("values")),
                Overload.of(inputs -> new Extreme(end, inputs), numbers("values"), indices("indices")));
    }

    private static String name(End end) {
        return end.name().toLowerCase(Locale.ROOT);
    }

    public Integer invoke(ArrayData values) {
        return find(values, null);
    }

    public Integer invoke(ArrayData values, ArrayData indices) {
        return Arguments.missing(indices) ? null : find(values, indices);
    }

    private Integer find(ArrayData values, ArrayData indices) {
        if (Arguments.missing(values)) {
            return null;
        }
        int length = values.numElements();
        int count = Arguments.count(indices, length);
        int found = -1;
        double best = Double.NaN;
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            double value = element.number(values, i);
            if (!Double.isNaN(value) && (found < 0 || beyond(value, best))) {
                found = i;
                best = value;
            }
        }
        return found < 0 ? null : Integer.valueOf(found);
    }

    private boolean beyond(double value, double best) {
        return end == End.ARGMAX ? value > best : value < best;
    }
}
