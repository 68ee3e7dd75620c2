package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.index;
import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Invariant masses of pairs, in the unit of the fourth list: of the objects i and j, or, with two index lists of one length,
 * of each first with its second object.
 */
public final class PairMass extends Bound {
    private final Momentum momentum;
    private final Element[] elements;

    private PairMass(Momentum momentum, List<DataType> inputs) {
        super(momentum.name("pair_mass"), inputs, result(inputs));
        this.momentum = momentum;
        this.elements = momentum.elements(inputs);
    }

    private static DataType result(List<DataType> inputs) {
        return inputs.get(4) instanceof ArrayType ? Element.DOUBLE.array() : DataTypes.DoubleType;
    }

    static HepFunction function(Momentum momentum) {
        return HepFunction.of(
                momentum.name("pair_mass"),
                "Invariant mass of the objects i and j; of two index lists, the list of masses of each first with its second",
                momentum.unit(),
                "",
                momentum.source(),
                Overload.of(
                        inputs -> new PairMass(momentum, inputs),
                        numbers("pt"),
                        numbers("eta"),
                        numbers("phi"),
                        numbers(momentum.fourth()),
                        index("i"),
                        index("j")),
                Overload.of(
                        inputs -> new PairMass(momentum, inputs),
                        numbers("pt"),
                        numbers("eta"),
                        numbers("phi"),
                        numbers(momentum.fourth()),
                        indices("firsts"),
                        indices("seconds")));
    }

    public Double invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData fourth, int i, int j) {
        if (Arguments.missing(pt, eta, phi, fourth)) {
            return null;
        }
        int length = Arguments.length(name(), pt, eta, phi, fourth);
        if (i < 0 || j < 0 || i >= length || j >= length) {
            return null;
        }
        return momentum.mass(elements, pt, eta, phi, fourth, i, j);
    }

    public UnsafeArrayData invoke(
            ArrayData pt, ArrayData eta, ArrayData phi, ArrayData fourth, ArrayData firsts, ArrayData seconds) {
        if (Arguments.missing(pt, eta, phi, fourth) || Arguments.missing(firsts, seconds)) {
            return null;
        }
        int length = Arguments.length(name(), pt, eta, phi, fourth);
        int count = Arguments.length(name(), firsts, seconds);
        UnsafeArrayData masses = Element.DOUBLE.fresh(count);
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(firsts, k, length);
            int j = Arguments.position(seconds, k, length);
            if (i < 0 || j < 0) {
                return null;
            }
            masses.setDouble(k, momentum.mass(elements, pt, eta, phi, fourth, i, j));
        }
        return masses;
    }
}
