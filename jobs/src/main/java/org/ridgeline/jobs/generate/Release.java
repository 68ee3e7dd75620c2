package org.ridgeline.jobs.generate;

import java.util.List;

/** How a release of the ATLAS Open Data writes events. */
enum Release {
    /** Tree {@code mini}: MeV, objects by falling momentum; data bear zeros for weights. */
    R2020(
            new Period("data_A", "", 0.5, 297730, 300279),
            new Period("data_B", "", 1.9, 300345, 300908),
            new Period("data_C", "", 2.9, 301912, 302393),
            new Period("data_D", "", 4.7, 302737, 303560)),
    /** Tree {@code analysis}: GeV, electrons before muons, normalisation in the file; data bear ones for weights. */
    R2025(
            new Period("data15_periodD", "data15", 0.105, 276262, 276954),
            new Period("data15_periodE", "data15", 0.46, 278727, 279928),
            new Period("data15_periodF", "data15", 0.24, 279932, 280422),
            new Period("data15_periodG", "data15", 0.73, 280423, 281075),
            new Period("data15_periodH", "data15", 0.26, 281130, 281411),
            new Period("data15_periodJ", "data15", 1.43, 282625, 284484),
            new Period("data16_periodA", "data16", 0.55, 297730, 300279),
            new Period("data16_periodB", "data16", 1.95, 300345, 300908),
            new Period("data16_periodC", "data16", 2.88, 301912, 302393),
            new Period("data16_periodD", "data16", 4.69, 302737, 303560),
            new Period("data16_periodE", "data16", 1.49, 303638, 303892),
            new Period("data16_periodF", "data16", 3.39, 303943, 304494),
            new Period("data16_periodG", "data16", 3.87, 305291, 306714),
            new Period("data16_periodI", "data16", 5.8, 307124, 308084),
            new Period("data16_periodK", "data16", 2.27, 309311, 309759),
            new Period("data16_periodL", "data16", 6.03, 310015, 311481));

    private final List<Period> periods;

    Release(Period... periods) {
        this.periods = List.of(periods);
    }

    List<Period> periods() {
        return periods;
    }

    /** A period's share of the whole luminosity. */
    double share(Period period) {
        return period.luminosity()
                / periods.stream().mapToDouble(Period::luminosity).sum();
    }

    /** The branches of a file of simulation or data: the releases' types differ between the two. */
    TreeColumns columns(Kind kind) {
        return switch (this) {
            case R2020 -> MiniTree.columns();
            case R2025 -> AnalysisTree.columns(kind);
        };
    }

    /** What a file holds. */
    enum Kind {
        SIMULATION,
        DATA
    }

    /** Gives an event of data the weights that stand for none. */
    void neutral(ToyEvent event) {
        float none = switch (this) {
            case R2020 -> 0;
            case R2025 -> 1;
        };
        event.normalisation = switch (this) {
            case R2020 -> new Normalisation(1, 1);
            case R2025 -> new Normalisation(0, 0, 0, 1, 1, 1);
        };
        event.weight = none;
        event.pileup = none;
        event.electronFactor = none;
        event.muonFactor = none;
        event.photonFactor = none;
        event.tauFactor = none;
        event.tagFactor = none;
        event.triggerFactor = none;
        event.photonTriggerFactor = none;
    }

    /** What this release tells of a measured event besides, and its order of objects. */
    void finish(ToyEvent event, Draw draw) {
        switch (this) {
            case R2020 -> {
                // measured as this release tells it
            }
            case R2025 -> Reconstruction2025.finish(event, draw);
        }
    }
}
