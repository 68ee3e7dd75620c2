package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Truth.Origin;

/**
 * Two photons without a Higgs boson: a mass that falls like {@code m^-4.1}, as the polynomial that was fitted to the released
 * data does. Some are jets that look like photons, some come with a third one.
 */
final class DiphotonContinuum implements ToyProcess {
    private static final double LEAST_MASS = 85;
    private static final double POWER = 3.1;

    private final Decays decays = new Decays();
    private final Momentum system = new Momentum();
    private final Momentum first = new Momentum();
    private final Momentum second = new Momentum();

    @Override
    public void generate(Draw draw, Truth truth) {
        double mass = draw.pareto(LEAST_MASS, POWER);
        system.set(draw.transverse(12), draw.gauss(0, 1.2), draw.phi(), mass);
        system.decay(mass, 0, 0, draw, first, second);
        truth.addPhoton(first, origin(draw));
        truth.addPhoton(second, origin(draw));
        if (draw.chance(0.01)) {
            first.set(draw.pareto(25, 3), draw.uniform(-2.4, 2.4), draw.phi(), 0);
            truth.addPhoton(first, Origin.FAKE);
        }
        decays.radiate(0.8, draw, truth);
    }

    private static Origin origin(Draw draw) {
        return draw.chance(0.85) ? Origin.PROMPT : Origin.FAKE;
    }
}
