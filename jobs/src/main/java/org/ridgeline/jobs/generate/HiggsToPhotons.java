package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.HiggsProduction.Mode;
import org.ridgeline.jobs.generate.Truth.Origin;

/** H to two photons. */
final class HiggsToPhotons implements ToyProcess {
    private final HiggsProduction production;
    private final Momentum higgs = new Momentum();
    private final Momentum first = new Momentum();
    private final Momentum second = new Momentum();

    HiggsToPhotons(Mode mode) {
        this.production = new HiggsProduction(mode);
    }

    @Override
    public void generate(Draw draw, Truth truth) {
        double mass = HiggsProduction.mass(draw);
        production.produce(mass, draw, truth, higgs);
        higgs.decay(mass, 0, 0, draw, first, second);
        truth.addPhoton(first, Origin.PROMPT);
        truth.addPhoton(second, Origin.PROMPT);
    }
}
