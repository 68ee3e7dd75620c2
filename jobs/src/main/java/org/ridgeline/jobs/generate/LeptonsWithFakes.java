package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Decays.Pair;

/** Processes with fewer than four real leptons, which reach the four-lepton files with leptons from jets. */
final class LeptonsWithFakes implements ToyProcess {

    /** Where the real leptons come from. */
    enum Source {
        Z_TO_ELECTRONS,
        Z_TO_MUONS,
        Z_TO_TAUS,
        /** Two top quarks. */
        TOP_PAIR,
        /** A top quark and a W. */
        TOP_W,
        /** A top quark with a light or a b quark: a single real lepton. */
        TOP,
        /** Three leptons of a Z and a W. */
        Z_W,
        /** A Z to leptons, another to jets. */
        Z_QUARKS,
        /** A Z to leptons, another to neutrinos. */
        Z_NEUTRINOS
    }

    private static final double TOP_MASS = 172.5;
    private static final double TOP_WIDTH = 1.4;

    private final Source source;
    private final double fakePower;
    private final Decays decays = new Decays();
    private final Momentum first = new Momentum();
    private final Momentum second = new Momentum();

    /** @param fakePower how steeply the pt of leptons from jets falls */
    LeptonsWithFakes(Source source, double fakePower) {
        this.source = source;
        this.fakePower = fakePower;
    }

    @Override
    public void generate(Draw draw, Truth truth) {
        double phi = draw.phi();
        switch (source) {
            case Z_TO_ELECTRONS -> z(Pair.ELECTRONS, phi, draw, truth);
            case Z_TO_MUONS -> z(Pair.MUONS, phi, draw, truth);
            case Z_TO_TAUS -> z(Pair.TAUS, phi, draw, truth);
            case TOP_PAIR -> {
                double pt = draw.transverse(75);
                top(first, pt, phi, 1, draw, truth);
                top(first, pt, phi + StrictMath.PI, -1, draw, truth);
            }
            case TOP_W -> {
                double pt = draw.transverse(50);
                int charge = draw.sign();
                top(first, pt, phi, charge, draw, truth);
                double mass = draw.breitWigner(Decays.W_MASS, Decays.W_WIDTH, 60, 100);
                second.set(pt, draw.gauss(0, 1.2), phi + StrictMath.PI, mass);
                decays.wToLepton(second, mass, -charge, draw, truth);
            }
            case TOP -> {
                double pt = draw.transverse(45);
                top(first, pt, phi, draw.sign(), draw, truth);
                second.set(pt, draw.gauss(0, 2), phi + StrictMath.PI, 0);
                truth.addParton(second, 0);
            }
            case Z_W -> {
                double pt = draw.transverse(30);
                boson(first, pt, phi, Pair.ELECTRONS_OR_MUONS, draw, truth);
                double mass = draw.breitWigner(Decays.W_MASS, Decays.W_WIDTH, 60, 100);
                second.set(pt, draw.gauss(0, 1.2), phi + StrictMath.PI, mass);
                decays.wToLepton(second, mass, draw.sign(), draw, truth);
            }
            case Z_QUARKS -> {
                double pt = draw.transverse(35);
                boson(first, pt, phi, Pair.ELECTRONS_OR_MUONS, draw, truth);
                double mass = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 70, 112);
                second.set(pt, draw.gauss(0, 1.2), phi + StrictMath.PI, mass);
                decays.toQuarks(second, mass, draw, truth);
            }
            case Z_NEUTRINOS -> {
                double pt = draw.transverse(35);
                boson(first, pt, phi, Pair.ELECTRONS_OR_MUONS, draw, truth);
                second.set(pt, draw.gauss(0, 1.2), phi + StrictMath.PI, Decays.Z_MASS);
                Decays.toNeutrinos(second, truth);
            }
        }
        decays.radiate(0.8, draw, truth);
        decays.fakes(4 - truth.leptons, fakePower, draw, truth);
    }

    private void z(Pair pair, double phi, Draw draw, Truth truth) {
        boson(first, draw.transverse(10), phi, pair, draw, truth);
    }

    private void boson(Momentum z, double pt, double phi, Pair pair, Draw draw, Truth truth) {
        double mass = draw.breitWigner(Decays.Z_MASS, Decays.Z_WIDTH, 50, 150);
        z.set(pt, draw.gauss(0, 1.3), phi, mass);
        decays.toLeptons(z, mass, pair, draw, truth);
    }

    private void top(Momentum top, double pt, double phi, int charge, Draw draw, Truth truth) {
        double mass = draw.breitWigner(TOP_MASS, TOP_WIDTH, 160, 185);
        top.set(pt, draw.gauss(0, 0.9), phi, mass);
        decays.top(top, mass, charge, draw, truth);
    }
}
