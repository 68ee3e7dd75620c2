package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.ridgeline.physics.LorentzSum;

/**
 * Invariant mass of the vector sum of objects given as (pt, eta, phi, E), in the unit of E: negative if rounding makes mass²
 * negative. The arithmetic of {@link LorentzSum}, hence of {@code TLorentzVector}.
 */
public final class Mass {
    private static final String NAME = "mass";
    private static final List<String> OBJECTS = List.of("pt", "eta", "phi", "e");

    private Mass() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Invariant mass of the sum of all objects, or of those at the indices",
                "that of e",
                "there is no object",
                "TLorentzVector::M of the sum, in double precision (negative for negative mass²)",
                Overload.of(Mass::bind, numbers("pt"), numbers("eta"), numbers("phi"), numbers("e")),
                Overload.of(
                        Mass::bind, numbers("pt"), numbers("eta"), numbers("phi"), numbers("e"), indices("indices")));
    }

    private static BoundFunction bind(List<DataType> inputs) {
        return Precision.bind(inputs, 4, Floats::new, Doubles::new);
    }

    private static Double of(
            Element element, ArrayData pt, ArrayData eta, ArrayData phi, ArrayData e, ArrayData indices) {
        if (Arguments.missing(pt, eta, phi, e)) {
            return null;
        }
        int length = Arguments.length(NAME, pt, eta, phi, e);
        int count = Arguments.count(indices, length);
        if (count == 0) {
            return null;
        }
        LorentzSum sum = new LorentzSum();
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            sum.add(element.number(pt, i), element.number(eta, i), element.number(phi, i), element.number(e, i));
        }
        return sum.mass();
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound implements ColumnForm.Source {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.MASS.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData e) {
            return of(Element.FLOAT, pt, eta, phi, e, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData e, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.FLOAT, pt, eta, phi, e, indices);
        }
    }

    /** Over lists of doubles. */
    public static final class Doubles extends Bound implements ColumnForm.Source {
        Doubles(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.MASS.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData e) {
            return of(Element.DOUBLE, pt, eta, phi, e, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData e, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, eta, phi, e, indices);
        }
    }
}
