package org.ridgeline.jobs.generate;

/** What a process produced, before the detector: charged leptons, photons, partons and what escapes unseen. GeV. */
final class Truth {
    static final int ELECTRON = 11;
    static final int MUON = 13;
    static final double ELECTRON_MASS = 0.000511;
    static final double MUON_MASS = 0.10566;

    private static final int MOST = 16;

    /** Where a lepton or photon comes from, which decides how isolated and displaced it is. */
    enum Origin {
        PROMPT,
        FAKE
    }

    int leptons;
    final Momentum[] lepton = fill();
    final int[] type = new int[MOST];
    final int[] charge = new int[MOST];
    final Origin[] origin = new Origin[MOST];

    int partons;
    final Momentum[] parton = fill();
    /** 5 b, 4 c, 0 light. */
    final int[] flavour = new int[MOST];

    int photons;
    final Momentum[] photon = fill();
    final Origin[] photonOrigin = new Origin[MOST];

    /** Momentum of neutrinos across the beam. */
    double missingX;

    double missingY;

    private static Momentum[] fill() {
        Momentum[] all = new Momentum[MOST];
        for (int i = 0; i < MOST; i++) {
            all[i] = new Momentum();
        }
        return all;
    }

    void clear() {
        leptons = 0;
        partons = 0;
        photons = 0;
        missingX = 0;
        missingY = 0;
    }

    void addLepton(Momentum momentum, int leptonType, int leptonCharge, Origin from) {
        lepton[leptons].set(momentum);
        type[leptons] = leptonType;
        charge[leptons] = leptonCharge;
        origin[leptons] = from;
        leptons++;
    }

    void addPhoton(Momentum momentum, Origin from) {
        photon[photons].set(momentum);
        photonOrigin[photons] = from;
        photons++;
    }

    /** Adds a parton; the softest of too many are not worth a place. */
    void addParton(Momentum momentum, int partonFlavour) {
        if (partons < MOST) {
            parton[partons].set(momentum);
            flavour[partons] = partonFlavour;
            partons++;
        }
    }

    void addInvisible(Momentum momentum) {
        missingX += momentum.px;
        missingY += momentum.py;
    }

    static double mass(int type) {
        return type == ELECTRON ? ELECTRON_MASS : MUON_MASS;
    }
}
