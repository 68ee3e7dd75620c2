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
 * Rapidity of the vector sum of objects given by pt, eta and E.
 */
public final class Rapidity {
    private static final String NAME = "rapidity";
    private static final List<String> OBJECTS = List.of("pt", "eta", "e");

    private Rapidity() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Rapidity of the vector sum of all objects, or of those at the indices",
                "1",
                "there is no object",
                "TLorentzVector::Rapidity of the sum: ln((E + pz) / (E - pz)) / 2",
                Overload.of(Rapidity::bind, numbers("pt"), numbers("eta"), numbers("e")),
                Overload.of(Rapidity::bind, numbers("pt"), numbers("eta"), numbers("e"), indices("indices")));
    }

    private static BoundFunction bind(List<DataType> inputs) {
        return Precision.bind(inputs, 3, Floats::new, Doubles::new);
    }

    private static Double of(Element element, ArrayData pt, ArrayData eta, ArrayData e, ArrayData indices) {
        if (Arguments.missing(pt, eta, e)) {
            return null;
        }
        int length = Arguments.length(NAME, pt, eta, e);
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
            sum.addLongitudinal(element.number(pt, i), element.number(eta, i), element.number(e, i));
        }
        return sum.rapidity();
    }

    /** Over lists of floats. */
    public static final class Floats extends Bound implements ColumnForm.Source {
        Floats(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.RAPIDITY.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData e) {
            return of(Element.FLOAT, pt, eta, e, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData e, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.FLOAT, pt, eta, e, indices);
        }
    }

    /** Over lists of doubles. */
    public static final class Doubles extends Bound implements ColumnForm.Source {
        Doubles(List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
        }

        @Override
        public ColumnForm columnForm() {
            return VectorSum.RAPIDITY.of(OBJECTS, inputTypes().length);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData e) {
            return of(Element.DOUBLE, pt, eta, e, null);
        }

        public static Double invoke(ArrayData pt, ArrayData eta, ArrayData e, ArrayData indices) {
            return Arguments.missing(indices) ? null : of(Element.DOUBLE, pt, eta, e, indices);
        }
    }
}
