package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.List;

/** The selection of four leptons of the 2025 release, written as a plain loop. */
final class PlainHzz2025 {
    /** Which leptons are called the first, second and third. */
    enum Order {
        STORED,
        FALLING_PT
    }

    /** How far an event gets: cuts passed, and the mass in GeV if it passes all. */
    record Outcome(int passed, double mass) {}

    static final int CUTS = 8;

    private PlainHzz2025() {}

    static Outcome of(MiniColumns file, int event, Order order) {
        float[] pt = file.reals("lep_pt", event);
        int[] first = order == Order.STORED ? new int[] {0, 1, 2, 3} : falling(pt);
        int[] types = file.integers("lep_type", event);
        int[] charges = file.integers("lep_charge", event);
        boolean[] matched = file.flags("lep_isTrigMatched", event);
        boolean[] loose = file.flags("lep_isLooseID", event);
        boolean[] medium = file.flags("lep_isMediumID", event);
        boolean[] isolated = file.flags("lep_isLooseIso", event);
        int triggered = 0;
        int good = 0;
        int type = 0;
        int charge = 0;
        for (int i = 0; i < pt.length; i++) {
            triggered += matched[i] ? 1 : 0;
            if (isolated[i] && (types[i] == 11 ? loose[i] : types[i] == 13 && medium[i])) {
                good++;
            }
        }
        for (int i = 0; i < 4; i++) {
            type += types[first[i]];
            charge += charges[first[i]];
        }
        List<Boolean> cuts = List.of(
                file.flag("trigE", event) || file.flag("trigM", event),
                triggered > 0,
                pt[first[0]] > 20,
                pt[first[1]] > 15,
                pt[first[2]] > 10,
                good == 4,
                type == 44 || type == 48 || type == 52,
                charge == 0);
        int passed = cuts.indexOf(false);
        return passed < 0 ? new Outcome(CUTS, mass(file, event, first)) : new Outcome(passed, Double.NaN);
    }

    /** Positions of the leptons by falling pt; equal ones keep their order. */
    private static int[] falling(float[] pt) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < pt.length; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Float.compare(pt[b], pt[a]));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double mass(MiniColumns file, int event, int[] leptons) {
        float[] pt = file.reals("lep_pt", event);
        float[] eta = file.reals("lep_eta", event);
        float[] phi = file.reals("lep_phi", event);
        float[] energy = file.reals("lep_e", event);
        double x = 0;
        double y = 0;
        double z = 0;
        double e = 0;
        for (int k = 0; k < 4; k++) {
            int i = leptons[k];
            x += pt[i] * Math.cos(phi[i]);
            y += pt[i] * Math.sin(phi[i]);
            z += pt[i] * Math.sinh(eta[i]);
            e += energy[i];
        }
        return Math.sqrt(e * e - x * x - y * y - z * z);
    }

    /** The notebook's weight at a luminosity in 1/pb: every factor made positive. */
    static double positive(MiniColumns file, int event, double luminosity) {
        return Math.abs(signed(file, event, luminosity));
    }

    static double signed(MiniColumns file, int event, double luminosity) {
        double weight = luminosity / file.number("sum_of_weights", event);
        for (String factor : List.of(
                "filteff",
                "kfac",
                "xsec",
                "mcWeight",
                "ScaleFactor_PILEUP",
                "ScaleFactor_ELE",
                "ScaleFactor_MUON",
                "ScaleFactor_LepTRIGGER")) {
            weight *= file.number(factor, event);
        }
        return weight;
    }
}
