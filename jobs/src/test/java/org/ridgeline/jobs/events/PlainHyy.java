package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The selections of two photons of both releases, written as plain loops. */
final class PlainHyy {
    /** How far an event gets: cuts passed; the mass in GeV and whether it is of the category, if it passes all. */
    record Outcome(int passed, double mass, boolean category) {
        static Outcome of(double mass, boolean category, Boolean... cuts) {
            int passed = Arrays.asList(cuts).indexOf(false);
            return passed < 0 ? new Outcome(cuts.length, mass, category) : new Outcome(passed, Double.NaN, false);
        }
    }

    private PlainHyy() {}

    /** The official C++ analysis of 2020. */
    static Outcome of2020(MiniColumns file, int event) {
        float[] pt = file.reals("photon_pt", event);
        float[] eta = file.reals("photon_eta", event);
        float[] phi = file.reals("photon_phi", event);
        float[] track = file.reals("photon_ptcone30", event);
        float[] calo = file.reals("photon_etcone20", event);
        boolean[] tight = file.flags("photon_isTightID", event);
        int[] conversion = file.integers("photon_convType", event);
        List<Integer> good = new ArrayList<>();
        for (int i = 0; i < pt.length; i++) {
            float distance = Math.abs(eta[i]);
            if (tight[i] && pt[i] > 25000 && distance < 2.37 && !(distance >= 1.37 && distance <= 1.52)) {
                good.add(i);
            }
        }
        boolean trigger = file.flag("trigP", event);
        if (!trigger || good.size() != 2) {
            return Outcome.of(0, false, trigger, good.size() == 2);
        }
        int a = good.get(0);
        int b = good.get(1);
        float mass = (float) (Math.sqrt(2.0
                        * pt[a]
                        * pt[b]
                        * (Math.cosh((double) eta[a] - eta[b]) - Math.cos((double) phi[a] - phi[b])))
                / 1000);
        boolean isolated = track[a] / pt[a] < 0.065
                && calo[a] / pt[a] < 0.065
                && track[b] / pt[b] < 0.065
                && calo[b] / pt[b] < 0.065;
        boolean category =
                Math.abs(eta[a]) < 0.75 && Math.abs(eta[b]) < 0.75 && conversion[a] == 0 && conversion[b] == 0;
        return Outcome.of(
                mass,
                category,
                true,
                true,
                isolated,
                pt[a] / 1000.0 / mass > 0.35 && pt[b] / 1000.0 / mass > 0.25,
                mass > 105 && mass < 160);
    }

    /** Which form of the 2025 selection. */
    enum Form {
        OFFICIAL,
        CORRECTED,
        NOTEBOOK
    }

    static Outcome of2025(MiniColumns file, int event, Form form) {
        float[] pt = file.reals("photon_pt", event);
        boolean[] tight = file.flags("photon_isTightID", event);
        int a = 0;
        int b = 1;
        if (form == Form.CORRECTED) {
            for (int i = 1; i < pt.length; i++) {
                a = pt[i] > pt[a] ? i : a;
            }
            b = a == 0 ? 1 : 0;
            for (int i = 0; i < pt.length; i++) {
                b = i != a && pt[i] > pt[b] ? i : b;
            }
        }
        float[] eta = file.reals("photon_eta", event);
        double etaA = Math.abs(eta[a]);
        double etaB = Math.abs(eta[b]);
        float[] cone = file.reals("photon_ptcone20", event);
        double exact = mass(file, event, a, b);
        if (form == Form.NOTEBOOK) {
            return Outcome.of(
                    exact,
                    false,
                    tight[a] && tight[b],
                    pt[a] >= 50 && pt[b] >= 30,
                    cone[a] / pt[a] <= 0.055 && cone[b] / pt[b] <= 0.055,
                    !(etaA > 1.37 && etaA < 1.52 || etaB > 1.37 && etaB < 1.52),
                    exact != 0,
                    pt[a] / exact >= 0.35 && pt[b] / exact >= 0.35);
        }
        float rounded = (float) exact;
        double mass = form == Form.OFFICIAL ? rounded : exact;
        boolean balanced = form == Form.OFFICIAL
                ? pt[a] / rounded > 0.35 && pt[b] / rounded > 0.35
                : pt[a] / mass > 0.35 && pt[b] / mass > 0.35;
        return Outcome.of(
                mass,
                etaA < 0.75 && etaB < 0.75,
                tight[a] && tight[b],
                pt[a] > 50 && pt[b] > 30,
                cone[a] / pt[a] < 0.055 && cone[b] / pt[b] < 0.055,
                isCentral(etaA) && isCentral(etaB),
                mass > 100 && mass < 160,
                balanced);
    }

    private static boolean isCentral(double distance) {
        return distance < 2.37 && !(distance >= 1.37 && distance <= 1.52);
    }

    private static double mass(MiniColumns file, int event, int a, int b) {
        float[] pt = file.reals("photon_pt", event);
        float[] eta = file.reals("photon_eta", event);
        float[] phi = file.reals("photon_phi", event);
        float[] energy = file.reals("photon_e", event);
        double x = pt[a] * Math.cos(phi[a]) + pt[b] * Math.cos(phi[b]);
        double y = pt[a] * Math.sin(phi[a]) + pt[b] * Math.sin(phi[b]);
        double z = pt[a] * Math.sinh(eta[a]) + pt[b] * Math.sinh(eta[b]);
        double e = (double) energy[a] + energy[b];
        return Math.sqrt(e * e - x * x - y * y - z * z);
    }
}
