package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Decays.Pair;

/** H to ZZ* to four leptons: a narrow Higgs boson, one Z near its mass shell and one far below. */
final class HiggsToFourLeptons implements ToyProcess {
    private static final double MASS = 125;
    private static final double WIDTH = 0.0041;
    private static final double LIGHTEST_PAIR = 5;

    /** How it is made, which decides its pt and what comes with it. */
    enum Production {
        GLUON_FUSION,
        VECTOR_BOSON_FUSION,
        WITH_W,
        WITH_Z
    }

    private final Production production;
    private final Decays decays = new Decays();
    private final Momentum higgs = new Momentum();
    private final Momentum first = new Momentum();
    private final Momentum second = new Momentum();
    private final Momentum partner = new Momentum();
    /** Largest value of {@link #density} times the range of the lighter mass. */
    private final double bound;

    HiggsToFourLeptons(Production production) {
        this.production = production;
        this.bound = bound();
    }

    private static double bound() {
        double largest = 0;
        for (double heavy = 2 * LIGHTEST_PAIR; heavy < MASS - LIGHTEST_PAIR; heavy += 0.5) {
            for (double light = LIGHTEST_PAIR; light < StrictMath.min(heavy, MASS - heavy); light += 0.5) {
                largest = StrictMath.max(largest, density(MASS, heavy, light));
            }
        }
        return 1.05 * largest;
    }

    /**
     * The rate for two given pair masses, but for the heavier pair's own resonance: phase space, the matrix element of a
     * scalar, and the lighter pair's propagator (A. Djouadi, Phys. Rept. 457, eq. 2.21).
     */
    private static double density(double mass, double heavy, double light) {
        double x = heavy * heavy / (mass * mass);
        double y = light * light / (mass * mass);
        double lambda = (1 - x - y) * (1 - x - y) - 4 * x * y;
        if (!(lambda > 0)) {
            return 0;
        }
        double off = light * light - Decays.Z_MASS * Decays.Z_MASS;
        double on = Decays.Z_MASS * Decays.Z_WIDTH;
        return 2 * light * StrictMath.sqrt(lambda) * (lambda + 12 * x * y) / (off * off + on * on);
    }

    @Override
    public void generate(Draw draw, Truth truth) {
        double mass = draw.breitWigner(MASS, WIDTH, MASS - 1, MASS + 1);
        double heavy;
        double light;
        do {
            heavy = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 2 * LIGHTEST_PAIR, MASS - LIGHTEST_PAIR);
            light = draw.uniform(LIGHTEST_PAIR, MASS / 2);
        } while (light > heavy || light > mass - heavy || draw.uniform(0, bound) > density(mass, heavy, light));
        produce(mass, draw, truth);
        higgs.decay(mass, heavy, light, draw, first, second);
        decays.toLeptons(first, heavy, Pair.ELECTRONS_OR_MUONS, draw, truth);
        decays.toLeptons(second, light, Pair.ELECTRONS_OR_MUONS, draw, truth);
    }

    private void produce(double mass, Draw draw, Truth truth) {
        double phi = draw.phi();
        switch (production) {
            case GLUON_FUSION -> {
                higgs.set(draw.transverse(12), draw.gauss(0, 1.1), phi, mass);
                decays.radiate(0.7, draw, truth);
            }
            case VECTOR_BOSON_FUSION -> {
                higgs.set(draw.transverse(40), draw.gauss(0, 0.9), phi, mass);
                double side = draw.sign();
                partner.set(draw.transverse(35), side * draw.gauss(2.4, 1), draw.phi(), 0);
                truth.addParton(partner, 0);
                partner.set(draw.transverse(25), -side * draw.gauss(2.4, 1), draw.phi(), 0);
                truth.addParton(partner, 0);
                decays.radiate(0.3, draw, truth);
            }
            case WITH_W -> {
                double pt = draw.transverse(35);
                higgs.set(pt, draw.gauss(0, 1), phi, mass);
                double wMass = draw.breitWigner(Decays.W_MASS, Decays.W_WIDTH, 60, 100);
                partner.set(pt, draw.gauss(0, 1), phi + StrictMath.PI, wMass);
                if (draw.chance(0.78)) {
                    decays.toQuarks(partner, wMass, draw, truth);
                } else {
                    decays.wToLepton(partner, wMass, draw.sign(), draw, truth);
                }
                decays.radiate(0.5, draw, truth);
            }
            case WITH_Z -> {
                double pt = draw.transverse(35);
                higgs.set(pt, draw.gauss(0, 1), phi, mass);
                double zMass = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 70, 110);
                partner.set(pt, draw.gauss(0, 1), phi + StrictMath.PI, zMass);
                if (draw.chance(0.72)) {
                    decays.toQuarks(partner, zMass, draw, truth);
                } else if (draw.chance(0.7)) {
                    Decays.toNeutrinos(partner, truth);
                } else {
                    decays.toLeptons(partner, zMass, Pair.ELECTRONS_OR_MUONS, draw, truth);
                }
                decays.radiate(0.5, draw, truth);
            }
        }
    }
}
