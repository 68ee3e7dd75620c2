package org.ridgeline.jobs.events;

/** The official 2020 notebook's selection of four leptons, written as a plain loop. */
final class NotebookSelection {
    /** 80 to 250 GeV in bins of 5. */
    static final int BINS = 34;

    private NotebookSelection() {}

    /** Sum of types 44, 48 or 52, and of charges 0, of the first four leptons. */
    static boolean typesAndCharge(MiniColumns file, int event) {
        int[] types = file.integers("lep_type", event);
        int[] charges = file.integers("lep_charge", event);
        int type = types[0] + types[1] + types[2] + types[3];
        return charges[0] + charges[1] + charges[2] + charges[3] == 0 && (type == 44 || type == 48 || type == 52);
    }

    /** pt above 30, 20 and 10 GeV. */
    static boolean momenta(MiniColumns file, int event) {
        float[] pt = file.reals("lep_pt", event);
        return pt[0] > 30_000 && pt[1] > 20_000 && pt[2] > 10_000;
    }

    /** Invariant mass of the first four leptons, in GeV. */
    static double mass(MiniColumns file, int event) {
        float[] pt = file.reals("lep_pt", event);
        float[] eta = file.reals("lep_eta", event);
        float[] phi = file.reals("lep_phi", event);
        float[] energy = file.reals("lep_E", event);
        double x = 0;
        double y = 0;
        double z = 0;
        double e = 0;
        for (int i = 0; i < 4; i++) {
            x += pt[i] * Math.cos(phi[i]);
            y += pt[i] * Math.sin(phi[i]);
            z += pt[i] * Math.sinh(eta[i]);
            e += energy[i];
        }
        return Math.sqrt(e * e - x * x - y * y - z * z) / 1000;
    }

    /** What an event stands for at 10/fb. */
    static double weight(MiniColumns file, int event, double scale) {
        return (double) file.real("mcWeight", event)
                * file.real("scaleFactor_PILEUP", event)
                * file.real("scaleFactor_ELE", event)
                * file.real("scaleFactor_MUON", event)
                * file.real("scaleFactor_LepTRIGGER", event)
                * scale;
    }

    static int bin(double mass) {
        return (int) Math.floor((mass - 80) / 5);
    }
}
