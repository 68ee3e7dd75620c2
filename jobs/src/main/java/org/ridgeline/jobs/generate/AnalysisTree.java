package org.ridgeline.jobs.generate;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.ridgeline.jobs.generate.Release.Kind;
import org.ridgeline.root.write.Field.ListClass;

/**
 * The 117 branches of the 2025 release's tree {@code analysis}, in its order and types. Cross-section, filter efficiency and
 * k-factor are doubles in simulation and floats in data, as released. There is no truth in a toy.
 */
final class AnalysisTree {
    private static final float GEV = 1000;
    private static final boolean[] ALL = new boolean[ToyEvent.MOST];

    static {
        Arrays.fill(ALL, true);
    }

    private final TreeColumns tree = new TreeColumns(ListClass.RVEC);

    private AnalysisTree() {}

    static TreeColumns columns(Kind kind) {
        AnalysisTree analysis = new AnalysisTree();
        analysis.event(kind);
        analysis.jets();
        analysis.leptons();
        analysis.photonsAndTaus();
        analysis.truth();
        return analysis.tree;
    }

    private void event(Kind kind) {
        tree.precise("num_events", e -> e.normalisation.events());
        tree.precise("sum_of_weights", e -> e.normalisation.sumOfWeights());
        tree.precise("sum_of_weights_squared", e -> e.normalisation.sumOfSquares());
        tree.text("category", e -> e.category);
        tree.real("TriggerMatch_DILEPTON", e -> e.leptons > 1 && (e.electronTrigger || e.muonTrigger) ? 1 : 0);
        tree.real("ScaleFactor_MLTRIGGER", e -> e.triggerFactor);
        tree.real("ScaleFactor_PILEUP", e -> e.pileup);
        tree.real("ScaleFactor_FTAG", e -> e.tagFactor);
        tree.real("mcWeight", e -> e.weight);
        number("xsec", kind, e -> e.normalisation.crossSection());
        number("filteff", kind, e -> e.normalisation.filterEfficiency());
        number("kfac", kind, e -> e.normalisation.kFactor());
        tree.unsigned("channelNumber", e -> e.channel);
        tree.wide("eventNumber", e -> Integer.toUnsignedLong(e.number));
        tree.unsigned("runNumber", e -> e.run);
        tree.flag("trigML", e -> e.leptons > 1 && (e.electronTrigger || e.muonTrigger));
        tree.flag("trigP", e -> e.photonTrigger);
        tree.flag("trigDT", e -> false);
        tree.flag("trigT", e -> false);
        tree.flag("trigE", e -> e.electronTrigger);
        tree.flag("trigDM", e -> false);
        tree.flag("trigDE", e -> false);
        tree.flag("trigM", e -> e.muonTrigger);
        tree.flag("trigMET", e -> false);
        tree.real("ScaleFactor_BTAG", e -> e.tagFactor);
        tree.real("ScaleFactor_JVT", e -> 1);
    }

    private void jets() {
        tree.integer("jet_n", e -> e.jets);
        gev("jet_pt", e -> e.jets, e -> e.jetPt);
        tree.reals("jet_eta", e -> e.jets, e -> e.jetEta);
        tree.reals("jet_phi", e -> e.jets, e -> e.jetPhi);
        gev("jet_e", e -> e.jets, e -> e.jetE);
        tree.ints("jet_btag_quantile", e -> e.jets, e -> quantiles(e));
        tree.flags("jet_jvt", e -> e.jets, e -> vertexed(e));
        tree.integer("largeRJet_n", e -> e.largeJets);
        tree.single("largeRJet_pt", e -> e.largeJets, e -> e.largePt / GEV);
        tree.single("largeRJet_eta", e -> e.largeJets, e -> e.largeEta);
        tree.single("largeRJet_phi", e -> e.largeJets, e -> e.largePhi);
        tree.single("largeRJet_e", e -> e.largeJets, e -> e.largeE / GEV);
        tree.single("largeRJet_m", e -> e.largeJets, e -> e.largeMass / GEV);
        tree.single("largeRJet_D2", e -> e.largeJets, e -> e.largeD2);
        gev("jet_pt_jer1", e -> e.jets, e -> e.jetPt);
        gev("jet_pt_jer2", e -> e.jets, e -> e.jetPt);
    }

    private void leptons() {
        tree.real("ScaleFactor_ELE", e -> e.electronFactor);
        tree.real("ScaleFactor_MUON", e -> e.muonFactor);
        tree.real("ScaleFactor_LepTRIGGER", e -> e.triggerFactor);
        tree.real("ScaleFactor_MuTRIGGER", e -> e.triggerFactor);
        tree.real("ScaleFactor_ElTRIGGER", e -> e.triggerFactor);
        tree.integer("lep_n", e -> e.leptons);
        tree.ints("lep_type", e -> e.leptons, e -> e.leptonType);
        gev("lep_pt", e -> e.leptons, e -> e.leptonPt);
        tree.reals("lep_eta", e -> e.leptons, e -> e.leptonEta);
        tree.reals("lep_phi", e -> e.leptons, e -> e.leptonPhi);
        gev("lep_e", e -> e.leptons, e -> e.leptonE);
        tree.ints("lep_charge", e -> e.leptons, e -> e.leptonCharge);
        gev("lep_ptvarcone30", e -> e.leptons, e -> e.leptonTrackIsolation);
        gev("lep_topoetcone20", e -> e.leptons, e -> e.leptonCaloIsolation);
        tree.reals("lep_z0", e -> e.leptons, e -> e.leptonZ0);
        tree.reals("lep_d0", e -> e.leptons, e -> e.leptonD0);
        tree.reals("lep_d0sig", e -> e.leptons, e -> e.leptonD0Significance);
        tree.flags("lep_isTightID", e -> e.leptons, e -> e.leptonTight);
        tree.flags("lep_isMediumID", e -> e.leptons, e -> e.leptonMedium);
        tree.flags("lep_isLooseID", e -> e.leptons, e -> e.leptonLoose);
        tree.flags("lep_isTightIso", e -> e.leptons, e -> e.leptonIsolated);
        tree.flags("lep_isLooseIso", e -> e.leptons, e -> e.leptonLooselyIsolated);
        tree.flags("lep_isTrigMatched", e -> e.leptons, e -> e.leptonTriggered);
    }

    private void photonsAndTaus() {
        tree.real("ScaleFactor_PHOTON", e -> e.photonFactor);
        tree.integer("photon_n", e -> e.photons);
        gev("photon_pt", e -> e.photons, e -> e.photonPt);
        tree.reals("photon_eta", e -> e.photons, e -> e.photonEta);
        tree.reals("photon_phi", e -> e.photons, e -> e.photonPhi);
        gev("photon_e", e -> e.photons, e -> e.photonE);
        gev("photon_ptcone20", e -> e.photons, e -> e.photonTrackIsolation);
        gev("photon_topoetcone40", e -> e.photons, e -> e.photonCaloIsolation);
        tree.flags("photon_isLooseID", e -> e.photons, e -> ALL);
        tree.flags("photon_isTightID", e -> e.photons, e -> e.photonTight);
        tree.flags("photon_isLooseIso", e -> e.photons, e -> isolated(e, 0.1));
        tree.flags("photon_isTightIso", e -> e.photons, e -> isolated(e, 0.05));
        tree.real("ScaleFactor_TAU", e -> e.tauFactor);
        tree.real("ScaleFactor_TauTRIGGER", e -> 1);
        tree.real("ScaleFactor_DiTauTRIGGER", e -> 1);
        tree.integer("tau_n", e -> e.taus);
        tree.single("tau_pt", e -> e.taus, e -> e.tauPt / GEV);
        tree.single("tau_eta", e -> e.taus, e -> e.tauEta);
        tree.single("tau_phi", e -> e.taus, e -> e.tauPhi);
        tree.single("tau_e", e -> e.taus, e -> e.tauE / GEV);
        tree.single("tau_charge", e -> e.taus, e -> e.tauCharge);
        tree.ints("tau_nTracks", e -> e.taus, e -> new int[] {e.tauTracks});
        tree.flags("tau_isTight", e -> e.taus, e -> new boolean[] {e.tauScore > 0.7f});
        tree.single("tau_RNNJetScore", e -> e.taus, e -> e.tauScore);
        tree.single("tau_RNNEleScore", e -> e.taus, e -> e.tauScore);
    }

    private void truth() {
        tree.integer("truth_jet_n", e -> 0);
        tree.single("truth_jet_pt", e -> 0, e -> 0);
        tree.single("truth_jet_eta", e -> 0, e -> 0);
        tree.single("truth_jet_phi", e -> 0, e -> 0);
        tree.single("truth_jet_m", e -> 0, e -> 0);
        tree.integer("truth_elec_n", e -> 0);
        tree.single("truth_elec_pt", e -> 0, e -> 0);
        tree.single("truth_elec_eta", e -> 0, e -> 0);
        tree.single("truth_elec_phi", e -> 0, e -> 0);
        tree.integer("truth_muon_n", e -> 0);
        tree.single("truth_muon_pt", e -> 0, e -> 0);
        tree.single("truth_muon_eta", e -> 0, e -> 0);
        tree.single("truth_muon_phi", e -> 0, e -> 0);
        tree.integer("truth_tau_n", e -> 0);
        tree.single("truth_tau_pt", e -> 0, e -> 0);
        tree.single("truth_tau_eta", e -> 0, e -> 0);
        tree.single("truth_tau_phi", e -> 0, e -> 0);
        tree.integer("truth_photon_n", e -> 0);
        tree.single("truth_photon_pt", e -> 0, e -> 0);
        tree.single("truth_photon_eta", e -> 0, e -> 0);
        tree.single("truth_photon_phi", e -> 0, e -> 0);
        tree.real("truth_met", e -> 0);
        tree.real("truth_met_phi", e -> 0);
        tree.real("met", e -> e.missing / GEV);
        tree.real("met_phi", e -> e.missingPhi);
        tree.real("met_mpx", e -> e.missing / GEV * StrictMath.cos(e.missingPhi));
        tree.real("met_mpy", e -> e.missing / GEV * StrictMath.sin(e.missingPhi));
    }

    private void number(String name, Kind kind, ToDoubleFunction<ToyEvent> value) {
        switch (kind) {
            case SIMULATION -> tree.precise(name, value);
            case DATA -> tree.real(name, value);
        }
    }

    /** A list of momenta, which events hold in MeV. */
    private void gev(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, float[]> values) {
        float[] scaled = new float[ToyEvent.MOST];
        tree.reals(name, n, e -> {
            float[] all = values.apply(e);
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = all[i] / GEV;
            }
            return scaled;
        });
    }

    /** 1 to 5: how much like that of a b quark a jet is. */
    private static int[] quantiles(ToyEvent event) {
        int[] quantiles = new int[event.jets];
        for (int i = 0; i < quantiles.length; i++) {
            float tag = event.jetTag[i];
            quantiles[i] = tag > 0.94f ? 5 : tag > 0.82f ? 4 : tag > 0.64f ? 3 : tag > 0.17f ? 2 : 1;
        }
        return quantiles;
    }

    private static boolean[] vertexed(ToyEvent event) {
        boolean[] vertexed = new boolean[event.jets];
        for (int i = 0; i < vertexed.length; i++) {
            vertexed[i] = event.jetPt[i] > 60 * GEV || event.jetJvt[i] > 0.59f;
        }
        return vertexed;
    }

    private static boolean[] isolated(ToyEvent event, double share) {
        boolean[] isolated = new boolean[event.photons];
        for (int i = 0; i < isolated.length; i++) {
            isolated[i] = event.photonTrackIsolation[i] < share * event.photonPt[i];
        }
        return isolated;
    }
}
