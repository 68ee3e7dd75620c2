package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.LorentzSum;
import org.ridgeline.physics.ZPairs;

/**
 * The two Z masses of the official 2020 HZZAnalysis, first the one closer to 91.18 GeV, as 32-bit floats in GeV from momenta
 * in MeV: among the pairings whose first pair has one type and opposite charges the last wins; both are 0 if there is none
 * (see {@link ZPairs#lastPairing}). Null unless there are exactly four indices.
 */
public final class HzzMasses extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
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
        double[] px = new double[LEPTONS];
        double[] py = new double[LEPTONS];
        double[] pz = new double[LEPTONS];
        double[] energy = new double[LEPTONS];
        double[] charges = new double[LEPTONS];
        double[] types = new double[LEPTONS];
        for (int k = 0; k < LEPTONS; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            double momentum = elements[0].number(pt, i);
            px[k] = LorentzSum.x(momentum, elements[2].number(phi, i));
            py[k] = LorentzSum.y(momentum, elements[2].number(phi, i));
            pz[k] = LorentzSum.z(momentum, elements[1].number(eta, i));
            energy[k] = elements[3].number(e, i);
            charges[k] = elements[4].number(charge, i);
            types[k] = elements[5].number(type, i);
        }
        float[] masses = ZPairs.lastPairing(px, py, pz, energy, charges, types);
        return UnsafeArrayData.fromPrimitiveArray(masses);
    }

    @Override
    public ColumnForm columnForm() {
        return new ColumnForm(
                this,
                List.of(
                        ColumnForm.Operand.made(Component.X, 0, 2),
                        ColumnForm.Operand.made(Component.Y, 0, 2),
                        ColumnForm.Operand.made(Component.Z, 0, 1),
                        ColumnForm.Operand.argument(3),
                        ColumnForm.Operand.argument(4),
                        ColumnForm.Operand.argument(5),
                        ColumnForm.Operand.argument(6)));
    }

    @Override
    public void compute(Jagged[] operands, int events, Jagged result) {
        result.start(events);
        int columns = operands.length - 1;
        Jagged[] aligned = Jagged.aligned(NAME, operands, columns, events, result);
        double[][] numbers = new double[columns][];
        double[][] four = new double[columns][LEPTONS];
        for (int c = 0; c < columns; c++) {
            numbers[c] = aligned[c].numbers();
        }
        Chosen chosen = new Chosen(aligned[0], operands[columns]);
        double[] masses = result.room(2 * events);
        int[] ends = result.offsets();
        int end = 0;
        for (int k = 0; k < events; k++) {
            ends[k] = end;
            if (result.isMissing(k) || !chosen.in(k) || chosen.count() != LEPTONS) {
                result.miss(k);
                continue;
            }
            for (int c = 0; c < columns; c++) {
                for (int l = 0; l < LEPTONS; l++) {
                    four[c][l] = numbers[c][chosen.at(l)];
                }
            }
            float[] pair = ZPairs.lastPairing(four[0], four[1], four[2], four[3], four[4], four[5]);
            masses[end++] = pair[0];
            masses[end++] = pair[1];
        }
        ends[events] = end;
    }
}
