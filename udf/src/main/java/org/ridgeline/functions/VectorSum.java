package org.ridgeline.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridgeline.physics.LorentzSum;

/** A quantity of the sum of four-vectors, for many events at once; null where there is no object. */
enum VectorSum implements ColumnForm.Kernel {
    MASS,
    SUM_PT,
    SUM_PHI,
    SUM_ETA,
    RAPIDITY;

    /** Of the function's arguments {@code names}, as far as the quantity needs them. */
    ColumnForm of(List<String> names, int arguments) {
        List<ColumnForm.Operand> operands = new ArrayList<>();
        int pt = names.indexOf("pt");
        if (transverse()) {
            operands.add(ColumnForm.Operand.made(Component.X, pt, names.indexOf("phi")));
            operands.add(ColumnForm.Operand.made(Component.Y, pt, names.indexOf("phi")));
        }
        if (longitudinal()) {
            operands.add(ColumnForm.Operand.made(Component.Z, pt, names.indexOf("eta")));
        }
        if (energetic()) {
            operands.add(ColumnForm.Operand.argument(names.indexOf("e")));
        }
        for (int i = names.size(); i < arguments; i++) { // the indices
            operands.add(ColumnForm.Operand.argument(i));
        }
        return new ColumnForm(this, operands);
    }

    private boolean transverse() {
        return this != RAPIDITY;
    }

    private boolean longitudinal() {
        return this == MASS || this == SUM_ETA || this == RAPIDITY;
    }

    private boolean energetic() {
        return this == MASS || this == RAPIDITY;
    }

    @Override
    public void compute(Jagged[] operands, int events, Jagged result) {
        result.start(events);
        int components = (transverse() ? 2 : 0) + (longitudinal() ? 1 : 0) + (energetic() ? 1 : 0);
        Jagged[] aligned = Jagged.aligned(name().toLowerCase(Locale.ROOT), operands, components, events, result);
        double[][] numbers = new double[components][];
        for (int i = 0; i < components; i++) {
            numbers[i] = aligned[i].numbers();
        }
        double[] x = transverse() ? numbers[0] : null;
        double[] y = transverse() ? numbers[1] : null;
        double[] z = longitudinal() ? numbers[components - (energetic() ? 2 : 1)] : null;
        double[] e = energetic() ? numbers[components - 1] : null;
        Chosen chosen = new Chosen(aligned[0], operands.length > components ? operands[components] : null);
        double[] quantities = result.room(events);
        LorentzSum sum = new LorentzSum();
        for (int k = 0; k < events; k++) {
            if (result.isMissing(k) || !chosen.in(k) || chosen.count() == 0) {
                result.miss(k);
                continue;
            }
            sum.clear();
            for (int j = 0; j < chosen.count(); j++) {
                int i = chosen.at(j);
                sum.plus(x == null ? 0 : x[i], y == null ? 0 : y[i], z == null ? 0 : z[i], e == null ? 0 : e[i]);
            }
            quantities[k] = quantity(sum);
        }
    }

    private double quantity(LorentzSum sum) {
        return switch (this) {
            case MASS -> sum.mass();
            case SUM_PT -> sum.pt();
            case SUM_PHI -> sum.phi();
            case SUM_ETA -> sum.eta();
            case RAPIDITY -> sum.rapidity();
        };
    }
}
