package org.ridgeline.physics;

/** Searches over the triples i &lt; j &lt; k of objects given by their momenta and energies. */
public final class Triples {
    private static final int MOST = 512;

    private Triples() {}

    /**
     * The triple with the largest transverse momentum of its sum; of equals, the first. As in the official TTbarAnalysis the
     * momenta are compared as 32-bit floats.
     *
     * @return three positions in ascending order, or null if there are fewer than three objects
     */
    public static int[] highestPt(double[] px, double[] py) {
        check(px.length);
        int[] found = null;
        float best = 0;
        for (int i = 0; i < px.length; i++) {
            for (int j = i + 1; j < px.length; j++) {
                double x = px[i] + px[j];
                double y = py[i] + py[j];
                for (int k = j + 1; k < px.length; k++) {
                    double sumX = x + px[k];
                    double sumY = y + py[k];
                    float pt = (float) Math.sqrt(sumX * sumX + sumY * sumY);
                    if (found == null || pt > best) {
                        best = pt;
                        found = new int[] {i, j, k};
                    }
                }
            }
        }
        return found;
    }

    /**
     * The triple whose invariant mass is closest to a target; of equals, the first. As in the ADL benchmark's reference the
     * smallest distance is kept as a 32-bit float.
     *
     * @return three positions in ascending order, or null if there are fewer than three objects
     */
    public static int[] closestMass(double[] px, double[] py, double[] pz, double[] energy, double target) {
        check(px.length);
        int[] found = null;
        float best = Float.POSITIVE_INFINITY;
        for (int i = 0; i < px.length; i++) {
            for (int j = i + 1; j < px.length; j++) {
                double x = px[i] + px[j];
                double y = py[i] + py[j];
                double z = pz[i] + pz[j];
                double e = energy[i] + energy[j];
                for (int k = j + 1; k < px.length; k++) {
                    double distance = Math.abs(mass(x + px[k], y + py[k], z + pz[k], e + energy[k]) - target);
                    if (found == null || distance < best) {
                        best = (float) distance;
                        found = new int[] {i, j, k};
                    }
                }
            }
        }
        return found;
    }

    private static double mass(double px, double py, double pz, double energy) {
        return MassSum.root(energy * energy - (px * px + py * py + pz * pz));
    }

    private static void check(int n) {
        if (n > MOST) {
            throw new IllegalArgumentException(
                    "triples of " + n + " objects in one event; at most " + MOST + " are combined");
        }
    }
}
