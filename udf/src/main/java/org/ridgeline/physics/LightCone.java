package org.ridgeline.physics;

/**
 * The rapidity of a sum of objects given as (pt, eta, m), from the sums of E + pz and of E - pz. The smaller of the two is
 * taken from the transverse mass, (E + pz)(E - pz) = pt² + m², so no digits are lost close to the beam.
 */
public final class LightCone {
    private double plus;
    private double minus;

    /** Adds one object; a negative mass stands for a negative m², as in {@link MassSum}. */
    public void add(double pt, double eta, double m) {
        double along = Math.abs(pt * Math.sinh(eta));
        double squared = MassSum.own(MassSum.momentum(pt, eta), m);
        double large = along + Math.sqrt(Math.max(0, pt * pt + squared + along * along));
        double small = large == 0 ? 0 : (pt * pt + squared) / large;
        plus += eta < 0 ? small : large;
        minus += eta < 0 ? large : small;
    }

    /** ln(sum(E + pz) / sum(E - pz)) / 2; NaN for a sum without energy. */
    public double rapidity() {
        return 0.5 * Math.log(plus / minus);
    }
}
