package org.ridgeline.physics;

/** The transverse mass of a massless visible object and the missing momentum. */
public final class TransverseMass {
    private TransverseMass() {}

    /** sqrt(2 pt met (1 - cos deltaPhi)), in the unit of pt and met. */
    public static double of(double pt, double phi, double met, double metPhi) {
        return Math.sqrt(2 * pt * met * (1 - Math.cos(Angles.deltaPhi(phi, metPhi))));
    }
}
