package org.ridgeline.physics;

/** The collinear approximation: the missing momentum is that of neutrinos which fly along the two visible decay products. */
public final class Collinear {
    private Collinear() {}

    /**
     * The mass of the pair with the neutrinos added, and the share of each parent's momentum that is visible.
     *
     * @param first pt, eta, phi and E of one visible product
     * @param second the same of the other
     * @param metX x component of the missing momentum
     * @param metY y component
     * @return mass, x1 and x2; null if the two directions are parallel in the transverse plane (determinant 0)
     */
    public static double[] solve(double[] first, double[] second, double metX, double metY) {
        double x1 = first[0] * Math.cos(first[2]);
        double y1 = first[0] * Math.sin(first[2]);
        double x2 = second[0] * Math.cos(second[2]);
        double y2 = second[0] * Math.sin(second[2]);
        double determinant = x1 * y2 - x2 * y1;
        if (determinant == 0) {
            return null;
        }
        double grow1 = 1 + (metX * y2 - x2 * metY) / determinant;
        double grow2 = 1 + (x1 * metY - metX * y1) / determinant;
        LorentzSum sum = new LorentzSum();
        sum.add(grow1 * first[0], first[1], first[2], grow1 * first[3]);
        sum.add(grow2 * second[0], second[1], second[2], grow2 * second[3]);
        return new double[] {sum.mass(), 1 / grow1, 1 / grow2};
    }
}
