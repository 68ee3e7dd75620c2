package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Decays.Pair;

/**
 * Four leptons without a Higgs boson: the resonance of one Z at 91 GeV, pairs with one Z off its mass shell, and above
 * twice the Z mass pairs of real Zs, falling with the mass.
 */
final class FourLeptonContinuum implements ToyProcess {
    /** The shares, before the detector, of the three regions of mass. */
    private static final double RESONANT = 0.40;

    private static final double BELOW_THRESHOLD = 0.16;
    private static final double LIGHTEST_PAIR = 5;
    private static final double TAUS = 0.06;

    private final Decays decays = new Decays();
    private final Momentum system = new Momentum();
    private final Momentum first = new Momentum();
    private final Momentum second = new Momentum();

    @Override
    public void generate(Draw draw, Truth truth) {
        double region = draw.uniform();
        double mass;
        double heavy;
        double light;
        if (region < RESONANT) {
            mass = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 70, 110);
            light = photonMass(LIGHTEST_PAIR, 35, draw);
            heavy = mass - light - draw.exponential(12);
            if (heavy < light) {
                heavy = draw.uniform(light, mass - light);
            }
        } else if (region < RESONANT + BELOW_THRESHOLD) {
            // a gentle fall from 100 GeV to where the second Z opens
            mass = 100 + 85 * (1 - StrictMath.sqrt(draw.uniform())) * draw.uniform(0.6, 1.6);
            heavy = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 50, mass - LIGHTEST_PAIR);
            light = photonMass(LIGHTEST_PAIR, mass - heavy, draw);
        } else {
            heavy = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 70, 112);
            light = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 70, 112);
            mass = heavy
                    + light
                    + (draw.chance(0.55) ? draw.exponential(25) + draw.exponential(25) : draw.exponential(150));
        }
        system.set(draw.transverse(11), draw.gauss(0, 1.2), draw.phi(), mass);
        system.decay(mass, heavy, light, draw, first, second);
        decays.toLeptons(first, heavy, pair(draw), draw, truth);
        decays.toLeptons(second, light, pair(draw), draw, truth);
        decays.radiate(0.7, draw, truth);
    }

    private static Pair pair(Draw draw) {
        return draw.chance(TAUS) ? Pair.TAUS : Pair.ELECTRONS_OR_MUONS;
    }

    /** The mass of a virtual photon: falls like 1/m between two limits. */
    private static double photonMass(double low, double high, Draw draw) {
        return low * StrictMath.pow(StrictMath.max(1, high / low), draw.uniform());
    }
}
