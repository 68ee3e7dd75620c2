package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.index;
import static org.ridgeline.functions.Parameter.number;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.ridgeline.physics.Angles;

/** Distances in eta and phi: {@code delta_r}, {@code pair_delta_r} and {@code min_delta_r}. */
public final class Distance {
    private static final String SOURCE = "sqrt(deta² + dphi²), dphi folded into [0, pi]";

    private Distance() {}

    static List<HepFunction> functions() {
        return List.of(
                HepFunction.of(
                        "delta_r",
                        "Distance of two directions; or of each object of a list from one direction",
                        "1",
                        "",
                        SOURCE,
                        Overload.of(Between::new, number("eta1"), number("phi1"), number("eta2"), number("phi2")),
                        Overload.of(Between::new, numbers("eta"), numbers("phi"), number("eta2"), number("phi2"))),
                HepFunction.of(
                        "pair_delta_r",
                        "Distance of the objects i and j of a list",
                        "1",
                        "",
                        SOURCE,
                        Overload.of(OfPair::new, numbers("eta"), numbers("phi"), index("i"), index("j"))),
                HepFunction.of(
                        "min_delta_r",
                        "Distance of each object from the nearest of the others; infinity if there are no others",
                        "1",
                        "",
                        SOURCE,
                        Overload.of(
                                Nearest::new,
                                numbers("eta"),
                                numbers("phi"),
                                numbers("other_eta"),
                                numbers("other_phi"))));
    }

    private static Element element(List<DataType> inputs, int i) {
        return Element.of(inputs.get(i)).orElse(Element.DOUBLE);
    }

    /** Of two directions, or of each object from a direction. */
    public static final class Between extends Bound {
        private final Element etas;
        private final Element phis;

        Between(List<DataType> inputs) {
            super(
                    "delta_r",
                    inputs,
                    inputs.get(0) instanceof ArrayType ? Element.DOUBLE.array() : DataTypes.DoubleType);
            etas = element(inputs, 0);
            phis = element(inputs, 1);
        }

        public double invoke(double eta1, double phi1, double eta2, double phi2) {
            return Angles.deltaR(eta1, phi1, eta2, phi2);
        }

        public UnsafeArrayData invoke(ArrayData eta, ArrayData phi, double eta2, double phi2) {
            if (Arguments.missing(eta, phi)) {
                return null;
            }
            int length = Arguments.length(name(), eta, phi);
            UnsafeArrayData distances = Element.DOUBLE.fresh(length);
            for (int i = 0; i < length; i++) {
                distances.setDouble(i, Angles.deltaR(etas.number(eta, i), phis.number(phi, i), eta2, phi2));
            }
            return distances;
        }
    }

    /** Of two objects of one list. */
    public static final class OfPair extends Bound {
        private final Element etas;
        private final Element phis;

        OfPair(List<DataType> inputs) {
            super("pair_delta_r", inputs, DataTypes.DoubleType);
            etas = element(inputs, 0);
            phis = element(inputs, 1);
        }

        public Double invoke(ArrayData eta, ArrayData phi, int i, int j) {
            if (Arguments.missing(eta, phi)) {
                return null;
            }
            int length = Arguments.length(name(), eta, phi);
            if (i < 0 || j < 0 || i >= length || j >= length) {
                return null;
            }
            return Angles.deltaR(etas.number(eta, i), phis.number(phi, i), etas.number(eta, j), phis.number(phi, j));
        }
    }

    /** Of each object from the nearest of another list. */
    public static final class Nearest extends Bound {
        private final Element[] elements;

        Nearest(List<DataType> inputs) {
            super("min_delta_r", inputs, Element.DOUBLE.array());
            elements =
                    inputs.stream().map(type -> Element.of(type).orElseThrow()).toArray(Element[]::new);
        }

        public UnsafeArrayData invoke(ArrayData eta, ArrayData phi, ArrayData otherEta, ArrayData otherPhi) {
            if (Arguments.missing(eta, phi, otherEta, otherPhi)) {
                return null;
            }
            int length = Arguments.length(name(), eta, phi);
            int others = Arguments.length(name(), otherEta, otherPhi);
            UnsafeArrayData distances = Element.DOUBLE.fresh(length);
            for (int i = 0; i < length; i++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int j = 0; j < others; j++) {
                    double distance = Angles.deltaR(
                            elements[0].number(eta, i),
                            elements[1].number(phi, i),
                            elements[2].number(otherEta, j),
                            elements[3].number(otherPhi, j));
                    nearest = Math.min(nearest, distance);
                }
                distances.setDouble(i, nearest);
            }
            return distances;
        }
    }
}
