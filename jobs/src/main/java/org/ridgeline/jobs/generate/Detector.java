package org.ridgeline.jobs.generate;

import org.ridgeline.jobs.generate.Truth.Origin;

/**
 * What a detector like ATLAS makes of a collision: acceptance, efficiencies, resolutions, triggers, isolation and impact
 * parameters. The shapes follow the release's four-lepton data: how many leptons match a trigger, are tight, isolated or
 * displaced, and how jets and missing momentum are distributed.
 */
final class Detector {
    static final double GEV = 1000;
    private static final double LEAST_LEPTON_PT = 7;
    private static final double TRIGGER_PT = 26;
    private static final double LEAST_JET_PT = 20;

    private final PhotonDetector photons = new PhotonDetector();

    /** Measures a collision; false if the files of that skim would not have it. */
    boolean measure(Truth truth, Draw draw, Skim skim, ToyEvent event) {
        event.leptons = 0;
        event.photons = 0;
        event.electronTrigger = false;
        event.muonTrigger = false;
        event.photonTrigger = false;
        for (int i = 0; i < truth.leptons; i++) {
            lepton(truth, i, draw, event);
        }
        for (int i = 0; i < truth.photons; i++) {
            photons.measure(truth, i, draw, event);
        }
        if (!skim.keeps(event)) {
            return false;
        }
        photons.trigger(draw, event);
        event.jets = 0;
        for (int i = 0; i < truth.partons; i++) {
            jet(truth.parton[i], truth.flavour[i], draw, event);
        }
        event.sort();
        missing(truth, draw, event);
        others(skim, draw, event);
        return true;
    }

    private static void lepton(Truth truth, int index, Draw draw, ToyEvent event) {
        Momentum momentum = truth.lepton[index];
        boolean electron = truth.type[index] == Truth.ELECTRON;
        boolean prompt = truth.origin[index] == Origin.PROMPT;
        double truePt = momentum.pt();
        if (truePt < LEAST_LEPTON_PT - 1) {
            return;
        }
        double eta = momentum.eta();
        double resolution = electron ? electronResolution(truePt * StrictMath.cosh(eta)) : muonResolution(truePt, eta);
        double pt = truePt * (1 + resolution * draw.gauss());
        if (electron && draw.chance(0.12)) {
            // what an electron radiates before the calorimeter is not all found again
            pt *= StrictMath.max(0.5, 1 - draw.exponential(0.04));
        }
        if (!(pt > LEAST_LEPTON_PT) || StrictMath.abs(eta) > (electron ? 2.47 : 2.7)) {
            return;
        }
        if (prompt && !draw.chance(electron ? electronEfficiency(pt, eta) : muonEfficiency(pt, eta))) {
            return;
        }
        int at = event.leptons++;
        double px = pt * StrictMath.cosh(eta);
        double mass = Truth.mass(truth.type[index]);
        event.leptonPt[at] = (float) (pt * GEV);
        event.leptonEta[at] = (float) (eta + draw.gauss(0, 0.0005));
        event.leptonPhi[at] = (float) folded(momentum.phi() + draw.gauss(0, 0.0005));
        event.leptonE[at] = (float) (StrictMath.sqrt(px * px + mass * mass) * GEV);
        event.leptonType[at] = truth.type[index];
        boolean flipped = electron && draw.chance(0.003 + 0.02 * StrictMath.pow(StrictMath.abs(eta) / 2.5, 3));
        event.leptonCharge[at] = flipped ? -truth.charge[index] : truth.charge[index];
        event.leptonReal[at] = prompt;
        event.leptonTight[at] = draw.chance(prompt ? electron ? 0.87 : 0.91 : 0.55);
        event.leptonPtError[at] = (float) (pt * GEV * resolution * 0.2);
        trigger(pt, electron, at, draw, event);
        isolation(pt, prompt, at, draw, event);
        impact(pt, electron, prompt, at, draw, event);
    }

    /** Calorimeter: sampling term, constant term and noise. */
    private static double electronResolution(double energy) {
        double sampling = 0.12 * 0.12 / energy;
        double noise = 0.3 / energy;
        return StrictMath.sqrt(sampling + 0.008 * 0.008 + noise * noise);
    }

    /** Spectrometer and inner tracker: multiple scattering, and curvature at high pt. */
    private static double muonResolution(double pt, double eta) {
        double scattering = 0.015 + 0.006 * StrictMath.abs(eta);
        double curvature = 0.00012 * pt;
        return StrictMath.sqrt(scattering * scattering + curvature * curvature);
    }

    private static double electronEfficiency(double pt, double eta) {
        double distance = StrictMath.abs(eta);
        double crack = distance > 1.37 && distance < 1.52 ? 0.85 : 1;
        return crack * (0.95 - 0.35 * StrictMath.exp(-(pt - LEAST_LEPTON_PT) / 8));
    }

    private static double muonEfficiency(double pt, double eta) {
        double gap = StrictMath.abs(eta) < 0.1 ? 0.7 : 1;
        return gap * (0.98 - 0.12 * StrictMath.exp(-(pt - LEAST_LEPTON_PT) / 3));
    }

    private static void trigger(double pt, boolean electron, int at, Draw draw, ToyEvent event) {
        boolean fired = draw.chance(pt < 0.77 * TRIGGER_PT ? 0.005 : pt < TRIGGER_PT ? 0.15 : electron ? 0.88 : 0.78);
        event.leptonTriggered[at] = fired;
        event.electronTrigger |= fired && electron;
        event.muonTrigger |= fired && !electron;
    }

    private static void isolation(double pt, boolean prompt, int at, Draw draw, ToyEvent event) {
        double track = 0;
        double calo = draw.gauss(0, 0.7);
        if (prompt) {
            if (draw.chance(0.15)) {
                track = 1 + draw.exponential(1.5);
            }
            if (draw.chance(0.3)) {
                calo += draw.exponential(1);
            }
        } else {
            if (draw.chance(0.5)) {
                track = 1 + pt * 0.35 * StrictMath.exp(draw.gauss(0, 1));
            }
            calo += pt * 0.12 * StrictMath.exp(draw.gauss(0, 1));
        }
        event.leptonTrackIsolation[at] = (float) (track * GEV);
        event.leptonCaloIsolation[at] = (float) (calo * GEV);
    }

    /** The release's "uncertainty" of d0 holds |d0| over its uncertainty; so does this. */
    private static void impact(double pt, boolean electron, boolean prompt, int at, Draw draw, ToyEvent event) {
        double sigma = 0.010 + (electron ? 0.09 : 0.07) / pt;
        double d0 = draw.gauss(0, sigma);
        if (!prompt && draw.chance(0.5)) {
            d0 += draw.sign() * draw.exponential(0.06);
        }
        double z0 = draw.gauss(0, 0.09);
        if (draw.chance(prompt ? 0.02 : 0.35)) {
            z0 += draw.gauss(0, 45);
        }
        event.leptonD0[at] = (float) d0;
        event.leptonD0Significance[at] = (float) (StrictMath.abs(d0) / sigma);
        event.leptonZ0[at] = (float) z0;
    }

    private static void jet(Momentum parton, int flavour, Draw draw, ToyEvent event) {
        double truePt = parton.pt();
        if (truePt < 10 || event.jets == ToyEvent.MOST) {
            return;
        }
        double eta = parton.eta();
        double pt = truePt * (1 + StrictMath.sqrt(0.6 * 0.6 / truePt + 0.05 * 0.05) * draw.gauss());
        if (!(pt > LEAST_JET_PT) || StrictMath.abs(eta) > 2.5) {
            return;
        }
        int at = event.jets++;
        double mass = pt * StrictMath.min(0.4, 0.06 + draw.exponential(0.06));
        double p = pt * StrictMath.cosh(eta);
        event.jetPt[at] = (float) (pt * GEV);
        event.jetEta[at] = (float) eta;
        event.jetPhi[at] = (float) parton.phi();
        event.jetE[at] = (float) (StrictMath.sqrt(p * p + mass * mass) * GEV);
        // the tagger of jet vertices has no tracks to judge beyond 2.4 or above 60 GeV
        event.jetJvt[at] = StrictMath.abs(eta) > 2.4 ? -0.1f : (float) StrictMath.max(0, 1 - draw.exponential(0.05));
        event.jetFlavour[at] = flavour;
        event.jetReal[at] = draw.chance(0.95);
        event.jetTag[at] = (float) tag(flavour, draw);
        event.jetPtError[at] = (float) (pt * GEV * (0.02 + draw.exponential(0.01)));
    }

    /** The b-tagging score: near 1 for most b jets, near -1 for most light ones. */
    private static double tag(int flavour, Draw draw) {
        double score = draw.uniform();
        return switch (flavour) {
            case 5 -> 1 - 2 * StrictMath.pow(score, 6);
            case 4 -> 1 - 2 * StrictMath.pow(score, 1.2);
            default -> -1 + 2 * StrictMath.pow(score, 5);
        };
    }

    private static void missing(Truth truth, Draw draw, ToyEvent event) {
        double resolution = 11 + 1.5 * event.jets;
        double x = truth.missingX + draw.gauss(0, resolution);
        double y = truth.missingY + draw.gauss(0, resolution);
        double size = StrictMath.sqrt(x * x + y * y);
        event.missing = (float) (size * GEV);
        event.missingPhi = (float) StrictMath.atan2(y, x);
        event.missingError = (float) (size * GEV * (0.03 + draw.exponential(0.02)));
    }

    /** Photons and taus beside what the skim asks for are rare; a large jet is there if a small one is hard enough. */
    private void others(Skim skim, Draw draw, ToyEvent event) {
        if (skim.leptons()) {
            photons.extra(draw, event);
        }
        event.taus = draw.chance(0.003) ? 1 : 0;
        if (event.taus > 0) {
            double pt = draw.pareto(20, 2.5);
            double eta = draw.uniform(-2.5, 2.5);
            event.tauPt = (float) (pt * GEV);
            event.tauEta = (float) eta;
            event.tauPhi = (float) draw.phi();
            event.tauE = (float) (pt * StrictMath.cosh(eta) * GEV);
            event.tauCharge = draw.sign();
            event.tauTracks = draw.chance(0.75) ? 1 : 3;
            event.tauScore = (float) draw.uniform(0.5, 1);
        }
        event.largeJets = event.jets > 0 && event.jetPt[0] > 250 * GEV && StrictMath.abs(event.jetEta[0]) < 2 ? 1 : 0;
        if (event.largeJets > 0) {
            double pt = event.jetPt[0] * draw.uniform(1, 1.15);
            double mass = (50 + draw.exponential(40)) * GEV;
            double p = pt * StrictMath.cosh(event.jetEta[0]);
            event.largePt = (float) pt;
            event.largeEta = event.jetEta[0];
            event.largePhi = event.jetPhi[0];
            event.largeE = (float) StrictMath.sqrt(p * p + mass * mass);
            event.largeMass = (float) mass;
            event.largeD2 = (float) (1 + draw.exponential(0.8));
            event.largeTau32 = (float) draw.uniform(0.3, 0.95);
        }
    }

    static double folded(double phi) {
        return phi > StrictMath.PI ? phi - 2 * StrictMath.PI : phi < -StrictMath.PI ? phi + 2 * StrictMath.PI : phi;
    }
}
