package org.ridgeline.physics;

/** Pairings of leptons into Z candidates. */
public final class ZPairs {
    /** The Z mass of the official 2020 analyses, in GeV. */
    public static final double Z_MASS = 91.18;

    private static final int[][] PAIRINGS = {{0, 1, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2}};

    private ZPairs() {}

    /**
     * The two Z masses of four leptons by the rule of the official 2020 HZZAnalysis. The pairings (12)(34), (13)(24) and
     * (14)(23) are tried in this order; one counts if its first pair has the same type and opposite charges; each that
     * counts replaces the one before. The mass closer to 91.18 GeV comes first. Masses are made from doubles and rounded to
     * 32-bit float in GeV before they are compared, as there.
     *
     * @param px components of the four momenta, in MeV
     * @param energy in MeV
     * @param charge charges of the four
     * @param type particle types of the four (11 or 13)
     * @return two masses in GeV; both 0 if no pairing counts
     */
    public static float[] lastPairing(
            double[] px, double[] py, double[] pz, double[] energy, double[] charge, double[] type) {
        float[] masses = new float[2];
        for (int[] order : PAIRINGS) {
            int i = order[0];
            int j = order[1];
            if (type[i] == type[j] && charge[i] * charge[j] < 0) {
                float first = mass(px, py, pz, energy, i, j);
                float second = mass(px, py, pz, energy, order[2], order[3]);
                boolean firstIsCloser = Math.abs(first - Z_MASS) < Math.abs(second - Z_MASS);
                masses[0] = firstIsCloser ? first : second;
                masses[1] = firstIsCloser ? second : first;
            }
        }
        return masses;
    }

    private static float mass(double[] px, double[] py, double[] pz, double[] energy, int i, int j) {
        LorentzSum sum = new LorentzSum();
        sum.plus(px[i], py[i], pz[i], energy[i]);
        sum.plus(px[j], py[j], pz[j], energy[j]);
        return (float) (sum.mass() / 1000);
    }
}
