package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.ridgeline.physics.LightCone;

/**
 * Rapidity of the vector sum of objects given by pt, eta and m: good close to the beam too, see {@link LightCone}.
 */
public final class RapidityFromM {
    private static final String NAME = "rapidity_from_m";

    private RapidityFromM() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Rapidity of the vector sum of all objects, or of those at the indices, from their own masses",
                "1",
                "there is no object",
                "ln(sum(E + pz) / sum(E - pz)) / 2",
                Overload.of(RapidityFromM::bind, numbers("pt"), numbers("eta"), numbers("m")),
                Overload.of(RapidityFromM::bind, numbers("pt"), numbers("eta"), numbers("m"), indices("indices")));
    }

    private static BoundFunction bind(List<DataType> inputs) {
        return Precision.bind(inputs, 3, Floats::new, Doubles::new);
    }

    private static Double of(Element element, ArrayData pt, ArrayData eta, ArrayData m, ArrayData indices) {
        if (Arguments.missing(pt, eta, m)) {
            return null;
        }
        int length = Arguments.length(NAME, pt, eta, m);
        int count = Arguments.count(indices, length);
        if (count == 0) {
            return null;
        }
        LightCone sum = new LightCone();
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            sum.add(element.number(pt, i), element.number(eta, i), element.number(m, i));
        }
        return sum.rapidity();
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData m) {
            return of(Element.FLOAT, pt, eta, m, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData m, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.FLOAT, pt, eta, m, indices);
        }
    }

    /** Over lists of doubles. */
    public static final class Doubles extends Bound {
        Doubles(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData m) {
            return of(Element.DOUBLE, pt, eta, m, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData m, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, eta, m, indices);
        }
    }
}
