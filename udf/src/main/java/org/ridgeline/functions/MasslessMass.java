package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.ridgeline.physics.MassSum;

/**
 * Invariant mass of the vector sum of massless objects, such as photons, given as (pt, eta, phi), in the unit of pt.
 */
public final class MasslessMass {
    private static final String NAME = "massless_mass";

    private MasslessMass() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Invariant mass of the sum of all objects, or of those at the indices, taken as massless",
                "that of pt",
                "there is no object",
                "sqrt(2 pt1 pt2 (cosh deta - cos dphi)) summed over pairs, as in the official 2020 HyyAnalysis",
                Overload.of(MasslessMass::bind, numbers("pt"), numbers("eta"), numbers("phi")),
                Overload.of(MasslessMass::bind, numbers("pt"), numbers("eta"), numbers("phi"), indices("indices")));
    }

    private static BoundFunction bind(List<DataType> inputs) {
        return Precision.bind(inputs, 3, Floats::new, Doubles::new);
    }

    private static Double of(Element element, ArrayData pt, ArrayData eta, ArrayData phi, ArrayData indices) {
        if (Arguments.missing(pt, eta, phi)) {
            return null;
        }
        int length = Arguments.length(NAME, pt, eta, phi);
        int count = Arguments.count(indices, length);
        if (count == 0) {
            return null;
        }
        double squared = 0;
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            for (int l = 0; l < k; l++) {
                int j = Arguments.position(indices, l, length);
                squared += MassSum.massless(
                        element.number(pt, i),
                        element.number(eta, i),
                        element.number(phi, i),
                        element.number(pt, j),
                        element.number(eta, j),
                        element.number(phi, j));
            }
        }
        return MassSum.root(squared);
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi) {
            return of(Element.FLOAT, pt, eta, phi, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.FLOAT, pt, eta, phi, indices);
        }
    }

    /** Over lists of doubles. */
    public static final class Doubles extends Bound {
        Doubles(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi) {
            return of(Element.DOUBLE, pt, eta, phi, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, eta, phi, indices);
        }
    }
}
