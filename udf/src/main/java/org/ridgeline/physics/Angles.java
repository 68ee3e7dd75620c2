package org.ridgeline.physics;

/** Distances between directions, in rad. */
public final class Angles {
    private static final double TURN = 2 * Math.PI;

    private Angles() {}

    /**
     * The angle between two azimuths: |phi1 - phi2|, and 2 pi minus it from pi on (the folding of the official ATLAS
     * analyses). Azimuths more than a turn apart are brought within one turn first, so the result is in [0, pi].
     */
    public static double deltaPhi(double phi1, double phi2) {
        double difference = Math.abs(phi1 - phi2);
        if (difference > TURN) {
            difference %= TURN;
        }
        return difference >= Math.PI ? TURN - difference : difference;
    }

    /** sqrt((eta1 - eta2)² + deltaPhi²). */
    public static double deltaR(double eta1, double phi1, double eta2, double phi2) {
        double eta = eta1 - eta2;
        double phi = deltaPhi(phi1, phi2);
        return Math.sqrt(eta * eta + phi * phi);
    }

    /** The sine of the polar angle that belongs to a pseudorapidity. */
    public static double sinTheta(double eta) {
        double growth = Math.exp(eta); // a third of the cost of Math.cosh
        return 2 / (growth + 1 / growth);
    }
}
