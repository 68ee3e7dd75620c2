package org.ridgeline.functions;

import org.ridgeline.physics.LorentzSum;

/** The components of many momenta: of pt and phi, or of pt and eta. Functions over the same objects share them. */
enum Component implements ColumnForm.Kernel {
    X,
    Y,
    Z;

    @Override
    public void compute(Jagged[] operands, int events, Jagged result) {
        result.start(events);
        Jagged[] aligned = Jagged.aligned("mass and the like", operands, 2, events, result);
        double[] pt = aligned[0].numbers();
        double[] angle = aligned[1].numbers();
        double[] component = result.like(aligned[0]);
        int n = aligned[0].total();
        switch (this) {
            case X -> {
                for (int i = 0; i < n; i++) {
                    component[i] = LorentzSum.x(pt[i], angle[i]);
                }
            }
            case Y -> {
                for (int i = 0; i < n; i++) {
                    component[i] = LorentzSum.y(pt[i], angle[i]);
                }
            }
            case Z -> {
                for (int i = 0; i < n; i++) {
                    component[i] = LorentzSum.z(pt[i], angle[i]);
                }
            }
        }
    }
}
