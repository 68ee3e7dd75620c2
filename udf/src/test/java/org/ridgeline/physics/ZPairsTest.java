package org.ridgeline.physics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZPairsTest {
    private static final double[] PT = {60_000, 45_000, 30_000, 12_000};
    private static final double[] ETA = {0.5, -1.2, 1.9, -0.1};
    private static final double[] PHI = {0.1, 2.9, -1.4, 1.0};

    private static float[] lastPairing(double[] charge, double[] type) {
        double[] px = new double[4];
        double[] py = new double[4];
        double[] pz = new double[4];
        double[] energy = new double[4];
        for (int i = 0; i < 4; i++) {
            px[i] = PT[i] * Math.cos(PHI[i]);
            py[i] = PT[i] * Math.sin(PHI[i]);
            pz[i] = PT[i] * Math.sinh(ETA[i]);
            energy[i] = PT[i] * Math.cosh(ETA[i]);
        }
        return ZPairs.lastPairing(px, py, pz, energy, charge, type);
    }

    private static float mass(int i, int j) {
        Exact pair = Exact.ofMass(PT[i], ETA[i], PHI[i], 0).plus(Exact.ofMass(PT[j], ETA[j], PHI[j], 0));
        return (float) (pair.mass() / 1000);
    }

    private static float[] closerFirst(float a, float b) {
        return Math.abs(a - 91.18) < Math.abs(b - 91.18) ? new float[] {a, b} : new float[] {b, a};
    }

    @Test
    void ofTwoValidPairingsTheLastWinsEvenIfItIsWorse() {
        // + + - -: (12)(34) is not valid; (13)(24) and (14)(23) are.
        float[] masses = lastPairing(new double[] {1, 1, -1, -1}, new double[] {13, 13, 13, 13});
        assertThat(masses).containsExactly(closerFirst(mass(0, 3), mass(1, 2)));
        // + - + -: (12)(34) and (14)(23) are valid.
        masses = lastPairing(new double[] {1, -1, 1, -1}, new double[] {11, 11, 11, 11});
        assertThat(masses).containsExactly(closerFirst(mass(0, 3), mass(1, 2)));
        // + - - +: (12)(34) and (13)(24) are valid.
        masses = lastPairing(new double[] {1, -1, -1, 1}, new double[] {11, 11, 11, 11});
        assertThat(masses).containsExactly(closerFirst(mass(0, 2), mass(1, 3)));
    }

    @Test
    void mixedFlavoursHaveOnePairing() {
        float[] masses = lastPairing(new double[] {1, 1, -1, -1}, new double[] {11, 13, 11, 13});
        assertThat(masses).containsExactly(closerFirst(mass(0, 2), mass(1, 3)));
    }

    @Test
    void withoutAValidPairingBothMassesAreZero() {
        float[] masses = lastPairing(new double[] {1, 1, -1, -1}, new double[] {11, 11, 13, 13});
        assertThat(masses).containsExactly(0, 0);
    }

    @Test
    void onlyTheFirstPairIsAskedForItsCharges() {
        // The second pair holds an electron and a muon of the same charge: the official rule does not look at it.
        float[] masses = lastPairing(new double[] {1, -1, 1, 1}, new double[] {11, 11, 13, 15});
        assertThat(masses).containsExactly(closerFirst(mass(0, 1), mass(2, 3)));
    }
}
