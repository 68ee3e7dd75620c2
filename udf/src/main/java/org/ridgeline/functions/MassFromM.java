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
 * Invariant mass of the vector sum of objects given as (pt, eta, phi, m), in the unit of pt and m: all digits good at low mass
 * and high boost, see {@link MassSum}.
 */
public final class MassFromM {
    private static final String NAME = "mass_from_m";

    private MassFromM() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Invariant mass of the sum of all objects, or of those at the indices, from their own masses",
                "that of pt and m",
                "there is no object",
                "Sum of m² and of all products E1 E2 - p1 p2, written without cancellation",
                Overload.of(MassFromM::bind, numbers("pt"), numbers("eta"), numbers("phi"), numbers("m")),
                Overload.of(
                        MassFromM::bind,
                        numbers("pt"),
                        numbers("eta"),
                        numbers("phi"),
                        numbers("m"),
                        indices("indices")));
    }

    private static BoundFunction bind(List<DataType> inputs) {
        return Precision.bind(inputs, 4, Floats::new, Doubles::new);
    }

    private static Double of(
            Element element, ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m, ArrayData indices) {
        if (Arguments.missing(pt, eta, phi, m)) {
            return null;
        }
        int length = Arguments.length(NAME, pt, eta, phi, m);
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
            double p = MassSum.momentum(element.number(pt, i), element.number(eta, i));
            squared += MassSum.own(p, element.number(m, i));
            for (int l = 0; l < k; l++) {
                int j = Arguments.position(indices, l, length);
                squared += MassSum.product(
                        element.number(pt, i),
                        element.number(eta, i),
                        element.number(phi, i),
                        element.number(m, i),
                        element.number(pt, j),
                        element.number(eta, j),
                        element.number(phi, j),
                        element.number(m, j));
            }
        }
        return MassSum.root(squared);
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m) {
            return of(Element.FLOAT, pt, eta, phi, m, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.FLOAT, pt, eta, phi, m, indices);
        }
    }

    /** Over lists of doubles. */
    public static final class Doubles extends Bound {
        Doubles(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m) {
            return of(Element.DOUBLE, pt, eta, phi, m, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, eta, phi, m, indices);
        }
    }
}
