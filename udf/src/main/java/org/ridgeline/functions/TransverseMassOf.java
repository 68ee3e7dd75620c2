package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.number;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.ridgeline.physics.TransverseMass;

/** The transverse mass of an object and the missing momentum, in the unit of pt and met. */
public final class TransverseMassOf extends Bound {
    private static final String NAME = "transverse_mass";

    private TransverseMassOf(List<DataType> inputs) {
        super(NAME, inputs, DataTypes.DoubleType);
    }

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Transverse mass of one object and the missing momentum: sqrt(2 pt met (1 - cos dphi))",
                "that of pt and met",
                "",
                "mtw of the official 2020 analyses (double; float(…) for their rounding)",
                Overload.of(TransverseMassOf::new, number("pt"), number("phi"), number("met"), number("met_phi")));
    }

    public static double invoke(double pt, double phi, double met, double metPhi) {
        return TransverseMass.of(pt, phi, met, metPhi);
    }
}
