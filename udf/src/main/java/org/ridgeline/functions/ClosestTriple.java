package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.number;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Triples;

/** The three objects, given as (pt, eta, phi, m), whose mass is closest to a target: their indices. */
public final class ClosestTriple extends Bound {
    private static final String NAME = "closest_triple_from_m";

    private final Element[] elements;

    private ClosestTriple(List<DataType> inputs) {
        super(NAME, inputs, Element.INT.array());
        elements = Momentum.MASS.elements(inputs);
    }

    static HepFunction function() {
        Parameter[] lists = {numbers("pt"), numbers("eta"), numbers("phi"), numbers("m"), number("target")};
        return HepFunction.of(
                NAME,
                "Indices of the three objects, of all or of those at the indices, whose mass is closest to the target",
                "1, target in that of pt and m",
                "there are fewer than three",
                "ADL benchmark query 6: first of equals, distance kept as 32-bit float",
                Overload.of(ClosestTriple::new, lists),
                Overload.of(ClosestTriple::new, lists[0], lists[1], lists[2], lists[3], lists[4], indices("indices")));
    }

    public UnsafeArrayData invoke(ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m, double target) {
        return find(pt, eta, phi, m, target, null);
    }

    public UnsafeArrayData invoke(
            ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m, double target, ArrayData indices) {
        return Arguments.missing(indices) ? null : find(pt, eta, phi, m, target, indices);
    }

    private UnsafeArrayData find(
            ArrayData pt, ArrayData eta, ArrayData phi, ArrayData m, double target, ArrayData indices) {
        if (Arguments.missing(pt, eta, phi, m)) {
            return null;
        }
        int length = Arguments.length(NAME, pt, eta, phi, m);
        int count = Arguments.count(indices, length);
        double[] px = new double[count];
        double[] py = new double[count];
        double[] pz = new double[count];
        double[] energy = new double[count];
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            double transverse = elements[0].number(pt, i);
            double azimuth = elements[2].number(phi, i);
            double mass = elements[3].number(m, i);
            px[k] = transverse * Math.cos(azimuth);
            py[k] = transverse * Math.sin(azimuth);
            pz[k] = transverse * Math.sinh(elements[1].number(eta, i));
            double squared = transverse * transverse + pz[k] * pz[k] + Math.copySign(mass * mass, mass);
            energy[k] = Math.sqrt(Math.max(0, squared));
        }
        return Arguments.chosen(Triples.closestMass(px, py, pz, energy, target), indices);
    }
}
