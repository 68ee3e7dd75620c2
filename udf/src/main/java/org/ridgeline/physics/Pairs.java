package org.ridgeline.physics;

/** The pairs of n objects in the order (0,1), (0,2), …, (0,n-1), (1,2), …: that of awkward-array and RVec. */
public final class Pairs {
    private static final int MOST = 4096;

    private Pairs() {}

    /**
     * How many pairs n objects have.
     *
     * @throws IllegalArgumentException beyond 4,096 objects: no event has so many, and a list of their pairs would not fit
     */
    public static int count(int n) {
        if (n > MOST) {
            throw new IllegalArgumentException(
                    "pairs of " + n + " objects in one event; at most " + MOST + " are combined");
        }
        return n * (n - 1) / 2;
    }

    /** The pair with the largest transverse momentum of its sum, as {@link Triples#highestPt} finds triples; null below 2. */
    public static int[] highestPt(double[] px, double[] py) {
        count(px.length);
        int[] found = null;
        float best = 0;
        for (int i = 0; i < px.length; i++) {
            for (int j = i + 1; j < px.length; j++) {
                double x = px[i] + px[j];
                double y = py[i] + py[j];
                float pt = (float) Math.sqrt(x * x + y * y);
                if (found == null || pt > best) {
                    best = pt;
                    found = new int[] {i, j};
                }
            }
        }
        return found;
    }
}
