package org.ridgeline.jobs.generate;

/** A four-momentum in GeV that can be set anew, so that a generator's loop allocates nothing. */
final class Momentum {
    double px;
    double py;
    double pz;
    double e;

    /** Sets it from transverse momentum, rapidity, azimuth and mass. */
    void set(double pt, double rapidity, double phi, double mass) {
        double transverseMass = StrictMath.sqrt(pt * pt + mass * mass);
        px = pt * StrictMath.cos(phi);
        py = pt * StrictMath.sin(phi);
        pz = transverseMass * StrictMath.sinh(rapidity);
        e = transverseMass * StrictMath.cosh(rapidity);
    }

    void set(Momentum other) {
        px = other.px;
        py = other.py;
        pz = other.pz;
        e = other.e;
    }

    double pt() {
        return StrictMath.sqrt(px * px + py * py);
    }

    double phi() {
        return StrictMath.atan2(py, px);
    }

    /** Pseudorapidity. */
    double eta() {
        double pt = pt();
        double ratio = pt > 0 ? StrictMath.abs(pz) / pt : 1e6;
        return StrictMath.copySign(StrictMath.log(ratio + StrictMath.sqrt(ratio * ratio + 1)), pz);
    }

    double mass() {
        return StrictMath.sqrt(StrictMath.max(0, e * e - px * px - py * py - pz * pz));
    }

    /**
     * Lets this particle decay into two of the given masses, isotropically in its rest frame.
     *
     * @param mass its own
     */
    void decay(double mass, double firstMass, double secondMass, Draw draw, Momentum first, Momentum second) {
        double sum = firstMass + secondMass;
        double difference = firstMass - secondMass;
        double p =
                StrictMath.sqrt(StrictMath.max(0, (mass * mass - sum * sum) * (mass * mass - difference * difference)))
                        / (2 * mass);
        double cosine = draw.uniform(-1, 1);
        double sine = StrictMath.sqrt(1 - cosine * cosine);
        double phi = draw.phi();
        first.px = p * sine * StrictMath.cos(phi);
        first.py = p * sine * StrictMath.sin(phi);
        first.pz = p * cosine;
        first.e = StrictMath.sqrt(p * p + firstMass * firstMass);
        first.boost(this, mass);
        second.px = px - first.px;
        second.py = py - first.py;
        second.pz = pz - first.pz;
        second.e = e - first.e;
    }

    /** Takes this momentum from the rest frame of a parent to the frame in which the parent has its momentum. */
    private void boost(Momentum parent, double mass) {
        double along = (px * parent.px + py * parent.py + pz * parent.pz) / mass;
        double factor = along / (parent.e + mass) + e / mass;
        e = (e * parent.e + along * mass) / mass;
        px += factor * parent.px;
        py += factor * parent.py;
        pz += factor * parent.pz;
    }
}
