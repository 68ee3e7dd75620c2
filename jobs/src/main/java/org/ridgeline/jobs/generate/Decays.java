package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Truth.Origin;

/** The decays and the radiation that processes share. One instance serves one thread. */
final class Decays {
    static final double Z_MASS = 91.1876;
    static final double Z_WIDTH = 2.4952;
    static final double W_MASS = 80.379;
    static final double W_WIDTH = 2.085;

    private static final double TAU_MASS = 1.77686;
    private static final double BOTTOM_MASS = 4.18;
    /** Which leptons a boson decays into. */
    enum Pair {
        ELECTRONS,
        MUONS,
        TAUS,
        ELECTRONS_OR_MUONS
    }

    private final Momentum one = new Momentum();
    private final Momentum other = new Momentum();
    private final Momentum boson = new Momentum();
    private final Momentum extra = new Momentum();

    /** A neutral boson of the given mass becomes two opposite leptons. */
    void toLeptons(Momentum parent, double mass, Pair pair, Draw draw, Truth truth) {
        boolean electrons = switch (pair) {
            case ELECTRONS -> true;
            case MUONS, TAUS -> false;
            case ELECTRONS_OR_MUONS -> draw.chance(0.5);
        };
        int charge = draw.sign();
        if (pair == Pair.TAUS && mass > 2 * TAU_MASS) {
            parent.decay(mass, TAU_MASS, TAU_MASS, draw, one, other);
            tau(one, charge, draw, truth);
            tau(other, -charge, draw, truth);
            return;
        }
        int type = electrons ? Truth.ELECTRON : Truth.MUON;
        parent.decay(mass, Truth.mass(type), Truth.mass(type), draw, one, other);
        truth.addLepton(one, type, charge, Origin.PROMPT);
        truth.addLepton(other, type, -charge, Origin.PROMPT);
    }

    /** A fast tau becomes a lepton that flies along, and two neutrinos that carry off the rest. */
    private static void tau(Momentum tau, int charge, Draw draw, Truth truth) {
        // the lepton's share x of the energy falls like 5/3 - 3 x^2 + 4/3 x^3: rejection under 5/3
        double share;
        do {
            share = draw.positive();
        } while (draw.uniform(0, 5 / 3.0) > 5 / 3.0 - 3 * share * share + 4 / 3.0 * share * share * share);
        int type = draw.chance(0.5) ? Truth.ELECTRON : Truth.MUON;
        truth.missingX += (1 - share) * tau.px;
        truth.missingY += (1 - share) * tau.py;
        tau.px *= share;
        tau.py *= share;
        tau.pz *= share;
        truth.addLepton(tau, type, charge, Origin.PROMPT);
    }

    /** A W of the given charge becomes a lepton and a neutrino. */
    void wToLepton(Momentum parent, double mass, int charge, Draw draw, Truth truth) {
        int type = draw.chance(0.5) ? Truth.ELECTRON : Truth.MUON;
        parent.decay(mass, Truth.mass(type), 0, draw, one, other);
        truth.addLepton(one, type, charge, Origin.PROMPT);
        truth.addInvisible(other);
    }

    /** A boson of the given mass becomes two jets. */
    void toQuarks(Momentum parent, double mass, Draw draw, Truth truth) {
        parent.decay(mass, 0, 0, draw, one, other);
        int flavour = draw.chance(0.15) ? 5 : draw.chance(0.15) ? 4 : 0;
        truth.addParton(one, flavour);
        truth.addParton(other, flavour);
    }

    /** A boson becomes two neutrinos. */
    static void toNeutrinos(Momentum parent, Truth truth) {
        truth.addInvisible(parent);
    }

    /** A top quark of the given mass and charge becomes a b jet, a lepton and a neutrino. */
    void top(Momentum parent, double mass, int charge, Draw draw, Truth truth) {
        double wMass = draw.breitWigner(W_MASS, W_WIDTH, 60, 100);
        parent.decay(mass, wMass, BOTTOM_MASS, draw, boson, extra);
        truth.addParton(extra, 5);
        wToLepton(boson, wMass, charge, draw, truth);
    }

    /** Jets from radiation: {@code mean} on average, of falling pt above 15 GeV. */
    void radiate(double mean, Draw draw, Truth truth) {
        int count = draw.poisson(mean);
        for (int i = 0; i < count; i++) {
            extra.set(draw.pareto(15, 1.6), draw.gauss(0, 1.6), draw.phi(), 0);
            int flavour = draw.chance(0.04) ? 5 : draw.chance(0.08) ? 4 : 0;
            truth.addParton(extra, flavour);
        }
    }

    /**
     * Leptons from jets: non-isolated, often displaced, of an almost random charge.
     *
     * @param power how steeply their pt falls above 6 GeV
     */
    void fakes(int count, double power, Draw draw, Truth truth) {
        int charge = draw.sign();
        for (int i = 0; i < count; i++) {
            extra.set(draw.pareto(6, power), draw.uniform(-2.6, 2.6), draw.phi(), 0);
            int type = draw.chance(0.5) ? Truth.ELECTRON : Truth.MUON;
            truth.addLepton(extra, type, charge, Origin.FAKE);
            // leptons of one heavy-quark pair are a little more often opposite
            charge = draw.chance(0.56) ? -charge : charge;
        }
    }
}
