package org.ridgeline.jobs.generate;

/** One event as the 2020 ntuples have it: MeV, mm, radians. Of each array only the first so many elements count. */
final class ToyEvent {
    static final int MOST = 16;

    int run;
    int number;
    int channel;
    float weight;
    float pileup;
    float electronFactor;
    float muonFactor;
    float photonFactor;
    float tauFactor;
    float tagFactor;
    float triggerFactor;
    float photonTriggerFactor;
    Normalisation normalisation;
    /** What the 2025 release calls its {@code category}. */
    String category;

    boolean electronTrigger;
    boolean muonTrigger;
    boolean photonTrigger;

    int leptons;
    final float[] leptonPt = new float[MOST];
    final float[] leptonEta = new float[MOST];
    final float[] leptonPhi = new float[MOST];
    final float[] leptonE = new float[MOST];
    final float[] leptonZ0 = new float[MOST];
    final int[] leptonCharge = new int[MOST];
    final int[] leptonType = new int[MOST];
    final boolean[] leptonTight = new boolean[MOST];
    final boolean[] leptonTriggered = new boolean[MOST];
    final boolean[] leptonReal = new boolean[MOST];
    final float[] leptonTrackIsolation = new float[MOST];
    final float[] leptonCaloIsolation = new float[MOST];
    final float[] leptonD0 = new float[MOST];
    final float[] leptonD0Significance = new float[MOST];
    final float[] leptonPtError = new float[MOST];
    /** Only the 2025 release tells looser identification and isolation. */
    final boolean[] leptonMedium = new boolean[MOST];

    final boolean[] leptonLoose = new boolean[MOST];
    final boolean[] leptonIsolated = new boolean[MOST];
    final boolean[] leptonLooselyIsolated = new boolean[MOST];

    float missing;
    float missingPhi;
    float missingError;

    int jets;
    final float[] jetPt = new float[MOST];
    final float[] jetEta = new float[MOST];
    final float[] jetPhi = new float[MOST];
    final float[] jetE = new float[MOST];
    final float[] jetJvt = new float[MOST];
    final int[] jetFlavour = new int[MOST];
    final boolean[] jetReal = new boolean[MOST];
    final float[] jetTag = new float[MOST];
    final float[] jetPtError = new float[MOST];

    int photons;
    final float[] photonPt = new float[MOST];
    final float[] photonEta = new float[MOST];
    final float[] photonPhi = new float[MOST];
    final float[] photonE = new float[MOST];
    final boolean[] photonTight = new boolean[MOST];
    final boolean[] photonTriggered = new boolean[MOST];
    final boolean[] photonReal = new boolean[MOST];
    final float[] photonTrackIsolation = new float[MOST];
    final float[] photonCaloIsolation = new float[MOST];
    final int[] photonConversion = new int[MOST];
    final float[] photonPtError = new float[MOST];

    /** At most one, and rarely. */
    int taus;

    float tauPt;
    float tauEta;
    float tauPhi;
    float tauE;
    int tauCharge;
    int tauTracks;
    float tauScore;

    /** At most one. */
    int largeJets;

    float largePt;
    float largeEta;
    float largePhi;
    float largeE;
    float largeMass;
    float largeD2;
    float largeTau32;

    /** False for data: they have no truth, no weights and no systematic variations. */
    boolean simulated;

    /** Exchanges two leptons with all that is known of them. */
    void swapLeptons(int a, int b) {
        swap(leptonPt, a, b);
        swap(leptonEta, a, b);
        swap(leptonPhi, a, b);
        swap(leptonE, a, b);
        swap(leptonZ0, a, b);
        swap(leptonCharge, a, b);
        swap(leptonType, a, b);
        swap(leptonTight, a, b);
        swap(leptonTriggered, a, b);
        swap(leptonReal, a, b);
        swap(leptonTrackIsolation, a, b);
        swap(leptonCaloIsolation, a, b);
        swap(leptonD0, a, b);
        swap(leptonD0Significance, a, b);
        swap(leptonPtError, a, b);
        swap(leptonMedium, a, b);
        swap(leptonLoose, a, b);
        swap(leptonIsolated, a, b);
        swap(leptonLooselyIsolated, a, b);
    }

    void swapJets(int a, int b) {
        swap(jetPt, a, b);
        swap(jetEta, a, b);
        swap(jetPhi, a, b);
        swap(jetE, a, b);
        swap(jetJvt, a, b);
        swap(jetFlavour, a, b);
        swap(jetReal, a, b);
        swap(jetTag, a, b);
        swap(jetPtError, a, b);
    }

    void swapPhotons(int a, int b) {
        swap(photonPt, a, b);
        swap(photonEta, a, b);
        swap(photonPhi, a, b);
        swap(photonE, a, b);
        swap(photonTight, a, b);
        swap(photonTriggered, a, b);
        swap(photonReal, a, b);
        swap(photonTrackIsolation, a, b);
        swap(photonCaloIsolation, a, b);
        swap(photonConversion, a, b);
        swap(photonPtError, a, b);
    }

    /** All collections by falling pt, as the 2020 release has them. */
    void sort() {
        for (int i = 1; i < leptons; i++) {
            for (int k = i; k > 0 && leptonPt[k] > leptonPt[k - 1]; k--) {
                swapLeptons(k, k - 1);
            }
        }
        for (int i = 1; i < jets; i++) {
            for (int k = i; k > 0 && jetPt[k] > jetPt[k - 1]; k--) {
                swapJets(k, k - 1);
            }
        }
        for (int i = 1; i < photons; i++) {
            for (int k = i; k > 0 && photonPt[k] > photonPt[k - 1]; k--) {
                swapPhotons(k, k - 1);
            }
        }
    }

    private static void swap(float[] values, int a, int b) {
        float kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }

    private static void swap(int[] values, int a, int b) {
        int kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }

    private static void swap(boolean[] values, int a, int b) {
        boolean kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }
}
