package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Decays.Pair;
import org.ridgeline.jobs.generate.HiggsProduction.Mode;

/** H to ZZ* to four leptons: a narrow Higgs boson, one Z near its mass shell and one far below. */
final class HiggsToFourLeptons implements ToyProcess {
    private static final double LIGHTEST_PAIR = 5;

    private final HiggsProduction production;
    private final Decays decays = new Decays();
    private final Momentum higgs = new Momentum();
    private final Momentum first = new Momentum();
    private final Momentum second = new Momentum();
    /** Largest value of {@link #density} times the range of the lighter mass. */
    private final double bound;

    HiggsToFourLeptons(Mode mode) {
        this.production = new HiggsProduction(mode);
        this.bound = bound();
    }

    private static double bound() {
        double largest = 0;
        for (double heavy = 2 * LIGHTEST_PAIR; heavy < HiggsProduction.MASS - LIGHTEST_PAIR; heavy += 0.5) {
            for (double light = LIGHTEST_PAIR;
                    light < StrictMath.min(heavy, HiggsProduction.MASS - heavy);
                    light += 0.5) {
                largest = StrictMath.max(largest, density(HiggsProduction.MASS, heavy, light));
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
        double mass = HiggsProduction.mass(draw);
        double heavy;
        double light;
        do {
            heavy = draw.breitWigner(
                    Decays.Z_MASS, Decays.Z_WIDTH, 2 * LIGHTEST_PAIR, HiggsProduction.MASS - LIGHTEST_PAIR);
            light = draw.uniform(LIGHTEST_PAIR, HiggsProduction.MASS / 2);
        } while (light > heavy || light > mass - heavy || draw.uniform(0, bound) > density(mass, heavy, light));
        production.produce(mass, draw, truth, higgs);
        higgs.decay(mass, heavy, light, draw, first, second);
        decays.toLeptons(first, heavy, Pair.ELECTRONS_OR_MUONS, draw, truth);
        decays.toLeptons(second, light, Pair.ELECTRONS_OR_MUONS, draw, truth);
    }
}
