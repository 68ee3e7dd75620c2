package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.number;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Pairs;

/** The pair of same flavour and opposite charge whose mass is closest to a target: its indices, the first of equals. */
public final class SfosPair extends Bound {
    private static final int LISTS = 6;

    private final Momentum momentum;
    private final Element[] elements;

    private SfosPair(Momentum momentum, List<DataType> inputs) {
        super(momentum.name("sfos_pair"), inputs, Element.INT.array());
        this.momentum = momentum;
        this.elements = inputs.subList(0, LISTS).stream()
                .map(type -> Element.of(type).orElseThrow())
                .toArray(Element[]::new);
    }

    static HepFunction function(Momentum momentum) {
        List<Parameter> lists = List.of(
                numbers("pt"),
                numbers("eta"),
                numbers("phi"),
                numbers(momentum.fourth()),
                numbers("charge"),
                numbers("type"),
                number("target"));
        List<Parameter> chosen = new ArrayList<>(lists);
        chosen.add(indices("indices"));
        return HepFunction.of(
                momentum.name("sfos_pair"),
                "Indices of the pair of one type and opposite charges, of all or of those at the indices, with the mass closest to the target",
                "1, target in " + momentum.unit(),
                "there is no such pair",
                "Z candidates of the official analyses and of ADL benchmark query 8; first of equals",
                new Overload(lists, inputs -> new SfosPair(momentum, inputs)),
                new Overload(chosen, inputs -> new SfosPair(momentum, inputs)));
    }

    public UnsafeArrayData invoke(
            ArrayData pt,
            ArrayData eta,
            ArrayData phi,
            ArrayData fourth,
            ArrayData charge,
            ArrayData type,
            double target) {
        return find(pt, eta, phi, fourth, charge, type, target, null);
    }

    public UnsafeArrayData invoke(
            ArrayData pt,
            ArrayData eta,
            ArrayData phi,
            ArrayData fourth,
            ArrayData charge,
            ArrayData type,
            double target,
            ArrayData indices) {
        return Arguments.missing(indices) ? null : find(pt, eta, phi, fourth, charge, type, target, indices);
    }

    private UnsafeArrayData find(
            ArrayData pt,
            ArrayData eta,
            ArrayData phi,
            ArrayData fourth,
            ArrayData charge,
            ArrayData type,
            double target,
            ArrayData indices) {
        if (Arguments.missing(pt, eta, phi, fourth) || Arguments.missing(charge, type)) {
            return null;
        }
        int length = Arguments.length(name(), pt, eta, phi, fourth);
        Arguments.length(name(), pt, charge, type);
        int count = Arguments.count(indices, length);
        Pairs.count(count);
        int first = -1;
        int second = -1;
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            for (int l = k + 1; l < count; l++) {
                int j = Arguments.position(indices, l, length);
                if (j < 0 || !opposite(charge, type, i, j)) {
                    continue;
                }
                double distance = Math.abs(momentum.mass(elements, pt, eta, phi, fourth, i, j) - target);
                if (distance < best) {
                    best = distance;
                    first = i;
                    second = j;
                }
            }
        }
        return first < 0 ? null : UnsafeArrayData.fromPrimitiveArray(new int[] {first, second});
    }

    private boolean opposite(ArrayData charge, ArrayData type, int i, int j) {
        return elements[4].number(charge, i) * elements[4].number(charge, j) < 0
                && elements[5].number(type, i) == elements[5].number(type, j);
    }
}
