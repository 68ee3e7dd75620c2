package org.ridgeline.physics;

/**
 * The sum of four-vectors given as (pt, eta, phi, E), in double precision and in the order of addition. This is the
 * arithmetic of ROOT's {@code TLorentzVector}, so that results agree with the official analyses once rounded to 32-bit
 * float: px = pt cos phi, py = pt sin phi, pz = pt sinh eta, mass² = E² - p². For light objects of high energy that last
 * difference loses digits; {@link MassSum} does not.
 *
 * <p>Momenta, energies and masses are in the unit of what is added; angles are in rad.
 */
public final class LorentzSum {
    private double px;
    private double py;
    private double pz;
    private double energy;

    /** The x component of a momentum. */
    public static double x(double pt, double phi) {
        return pt * Math.cos(phi);
    }

    /** The y component of a momentum. */
    public static double y(double pt, double phi) {
        return pt * Math.sin(phi);
    }

    /** The z component of a momentum. */
    public static double z(double pt, double eta) {
        return pt * sinh(eta);
    }

    /** Begins anew, without objects. */
    public void clear() {
        px = 0;
        py = 0;
        pz = 0;
        energy = 0;
    }

    /** Adds one object by its components. */
    public void plus(double x, double y, double z, double e) {
        px += x;
        py += y;
        pz += z;
        energy += e;
    }

    /** Adds one object. */
    public void add(double pt, double eta, double phi, double e) {
        addTransverse(pt, phi);
        addLongitudinal(pt, eta, e);
    }

    /** Adds the transverse components only: enough for {@link #pt} and {@link #phi}. */
    public void addTransverse(double pt, double phi) {
        px += x(pt, phi);
        py += y(pt, phi);
    }

    /** Adds pz and the energy only: enough for {@link #rapidity}. */
    public void addLongitudinal(double pt, double eta, double e) {
        pz += z(pt, eta);
        energy += e;
    }

    /** The invariant mass; minus the root of -mass² where rounding or the inputs make mass² negative. */
    public double mass() {
        double squared = energy * energy - (px * px + py * py + pz * pz);
        return squared < 0 ? -Math.sqrt(-squared) : Math.sqrt(squared);
    }

    /** The transverse momentum. */
    public double pt() {
        return Math.sqrt(px * px + py * py);
    }

    /** The azimuth in [-pi, pi]; 0 for a sum without transverse momentum. */
    public double phi() {
        return px == 0 && py == 0 ? 0 : Math.atan2(py, px);
    }

    /** The pseudorapidity; infinite for a sum along the beam, 0 for a sum without momentum. */
    public double eta() {
        double pt = pt();
        if (pt == 0) {
            return pz == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, pz);
        }
        double slope = Math.abs(pz) / pt;
        return Math.copySign(Math.log1p(slope + slope * slope / (1 + Math.sqrt(1 + slope * slope))), pz);
    }

    /** The rapidity, ln((E + pz) / (E - pz)) / 2; NaN where |pz| exceeds E. */
    public double rapidity() {
        return 0.5 * Math.log((energy + pz) / (energy - pz));
    }

    /**
     * Half as dear as {@link Math#sinh}. Its absolute error near 0 is that of 1 in double precision, hence below that of px
     * and py, which belong to the same object.
     */
    private static double sinh(double x) {
        double growth = Math.exp(x);
        return 0.5 * (growth - 1 / growth);
    }
}
