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
 * Transverse momentum of the vector sum of objects, in the unit of pt.
 */
public final class SumPt {
    private static final String NAME = "sum_pt";
    private static final List<String> OBJECTS = List.of("pt", "phi");

    private SumPt() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Transverse momentum of the vector sum of all objects, or of those at the indices",
                "that of pt",
                "there is no object",
                "TLorentzVector::Pt of the sum",
                Overload.of(SumPt::bind, numbers("pt"), numbers("phi")),
                Overload.of(SumPt::bind, numbers("pt"), numbers("phi"), indices("indices")));
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
        return sum.pt();
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound implements ColumnForm.Source {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.SUM_PT.of(OBJECTS, inputTypes().length);
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
            return VectorSum.SUM_PT.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData phi) {
            return of(Element.DOUBLE, pt, phi, null);
        }

        public static Double invoke(ArrayData pt, ArrayData phi, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, phi, indices);
        }
    }
}
