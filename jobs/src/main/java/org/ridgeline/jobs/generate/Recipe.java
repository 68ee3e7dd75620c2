package org.ridgeline.jobs.generate;

import java.util.Map;
import java.util.function.Supplier;
import org.ridgeline.jobs.generate.HiggsToFourLeptons.Production;
import org.ridgeline.jobs.generate.LeptonsWithFakes.Source;

/**
 * How a sample of the four-lepton files is made up.
 *
 * @param process a new instance of what happens in the collisions
 * @param yield expected events in 10/fb whose first four leptons have types of 44, 48 or 52 in sum, and charge 0. Those of
 *     the official notebook's samples are what it reports for the released files; the release's other samples have no
 *     published number, theirs are this toy's
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
            Map.entry(345060, higgs(Production.GLUON_FUSION, 8.639792, 0.01)),
            Map.entry(344235, higgs(Production.VECTOR_BOSON_FUSION, 0.7747851, 0.005)),
            Map.entry(341964, higgs(Production.WITH_W, 0.2175638, 0)),
            Map.entry(341947, higgs(Production.WITH_Z, 0.0015058718, 0)));

    private static Recipe higgs(Production production, double yield, double negative) {
        return new Recipe(() -> new HiggsToFourLeptons(production), yield, negative, false);
    }

    private static Recipe fakes(Source source, double fakePower, double yield, double negative) {
        return new Recipe(() -> new LeptonsWithFakes(source, fakePower), yield, negative, false);
    }

    private static Recipe singleTop(Source source, double yield) {
        return new Recipe(() -> new LeptonsWithFakes(source, 1.9), yield, 0, true);
    }
}
