package org.ridgeline.jobs.generate;

import java.util.function.ToIntFunction;
import org.ridgeline.root.write.Field.ListClass;

/** The 81 branches of the 2020 release's tree {@code mini}, in its order and types. */
final class MiniTree {
    private final TreeColumns tree = new TreeColumns(ListClass.VECTOR);

    private MiniTree() {}

    static TreeColumns columns() {
        MiniTree mini = new MiniTree();
        mini.event();
        mini.leptons();
        mini.missingAndJets();
        mini.photons();
        mini.taus();
        mini.errors();
        mini.largeJets();
        mini.tree.ints("tau_charge", e -> e.taus, e -> new int[] {e.tauCharge});
        return mini.tree;
    }

    private void event() {
        tree.integer("runNumber", e -> e.run);
        tree.integer("eventNumber", e -> e.number);
        tree.integer("channelNumber", e -> e.channel);
        tree.real("mcWeight", e -> e.weight);
        tree.real("scaleFactor_PILEUP", e -> e.pileup);
        tree.real("scaleFactor_ELE", e -> e.electronFactor);
        tree.real("scaleFactor_MUON", e -> e.muonFactor);
        tree.real("scaleFactor_PHOTON", e -> e.photonFactor);
        tree.real("scaleFactor_TAU", e -> e.tauFactor);
        tree.real("scaleFactor_BTAG", e -> e.tagFactor);
        tree.real("scaleFactor_LepTRIGGER", e -> e.triggerFactor);
        tree.real("scaleFactor_PhotonTRIGGER", e -> e.photonTriggerFactor);
        tree.flag("trigE", e -> e.electronTrigger);
        tree.flag("trigM", e -> e.muonTrigger);
        tree.flag("trigP", e -> e.photonTrigger);
    }

    private void leptons() {
        ToIntFunction<ToyEvent> n = e -> e.leptons;
        tree.count("lep_n", n);
        tree.flags("lep_truthMatched", e -> e.simulated ? e.leptons : 0, e -> e.leptonReal);
        tree.flags("lep_trigMatched", n, e -> e.leptonTriggered);
        tree.reals("lep_pt", n, e -> e.leptonPt);
        tree.reals("lep_eta", n, e -> e.leptonEta);
        tree.reals("lep_phi", n, e -> e.leptonPhi);
        tree.reals("lep_E", n, e -> e.leptonE);
        tree.reals("lep_z0", n, e -> e.leptonZ0);
        tree.ints("lep_charge", n, e -> e.leptonCharge);
        tree.counts("lep_type", n, e -> e.leptonType);
        tree.flags("lep_isTightID", n, e -> e.leptonTight);
        tree.reals("lep_ptcone30", n, e -> e.leptonTrackIsolation);
        tree.reals("lep_etcone20", n, e -> e.leptonCaloIsolation);
        tree.reals("lep_trackd0pvunbiased", n, e -> e.leptonD0);
        tree.reals("lep_tracksigd0pvunbiased", n, e -> e.leptonD0Significance);
    }

    private void missingAndJets() {
        tree.real("met_et", e -> e.missing);
        tree.real("met_phi", e -> e.missingPhi);
        ToIntFunction<ToyEvent> n = e -> e.jets;
        ToIntFunction<ToyEvent> simulated = e -> e.simulated ? e.jets : 0;
        tree.count("jet_n", n);
        tree.reals("jet_pt", n, e -> e.jetPt);
        tree.reals("jet_eta", n, e -> e.jetEta);
        tree.reals("jet_phi", n, e -> e.jetPhi);
        tree.reals("jet_E", n, e -> e.jetE);
        tree.reals("jet_jvt", n, e -> e.jetJvt);
        tree.ints("jet_trueflav", simulated, e -> e.jetFlavour);
        tree.flags("jet_truthMatched", simulated, e -> e.jetReal);
        tree.reals("jet_MV2c10", n, e -> e.jetTag);
    }

    private void photons() {
        ToIntFunction<ToyEvent> n = e -> e.photons;
        tree.count("photon_n", n);
        tree.flags("photon_truthMatched", e -> e.simulated ? e.photons : 0, e -> e.photonReal);
        tree.flags("photon_trigMatched", n, e -> e.photonTriggered);
        tree.reals("photon_pt", n, e -> e.photonPt);
        tree.reals("photon_eta", n, e -> e.photonEta);
        tree.reals("photon_phi", n, e -> e.photonPhi);
        tree.reals("photon_E", n, e -> e.photonE);
        tree.flags("photon_isTightID", n, e -> e.photonTight);
        tree.reals("photon_ptcone30", n, e -> e.photonTrackIsolation);
        tree.reals("photon_etcone20", n, e -> e.photonCaloIsolation);
        tree.ints("photon_convType", n, e -> e.photonConversion);
    }

    private void taus() {
        ToIntFunction<ToyEvent> n = e -> e.taus;
        tree.count("tau_n", n);
        tree.single("tau_pt", n, e -> e.tauPt);
        tree.single("tau_eta", n, e -> e.tauEta);
        tree.single("tau_phi", n, e -> e.tauPhi);
        tree.single("tau_E", n, e -> e.tauE);
        tree.flags("tau_isTightID", n, e -> new boolean[] {e.tauScore > 0.7f});
        tree.flags("tau_truthMatched", e -> e.simulated ? e.taus : 0, e -> new boolean[] {false});
        tree.flags("tau_trigMatched", n, e -> new boolean[] {false});
        tree.ints("tau_nTracks", n, e -> new int[] {e.tauTracks});
        tree.single("tau_BDTid", n, e -> e.tauScore);
        tree.real("ditau_m", e -> 0);
    }

    /** Systematic uncertainties of the momenta: 0 in data. */
    private void errors() {
        float[] none = new float[ToyEvent.MOST];
        tree.reals("lep_pt_syst", e -> e.leptons, e -> e.simulated ? e.leptonPtError : none);
        tree.real("met_et_syst", e -> e.simulated ? e.missingError : 0);
        tree.reals("jet_pt_syst", e -> e.jets, e -> e.simulated ? e.jetPtError : none);
        tree.reals("photon_pt_syst", e -> e.photons, e -> e.simulated ? e.photonPtError : none);
        tree.single("tau_pt_syst", e -> e.taus, e -> e.simulated ? 0.02 * e.tauPt : 0);
        tree.real("XSection", e -> e.normalisation.crossSection());
        tree.real("SumWeights", e -> e.normalisation.sumOfWeights());
    }

    private void largeJets() {
        ToIntFunction<ToyEvent> n = e -> e.largeJets;
        tree.count("largeRjet_n", n);
        tree.single("largeRjet_pt", n, e -> e.largePt);
        tree.single("largeRjet_eta", n, e -> e.largeEta);
        tree.single("largeRjet_phi", n, e -> e.largePhi);
        tree.single("largeRjet_E", n, e -> e.largeE);
        tree.single("largeRjet_m", n, e -> e.largeMass);
        tree.single("largeRjet_truthMatched", e -> e.simulated ? e.largeJets : 0, e -> 0);
        tree.single("largeRjet_D2", n, e -> e.largeD2);
        tree.single("largeRjet_tau32", n, e -> e.largeTau32);
        tree.single("largeRjet_pt_syst", n, e -> e.simulated ? 0.03 * e.largePt : 0);
    }
}
