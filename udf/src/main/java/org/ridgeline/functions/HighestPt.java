package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Pairs;
import org.ridgeline.physics.Triples;

/** The pair or the triple of objects whose sum has the largest transverse momentum: its indices. */
public final class HighestPt extends Bound {
    /** What is looked for. */
    enum Group {
        HIGHEST_PT_PAIR,
        HIGHEST_PT_TRIPLE
    }

    private final Group group;
    private final Element pts;
    private final Element phis;

    private HighestPt(Group group, List<DataType> inputs) {
        super(name(group), inputs, Element.INT.array());
        this.group = group;
        this.pts = Element.of(inputs.get(0)).orElseThrow();
        this.phis = Element.of(inputs.get(1)).orElseThrow();
    }

    static List<HepFunction> functions() {
        return Arrays.stream(Group.values()).map(HighestPt::function).toList();
    }

    private static HepFunction function(Group group) {
        String what = group == Group.HIGHEST_PT_PAIR ? "two" : "three";
        return HepFunction.of(
                name(group),
                "Indices of the " + what + " objects, of all or of those at the indices, whose sum has the largest pt",
                "1",
                "there are fewer",
                "Official TTbarAnalysis: first of equals, pt compared as 32-bit float",
                Overload.of(inputs -> new HighestPt(group, inputs), numbers("pt"), numbers("phi")),
                Overload.of(inputs -> new HighestPt(group, inputs), numbers("pt"), numbers("phi"), indices("indices")));
    }

    private static String name(Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    public UnsafeArrayData invoke(ArrayData pt, ArrayData phi) {
        return find(pt, phi, null);
    }

    public UnsafeArrayData invoke(ArrayData pt, ArrayData phi, ArrayData indices) {
        return Arguments.missing(indices) ? null : find(pt, phi, indices);
    }

    private UnsafeArrayData find(ArrayData pt, ArrayData phi, ArrayData indices) {
        if (Arguments.missing(pt, phi)) {
            return null;
        }
        int length = Arguments.length(name(), pt, phi);
        int count = Arguments.count(indices, length);
        double[] px = new double[count];
        double[] py = new double[count];
        for (int k = 0; k < count; k++) {
            int i = Arguments.position(indices, k, length);
            if (i < 0) {
                return null;
            }
            double azimuth = phis.number(phi, i);
            px[k] = pts.number(pt, i) * Math.cos(azimuth);
            py[k] = pts.number(pt, i) * Math.sin(azimuth);
        }
        int[] found = switch (group) {
            case HIGHEST_PT_PAIR -> Pairs.highestPt(px, py);
            case HIGHEST_PT_TRIPLE -> Triples.highestPt(px, py);
        };
        return Arguments.chosen(found, indices);
    }
}
