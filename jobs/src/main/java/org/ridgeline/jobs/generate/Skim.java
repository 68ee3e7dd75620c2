package org.ridgeline.jobs.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Sample;

/** Which events the files of a release hold. */
enum Skim {
    FOUR_LEPTONS(Release.R2020, "4lep"),
    EXACTLY_FOUR_LEPTONS(Release.R2025, "exactly4lep"),
    TWO_PHOTONS_2020(Release.R2020, "GamGam"),
    TWO_PHOTONS_2025(Release.R2025, "GamGam");

    /** Continua of photon pairs, which no released file simulates; number 1 and 2 are no samples of a release. */
    static final int CONTINUUM_2020 = 1;

    static final int CONTINUUM_2025 = 2;

    private final Release release;
    /** How file names call it. */
    private final String name;

    Skim(Release release, String name) {
        this.release = release;
        this.name = name;
    }

    Release release() {
        return release;
    }

    /** The skim whose name is in the name of each file of a dataset, in the release whose branches it has. */
    static Optional<Skim> of(Dataset dataset, List<String> branches) {
        return Arrays.stream(values())
                .filter(skim -> names(skim.release.columns(Release.Kind.DATA)).equals(branches))
                .filter(skim -> dataset.samples().stream()
                        .flatMap(sample -> sample.files().stream())
                        .allMatch(file -> file.endsWith("." + skim.name + ".root")))
                .findFirst();
    }

    private static List<String> names(TreeColumns tree) {
        return tree.fields().stream().map(field -> field.name()).toList();
    }

    /** Whether it asks for leptons, not for photons. */
    boolean leptons() {
        return switch (this) {
            case FOUR_LEPTONS, EXACTLY_FOUR_LEPTONS -> true;
            case TWO_PHOTONS_2020, TWO_PHOTONS_2025 -> false;
        };
    }

    /** Whether the files have an event, of which leptons and photons and the leptons' triggers are measured. */
    boolean keeps(ToyEvent event) {
        return switch (this) {
            case FOUR_LEPTONS -> event.leptons >= 4 && (event.electronTrigger || event.muonTrigger);
            case EXACTLY_FOUR_LEPTONS -> event.leptons == 4;
            case TWO_PHOTONS_2020, TWO_PHOTONS_2025 -> PhotonDetector.isPair(event);
        };
    }

    /** Whether an event is among those that {@link Recipe#yield} counts. */
    boolean counts(ToyEvent event) {
        return switch (this) {
            case FOUR_LEPTONS -> typesAndCharge(event);
            case EXACTLY_FOUR_LEPTONS -> (event.electronTrigger || event.muonTrigger) && typesAndCharge(event);
            case TWO_PHOTONS_2020, TWO_PHOTONS_2025 -> PhotonDetector.isCandidate(event);
        };
    }

    /** The official 2020 notebook's first two cuts: the sum of types and of charges of the first four leptons. */
    private static boolean typesAndCharge(ToyEvent event) {
        int types = 0;
        int charges = 0;
        for (int i = 0; i < 4; i++) {
            types += event.leptonType[i];
            charges += event.leptonCharge[i];
        }
        return charges == 0 && (types == 44 || types == 48 || types == 52);
    }

    /**
     * The samples of which data are made up, with the factor that their yield is multiplied with: those of the dataset; of
     * photon pairs one generator of each process, and the continuum that none simulates.
     */
    Map<Integer, Double> ofData(Dataset dataset) {
        return switch (this) {
            case FOUR_LEPTONS, EXACTLY_FOUR_LEPTONS ->
                dataset.samples().stream()
                        .filter(Sample::simulated)
                        .collect(Collectors.toMap(Sample::dsid, Sample::factor));
            case TWO_PHOTONS_2020 -> once(CONTINUUM_2020, 343981, 345041, 345318, 345319, 341081);
            case TWO_PHOTONS_2025 -> once(CONTINUUM_2025, 343981, 346214, 345317, 345318, 345319, 346525);
        };
    }

    private static Map<Integer, Double> once(Integer... numbers) {
        return Arrays.stream(numbers).collect(Collectors.toMap(Function.identity(), number -> 1.0));
    }
}
