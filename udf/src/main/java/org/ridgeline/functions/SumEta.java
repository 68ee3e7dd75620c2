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
 * Pseudorapidity of the vector sum of objects; infinite for a sum along the beam.
 */
public final class SumEta {
    private static final String NAME = "sum_eta";
    private static final List<String> OBJECTS = List.of("pt", "eta", "phi");

    private SumEta() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Pseudorapidity of the vector sum of all objects, or of those at the indices",
                "1",
                "there is no object",
                "asinh(pz / pt) of the sum",
                Overload.of(SumEta::bind, numbers("pt"), numbers("eta"), numbers("phi")),
                Overload.of(SumEta::bind, numbers("pt"), numbers("eta"), numbers("phi"), indices("indices")));
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
        LorentzSum sum = new LorentzSum();
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            sum.add(element.number(pt, i), element.number(eta, i), element.number(phi, i), 0);
        }
        return sum.eta();
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound implements ColumnForm.Source {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.SUM_ETA.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi) {
            return of(Element.FLOAT, pt, eta, phi, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.FLOAT, pt, eta, phi, indices);
        }
    }

    /** Over lists of doubles. */
    public static final class Doubles extends Bound implements ColumnForm.Source {
        Doubles(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.SUM_ETA.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi) {
            return of(Element.DOUBLE, pt, eta, phi, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, eta, phi, indices);
        }
    }
}
