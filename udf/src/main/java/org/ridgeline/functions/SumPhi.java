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
 * Azimuth of the vector sum of objects, in [-pi, pi]; 0 for a sum without transverse momentum.
 */
public final class SumPhi {
    private static final String NAME = "sum_phi";
    private static final List<String> OBJECTS = List.of("pt", "phi");

    private SumPhi() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Azimuth of the vector sum of all objects, or of those at the indices",
                "rad, in [-pi, pi]",
                "there is no object",
                "TLorentzVector::Phi of the sum",
                Overload.of(SumPhi::bind, numbers("pt"), numbers("phi")),
                Overload.of(SumPhi::bind, numbers("pt"), numbers("phi"), indices("indices")));
    }

    private static BoundFunction bind(List<DataType> inputs) {
        return Precision.bind(inputs, 2, Floats::new, Doubles::new);
    }

    private static Double of(Element element, ArrayData pt, ArrayData phi, ArrayData indices) {
        if (Arguments.missing(pt, phi)) {
            return null;
        }
        int length = Arguments.length(NAME, pt, phi);
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
            sum.addTransverse(element.number(pt, i), element.number(phi, i));
        }
        return sum.phi();
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound implements ColumnForm.Source {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.SUM_PHI.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData phi) {
            return of(Element.FLOAT, pt, phi, null);
        }

        public static Double invoke(ArrayData pt, ArrayData phi, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.FLOAT, pt, phi, indices);
        }
    }

    /** Over lists of doubles. */
    public static final class Doubles extends Bound implements ColumnForm.Source {
        Doubles(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.SUM_PHI.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData phi) {
            return of(Element.DOUBLE, pt, phi, null);
        }

        public static Double invoke(ArrayData pt, ArrayData phi, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, phi, indices);
        }
    }
}
