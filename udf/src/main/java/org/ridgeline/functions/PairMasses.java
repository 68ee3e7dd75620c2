package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Pairs;

/** Invariant masses of all pairs i &lt; j of a collection, or of those at the indices, in the order of {@link Pairs}. */
public final class PairMasses extends Bound {
    private final Momentum momentum;
    private final Element[] elements;

    private PairMasses(Momentum momentum, List<DataType> inputs) {
        super(momentum.name("pair_masses"), inputs, Element.DOUBLE.array());
        this.momentum = momentum;
        this.elements = momentum.elements(inputs);
    }

    static HepFunction function(Momentum momentum) {
        return HepFunction.of(
                momentum.name("pair_masses"),
                "Invariant masses of all pairs, of all objects or of those at the indices, in the order of pair_first and pair_second",
                momentum.unit(),
                "",
                momentum.source(),
                Overload.of(
                        inputs -> new PairMasses(momentum, inputs),
                        numbers("pt"),
                        numbers("eta"),
                        numbers("phi"),
                        numbers(momentum.fourth())),
                Overload.of(
                        inputs -> new PairMasses(momentum, inputs),
                        numbers("pt"),
                        numbers("eta"),
                        numbers("phi"),
                        numbers(momentum.fourth()),
                        indices("indices")));
    }

    public UnsafeArrayData invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData fourth) {
        return masses(pt, eta, phi, fourth, null);
    }

    public UnsafeArrayData invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData fourth, ArrayData indices) {
        return Arguments.missing(indices) ? null : masses(pt, eta, phi, fourth, indices);
    }

    private UnsafeArrayData masses(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData fourth, ArrayData indices) {
        if (Arguments.missing(pt, eta, phi, fourth)) {
            return null;
        }
        int length = Arguments.length(name(), pt, eta, phi, fourth);
        int count = Arguments.count(indices, length);
        UnsafeArrayData masses = Element.DOUBLE.fresh(Pairs.count(count));
        int pair = 0;
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            for (int l = k + 1; l < count; l++) {
                int j = Arguments.position(indices, l, length);
                if (i < 0 || j < 0) {
                    return null;
                }
                masses.setDouble(pair++, momentum.mass(elements, pt, eta, phi, fourth, i, j));
            }
        }
        return masses;
    }
}
