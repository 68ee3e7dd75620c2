package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.ZPairs;

/**
 * The two Z masses of the official 2020 HZZAnalysis, first the one closer to 91.18 GeV, as 32-bit floats in GeV from momenta
 * in MeV: among the pairings whose first pair has one type and opposite charges the last wins; both are 0 if there is none
 * (see {@link ZPairs#lastPairing}). Null unless there are exactly four indices.
 */
public final class HzzMasses extends Bound {
    private static final String NAME = "hzz_2020_z_masses";
    private static final int LEPTONS = 4;

    private final Element[] elements;

    private HzzMasses(List<DataType> inputs) {
        super(NAME, inputs, Element.FLOAT.array());
        elements = inputs.stream().map(type -> Element.of(type).orElseThrow()).toArray(Element[]::new);
    }

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "array<float> of mZ1 and mZ2 of the four leptons at the indices, by the official rule (last valid pairing wins)",
                "GeV, from pt and e in MeV",
                "there are not exactly four indices",
                "Official 2020 HZZAnalysis; masses rounded to 32-bit float before they are compared",
                Overload.of(
                        HzzMasses::new,
                        numbers("pt"),
                        numbers("eta"),
                        numbers("phi"),
                        numbers("e"),
                        numbers("charge"),
                        numbers("type"),
                        indices("indices")));
    }

    public UnsafeArrayData invoke(
            ArrayData pt,
            ArrayData eta,
            ArrayData phi,
            ArrayData e,
            ArrayData charge,
            ArrayData type,
            ArrayData indices) {
        if (Arguments.missing(indices)
                || indices.numElements() != LEPTONS
                || Arguments.missing(pt, eta, phi, e)
                || Arguments.missing(charge, type)) {
            return null;
        }
        int length = Math.max(Arguments.length(NAME, pt, eta, phi, e), Arguments.length(NAME, pt, charge, type));
        double[] momenta = new double[4 * LEPTONS];
        double[] charges = new double[LEPTONS];
        double[] types = new double[LEPTONS];
        for (int k = 0; k < LEPTONS; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            momenta[4 * k] = elements[0].number(pt, i);
            momenta[4 * k + 1] = elements[1].number(eta, i);
            momenta[4 * k + 2] = elements[2].number(phi, i);
            momenta[4 * k + 3] = elements[3].number(e, i);
            charges[k] = elements[4].number(charge, i);
            types[k] = elements[5].number(type, i);
        }
        float[] masses = ZPairs.lastPairing(momenta, charges, types);
        return UnsafeArrayData.fromPrimitiveArray(masses);
    }
}
