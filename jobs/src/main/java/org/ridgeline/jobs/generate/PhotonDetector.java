package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Truth.Origin;

/**
 * Photons in a detector like ATLAS. The resolution is that of the released data's peak: 1.8 GeV wide where both photons are
 * central and unconverted, 2.4 GeV on the whole.
 */
final class PhotonDetector {
    private static final double GEV = Detector.GEV;
    private static final double LEAST_PT = 25;

    void measure(Truth truth, int index, Draw draw, ToyEvent event) {
        Momentum momentum = truth.photon[index];
        boolean real = truth.photonOrigin[index] == Origin.PROMPT;
        double eta = momentum.eta();
        double distance = StrictMath.abs(eta);
        boolean converted = draw.chance(0.2 + 0.1 * distance);
        double resolution = (distance < 0.75 ? 0.0205 : 0.0315) * (converted ? 1.2 : 1);
        double pt = momentum.pt() * (1 + resolution * draw.gauss());
        boolean gap = distance > 1.37 && distance < 1.52;
        if (!(pt > LEAST_PT) || distance > 2.37 || gap && draw.chance(0.7)) {
            return;
        }
        int at = event.photons++;
        event.photonPt[at] = (float) (pt * GEV);
        event.photonEta[at] = (float) (eta + draw.gauss(0, 0.002));
        event.photonPhi[at] = (float) Detector.folded(momentum.phi() + draw.gauss(0, 0.002));
        event.photonE[at] = (float) (pt * StrictMath.cosh(eta) * GEV);
        event.photonReal[at] = real;
        event.photonTight[at] = draw.chance(real ? 0.93 : 0.6);
        event.photonTriggered[at] = false;
        event.photonConversion[at] = converted ? 1 + draw.below(5) : 0;
        double track = draw.chance(real ? 0.15 : 0.5) ? 1 + draw.exponential(real ? 1.5 : 5) : 0;
        double calo = draw.gauss(0, 1.2) + (real ? 0 : draw.exponential(4));
        event.photonTrackIsolation[at] = (float) (track * GEV);
        event.photonCaloIsolation[at] = (float) (calo * GEV);
        event.photonPtError[at] = (float) (0.01 * event.photonPt[at]);
    }

    /** A photon beside leptons: there is at most one, and rarely. */
    void extra(Draw draw, ToyEvent event) {
        event.photons = draw.chance(0.002) ? 1 : 0;
        if (event.photons > 0) {
            double pt = draw.pareto(LEAST_PT, 3);
            double eta = draw.uniform(-2.37, 2.37);
            event.photonPt[0] = (float) (pt * GEV);
            event.photonEta[0] = (float) eta;
            event.photonPhi[0] = (float) draw.phi();
            event.photonE[0] = (float) (pt * StrictMath.cosh(eta) * GEV);
            event.photonReal[0] = true;
            event.photonTight[0] = true;
            event.photonTriggered[0] = false;
            event.photonConversion[0] = 0;
            event.photonTrackIsolation[0] = 0;
            event.photonCaloIsolation[0] = 0;
            event.photonPtError[0] = (float) (0.01 * event.photonPt[0]);
        }
    }

    /** Two photons that are hard enough fire the trigger as a rule. */
    void trigger(Draw draw, ToyEvent event) {
        if (event.photons < 2) {
            return;
        }
        event.photonTrigger = draw.chance(0.97);
        for (int i = 0; i < event.photons; i++) {
            event.photonTriggered[i] = event.photonTrigger && i < 2;
        }
    }

    /** Two photons of 25 GeV, one of them of 35 GeV. */
    static boolean isPair(ToyEvent event) {
        float largest = 0;
        for (int i = 0; i < event.photons; i++) {
            largest = StrictMath.max(largest, event.photonPt[i]);
        }
        return event.photons >= 2 && largest > 35 * GEV;
    }

    /** Whether an event passes the official 2020 HyyAnalysis. */
    static boolean isCandidate(ToyEvent event) {
        int[] good = new int[ToyEvent.MOST];
        int count = 0;
        for (int i = 0; i < event.photons; i++) {
            double distance = StrictMath.abs(event.photonEta[i]);
            if (event.photonTight[i] && distance < 2.37 && !(distance >= 1.37 && distance <= 1.52)) {
                good[count++] = i;
            }
        }
        if (!event.photonTrigger || count != 2) {
            return false;
        }
        int a = event.photonPt[good[0]] >= event.photonPt[good[1]] ? good[0] : good[1];
        int b = a == good[0] ? good[1] : good[0];
        double mass = StrictMath.sqrt(2.0
                        * event.photonPt[a]
                        * event.photonPt[b]
                        * (StrictMath.cosh(event.photonEta[a] - event.photonEta[b])
                                - StrictMath.cos(event.photonPhi[a] - event.photonPhi[b])))
                / GEV;
        return isIsolated(event, a)
                && isIsolated(event, b)
                && event.photonPt[a] / GEV > 0.35 * mass
                && event.photonPt[b] / GEV > 0.25 * mass
                && mass > 105
                && mass < 160;
    }

    private static boolean isIsolated(ToyEvent event, int photon) {
        return event.photonTrackIsolation[photon] < 0.065 * event.photonPt[photon]
                && event.photonCaloIsolation[photon] < 0.065 * event.photonPt[photon];
    }
}
