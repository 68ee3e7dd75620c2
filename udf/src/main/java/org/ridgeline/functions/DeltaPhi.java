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

/** Angles between azimuths, in [0, pi]: {@code delta_phi} and {@code pair_delta_phi}. */
public final class DeltaPhi {
    private static final String UNIT = "rad, in [0, pi]";
    private static final String SOURCE = "|phi1 - phi2|, and 2 pi minus it from pi on: the official 2020 analyses";

    private DeltaPhi() {}

    static List<HepFunction> functions() {
        return List.of(
                HepFunction.of(
                        "delta_phi",
                        "Angle between two azimuths; or between each of a list and one azimuth",
                        UNIT,
                        "",
                        SOURCE,
                        Overload.of(Between::new, number("phi1"), number("phi2")),
                        Overload.of(Between::new, numbers("phi"), number("phi2"))),
                HepFunction.of(
                        "pair_delta_phi",
                        "Angle between the azimuths of the objects i and j of a list",
                        UNIT,
                        "",
                        SOURCE,
                        Overload.of(OfPair::new, numbers("phi"), index("i"), index("j"))));
    }

    /** Of two azimuths, or of each object's from one azimuth. */
    public static final class Between extends Bound {
        private final Element element;

        Between(List<DataType> inputs) {
            super(
                    "delta_phi",
                    inputs,
                    inputs.get(0) instanceof ArrayType ? Element.DOUBLE.array() : DataTypes.DoubleType);
            element = Element.of(inputs.get(0)).orElse(Element.DOUBLE);
        }

        public double invoke(double phi1, double phi2) {
            return Angles.deltaPhi(phi1, phi2);
        }

        public UnsafeArrayData invoke(ArrayData phi, double phi2) {
            if (Arguments.missing(phi)) {
                return null;
            }
            int length = phi.numElements();
            UnsafeArrayData angles = Element.DOUBLE.fresh(length);
            for (int i = 0; i < length; i++) {
                angles.setDouble(i, Angles.deltaPhi(element.number(phi, i), phi2));
            }
            return angles;
        }
    }

    /** Of two objects of one list. */
    public static final class OfPair extends Bound {
        private final Element element;

        OfPair(List<DataType> inputs) {
            super("pair_delta_phi", inputs, DataTypes.DoubleType);
            element = Element.of(inputs.get(0)).orElseThrow();
        }

        public Double invoke(ArrayData phi, int i, int j) {
            if (Arguments.missing(phi)) {
                return null;
            }
            int length = phi.numElements();
            return i < 0 || j < 0 || i >= length || j >= length
                    ? null
                    : Double.valueOf(Angles.deltaPhi(element.number(phi, i), element.number(phi, j)));
        }
    }
}
