package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Decays.Pair;

/** The production of a Higgs boson, whatever it decays into. */
final class HiggsProduction {
    static final double MASS = 125;
    private static final double WIDTH = 0.0041;

    /** How it is made, which decides its pt and what comes with it. */
    enum Mode {
        GLUON_FUSION,
        VECTOR_BOSON_FUSION,
        WITH_W,
        WITH_Z,
        WITH_TOPS
    }

    private final Mode mode;
    private final Decays decays = new Decays();
    private final Momentum partner = new Momentum();

    HiggsProduction(Mode mode) {
        this.mode = mode;
    }

    static double mass(Draw draw) {
        return draw.breitWigner(MASS, WIDTH, MASS - 1, MASS + 1);
    }

    /** Gives a Higgs boson of the given mass its momentum, and adds what comes with it. */
    void produce(double mass, Draw draw, Truth truth, Momentum higgs) {
        double phi = draw.phi();
        switch (mode) {
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
            case WITH_TOPS -> {
                higgs.set(draw.transverse(60), draw.gauss(0, 0.9), phi, mass);
                for (int i = 0; i < 2; i++) {
                    partner.set(draw.transverse(40), draw.gauss(0, 1), draw.phi(), 0);
                    truth.addParton(partner, 5);
                }
                decays.radiate(3, draw, truth);
            }
        }
    }
}
