package org.ridgeline.functions;

import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.LorentzSum;
import org.ridgeline.physics.MassSum;

/** What stands beside (pt, eta, phi) in the fourth list of a pair function. */
enum Momentum {
    /** Energies: the arithmetic of TLorentzVector. */
    ENERGY("e", "", "TLorentzVector::M of the sum, in double precision (negative for negative mass²)"),
    /** Masses: written without cancellation. */
    MASS("m", "_from_m", "m1² + m2² + 2 (E1 E2 - p1 p2), written without cancellation");

    private static final int LISTS = 4;

    private final String fourth;
    private final String suffix;
    private final String source;

    Momentum(String fourth, String suffix, String source) {
        this.fourth = fourth;
        this.suffix = suffix;
        this.source = source;
    }

    String fourth() {
        return fourth;
    }

    String name(String function) {
        return function + suffix;
    }

    String unit() {
        return "that of pt and " + fourth;
    }

    String source() {
        return source;
    }

    /** The elements of the four lists. */
    Element[] elements(List<DataType> inputs) {
        return inputs.subList(0, LISTS).stream()
                .map(type -> Element.of(type).orElseThrow())
                .toArray(Element[]::new);
    }

    /** The mass of objects i and j. */
    double mass(Element[] of, ArrayData pt, ArrayData eta, ArrayData phi, ArrayData fourthList, int i, int j) {
        double pt1 = of[0].number(pt, i);
        double eta1 = of[1].number(eta, i);
        double phi1 = of[2].number(phi, i);
        double fourth1 = of[3].number(fourthList, i);
        double pt2 = of[0].number(pt, j);
        double eta2 = of[1].number(eta, j);
        double phi2 = of[2].number(phi, j);
        double fourth2 = of[3].number(fourthList, j);
        return switch (this) {
            case ENERGY -> {
                LorentzSum sum = new LorentzSum();
                sum.add(pt1, eta1, phi1, fourth1);
                sum.add(pt2, eta2, phi2, fourth2);
                yield sum.mass();
            }
            case MASS ->
                MassSum.root(MassSum.own(MassSum.momentum(pt1, eta1), fourth1)
                        + MassSum.own(MassSum.momentum(pt2, eta2), fourth2)
                        + MassSum.product(pt1, eta1, phi1, fourth1, pt2, eta2, phi2, fourth2));
        };
    }
}
