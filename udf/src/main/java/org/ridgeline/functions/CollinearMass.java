package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.number;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Collinear;

/** Mass of a tau pair and visible shares x1 and x2 in the collinear approximation, see {@link Collinear}. */
public final class CollinearMass extends Bound {
    private static final String NAME = "collinear_mass";

    private CollinearMass(List<DataType> inputs) {
        super(NAME, inputs, Element.DOUBLE.array());
    }

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "array<double> of the mass of two visible decay products and their neutrinos, and of the visible shares x1 and x2",
                "that of pt and e; x1 and x2: 1",
                "the determinant is 0",
                "Official 2025 HTauTauAnalysis: lep / x1 + tau / x2, neutrinos along the visible products",
                Overload.of(
                        CollinearMass::new,
                        number("pt1"),
                        number("eta1"),
                        number("phi1"),
                        number("e1"),
                        number("pt2"),
                        number("eta2"),
                        number("phi2"),
                        number("e2"),
                        number("met_x"),
                        number("met_y")));
    }

    public static UnsafeArrayData invoke(
            double pt1,
            double eta1,
            double phi1,
            double e1,
            double pt2,
            double eta2,
            double phi2,
            double e2,
            double metX,
            double metY) {
        double[] solution =
                Collinear.solve(new double[] {pt1, eta1, phi1, e1}, new double[] {pt2, eta2, phi2, e2}, metX, metY);
        return solution == null ? null : UnsafeArrayData.fromPrimitiveArray(solution);
    }
}
