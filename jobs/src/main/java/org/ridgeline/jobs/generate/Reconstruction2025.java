package org.ridgeline.jobs.generate;

import java.util.Arrays;

/** What the 2025 release tells differently: looser working points, and the order in which objects are stored. */
final class Reconstruction2025 {
    private static final float LOOSE_ISOLATION = 0.3f;
    private static final float TIGHT_ISOLATION = 0.06f;

    private Reconstruction2025() {}

    static void finish(ToyEvent event, Draw draw) {
        if (draw.chance(0.04)) {
            // some events fire a trigger by something that is none of their leptons
            Arrays.fill(event.leptonTriggered, false);
        }
        for (int i = 0; i < event.leptons; i++) {
            boolean prompt = event.leptonReal[i];
            event.leptonLoose[i] = event.leptonTight[i] || draw.chance(prompt ? 0.9 : 0.5);
            event.leptonMedium[i] = event.leptonTight[i] || event.leptonLoose[i] && draw.chance(prompt ? 0.8 : 0.4);
            float isolation = event.leptonTrackIsolation[i] / event.leptonPt[i];
            event.leptonIsolated[i] = isolation < TIGHT_ISOLATION;
            event.leptonLooselyIsolated[i] = isolation < LOOSE_ISOLATION;
        }
        electronsFirst(event);
        // about as many events as in the released data have jets out of order; so have some their photons here
        if (event.jets > 1 && draw.chance(0.06)) {
            event.swapJets(0, 1);
        }
        if (event.photons > 1 && draw.chance(0.03)) {
            event.swapPhotons(0, 1);
        }
    }

    /** Electrons before muons, each by falling momentum. */
    private static void electronsFirst(ToyEvent event) {
        for (int i = 1; i < event.leptons; i++) {
            for (int k = i;
                    k > 0 && event.leptonType[k] == Truth.ELECTRON && event.leptonType[k - 1] != Truth.ELECTRON;
                    k--) {
                event.swapLeptons(k, k - 1);
            }
        }
    }
}
