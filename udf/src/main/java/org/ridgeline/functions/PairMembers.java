package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.index;
import static org.ridgeline.functions.Parameter.indices;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Pairs;

/** The first or the second members of all pairs of n objects, or of the objects at the indices, in the order of {@link Pairs}. */
public final class PairMembers extends Bound {
    /** Which of a pair's two members. */
    enum Member {
        PAIR_FIRST,
        PAIR_SECOND
    }

    private final Member member;

    private PairMembers(Member member, List<DataType> inputs) {
        super(name(member), inputs, Element.INT.array());
        this.member = member;
    }

    static List<HepFunction> functions() {
        return Arrays.stream(Member.values()).map(PairMembers::function).toList();
    }

    private static HepFunction function(Member member) {
        String which = member == Member.PAIR_FIRST ? "first" : "second";
        return HepFunction.of(
                name(member),
                "The index of the " + which + " member of each pair of n objects, or of the objects at the indices",
                "1",
                "",
                "ak.combinations, ROOT::VecOps::Combinations",
                Overload.of(inputs -> new PairMembers(member, inputs), index("n")),
                Overload.of(inputs -> new PairMembers(member, inputs), indices("indices")));
    }

    private static String name(Member member) {
        return member.name().toLowerCase(Locale.ROOT);
    }

    public UnsafeArrayData invoke(int n) {
        return members(null, Math.max(0, n));
    }

    public UnsafeArrayData invoke(ArrayData indices) {
        return Arguments.missing(indices) ? null : members(indices, indices.numElements());
    }

    private UnsafeArrayData members(ArrayData indices, int count) {
        UnsafeArrayData members = Element.INT.fresh(Pairs.count(count));
        int pair = 0;
        for (int k = 0; k < count; k++) {
            for (int l = k + 1; l < count; l++) {
                int which = member == Member.PAIR_FIRST ? k : l;
                members.setInt(pair++, indices == null ? which : indices.getInt(which));
            }
        }
        return members;
    }
}
