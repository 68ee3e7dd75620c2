package org.ridgeline.jobs.generate;

import java.util.Map;
import java.util.function.Supplier;
import org.ridgeline.jobs.generate.HiggsProduction.Mode;
import org.ridgeline.jobs.generate.LeptonsWithFakes.Source;

/**
 * How a sample is made up.
 *
 * @param process a new instance of what happens in the collisions
 * @param yield expected events in 10/fb that {@link Skim#counts} counts. Of the official 2020 notebook's samples it is what it
 *     reports for the released files; of photon pairs what the official fit of the 2020 data found, and such that the
 *     official 2025 selection keeps as many as it was reported to; all other samples have no published number, theirs are this
 *     toy's
 * @param negative share of events with a negative weight
 * @param signOnly true where analyses use only a weight's sign (single top): the number of events then follows from
 *     the yield
 */
record Recipe(Supplier<ToyProcess> process, double yield, double negative, boolean signOnly) {
    /** Luminosity of {@link #yield}, in 1/pb. */
    static final double LUMINOSITY = 10_000;

    /** By the sample's number in the release. */
    static final Map<Integer, Recipe> BY_NUMBER = Map.ofEntries(
            Map.entry(361106, fakes(Source.Z_TO_ELECTRONS, 2.4, 43.141792, 0.002)),
            Map.entry(361107, fakes(Source.Z_TO_MUONS, 2.95, 51.99949, 0.002)),
            Map.entry(361108, fakes(Source.Z_TO_TAUS, 2.2, 3, 0.002)),
            Map.entry(410000, fakes(Source.TOP_PAIR, 2.05, 28.132816, 0)),
            Map.entry(410011, singleTop(Source.TOP, 0.3)),
            Map.entry(410012, singleTop(Source.TOP, 0.2)),
            Map.entry(410013, singleTop(Source.TOP_W, 1)),
            Map.entry(410014, singleTop(Source.TOP_W, 1)),
            Map.entry(410025, singleTop(Source.TOP, 0.02)),
            Map.entry(410026, singleTop(Source.TOP, 0.01)),
            Map.entry(363356, fakes(Source.Z_QUARKS, 1.9, 3, 0.05)),
            Map.entry(363491, fakes(Source.Z_W, 1.9, 9, 0.05)),
            Map.entry(363492, fakes(Source.Z_NEUTRINOS, 1.9, 2, 0.05)),
            Map.entry(363490, new Recipe(FourLeptonContinuum::new, 264.85263, 0.04, false)),
            Map.entry(345060, higgs(Mode.GLUON_FUSION, 8.639792, 0.01)),
            Map.entry(344235, higgs(Mode.VECTOR_BOSON_FUSION, 0.7747851, 0.005)),
            Map.entry(341964, higgs(Mode.WITH_W, 0.2175638, 0)),
            Map.entry(341947, higgs(Mode.WITH_Z, 0.0015058718, 0)),
            // 2025, exactly four leptons
            Map.entry(410470, fakes(Source.TOP_PAIR, 2.05, 28, 0)),
            Map.entry(410155, fakes(Source.TOP_PAIR, 1.9, 0.5, 0)),
            Map.entry(410218, fakes(Source.Z_W, 1.7, 1.2, 0.1)),
            Map.entry(410219, fakes(Source.Z_W, 1.7, 1.2, 0.1)),
            Map.entry(412043, fakes(Source.TOP_PAIR, 1.7, 0.02, 0.2)),
            Map.entry(364242, fakes(Source.TOP_W, 1.9, 0.05, 0.05)),
            Map.entry(364243, fakes(Source.Z_W, 1.7, 0.5, 0.05)),
            Map.entry(364246, fakes(Source.Z_W, 1.9, 0.05, 0.05)),
            Map.entry(364248, fakes(Source.Z_NEUTRINOS, 1.7, 0.05, 0.05)),
            Map.entry(700320, fakes(Source.Z_TO_ELECTRONS, 2.2, 8, 0.15)),
            Map.entry(700321, fakes(Source.Z_TO_ELECTRONS, 2.3, 11, 0.15)),
            Map.entry(700322, fakes(Source.Z_TO_ELECTRONS, 2.4, 24, 0.15)),
            Map.entry(700323, fakes(Source.Z_TO_MUONS, 2.6, 10, 0.15)),
            Map.entry(700324, fakes(Source.Z_TO_MUONS, 2.8, 14, 0.15)),
            Map.entry(700325, fakes(Source.Z_TO_MUONS, 2.95, 28, 0.15)),
            Map.entry(700600, new Recipe(FourLeptonContinuum::new, 265, 0.12, false)),
            Map.entry(346228, higgs(Mode.VECTOR_BOSON_FUSION, 0.77, 0.005)),
            Map.entry(346310, higgs(Mode.WITH_Z, 0.14, 0.01)),
            Map.entry(346311, higgs(Mode.WITH_W, 0.14, 0.01)),
            Map.entry(346312, higgs(Mode.WITH_W, 0.09, 0.01)),
            Map.entry(346340, higgs(Mode.WITH_TOPS, 0.04, 0.01)),
            Map.entry(346341, higgs(Mode.WITH_TOPS, 0.03, 0.01)),
            Map.entry(346342, higgs(Mode.WITH_TOPS, 0.01, 0.01)),
            // photon pairs of both releases
            Map.entry(Skim.CONTINUUM_2020, continuum(75_600)),
            Map.entry(Skim.CONTINUUM_2025, continuum(14_600)),
            Map.entry(343981, photons(Mode.GLUON_FUSION, 338, 0.005)),
            Map.entry(345041, photons(Mode.VECTOR_BOSON_FUSION, 28, 0.002)),
            Map.entry(345318, photons(Mode.WITH_W, 6.5, 0.01)),
            Map.entry(345319, photons(Mode.WITH_Z, 6, 0.01)),
            Map.entry(341081, photons(Mode.WITH_TOPS, 0.009, 0)),
            Map.entry(346797, photons(Mode.GLUON_FUSION, 338, 0.005)),
            Map.entry(346214, photons(Mode.VECTOR_BOSON_FUSION, 28, 0.002)),
            Map.entry(345317, photons(Mode.WITH_W, 4, 0.01)),
            Map.entry(346525, photons(Mode.WITH_TOPS, 3.5, 0.02)),
            Map.entry(346526, photons(Mode.WITH_TOPS, 3.5, 0.02)),
            Map.entry(346601, photons(Mode.WITH_TOPS, 3.5, 0.25)));

    private static Recipe higgs(Mode mode, double yield, double negative) {
        return new Recipe(() -> new HiggsToFourLeptons(mode), yield, negative, false);
    }

    private static Recipe photons(Mode mode, double yield, double negative) {
        return new Recipe(() -> new HiggsToPhotons(mode), yield, negative, false);
    }

    private static Recipe continuum(double yield) {
        return new Recipe(DiphotonContinuum::new, yield, 0, false);
    }

    private static Recipe fakes(Source source, double fakePower, double yield, double negative) {
        return new Recipe(() -> new LeptonsWithFakes(source, fakePower), yield, negative, false);
    }

    private static Recipe singleTop(Source source, double yield) {
        return new Recipe(() -> new LeptonsWithFakes(source, 1.9), yield, 0, true);
    }
}
