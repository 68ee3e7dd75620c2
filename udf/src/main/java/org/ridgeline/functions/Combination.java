package org.ridgeline.functions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/** The combination of one to six masks of one length into one. */
public final class Combination extends Elementwise {
    private static final int MOST = 6;

    /** What must hold of the masks' elements. */
    enum Rule {
        ALL_OF("all masks are true"),
        ANY_OF("at least one mask is true"),
        NONE_OF("no mask is true; of one mask, its negation");

        private final String words;

        Rule(String words) {
            this.words = words;
        }
    }

    private final Rule rule;

    private Combination(Rule rule, List<DataType> inputs) {
        super(name(rule), inputs, Element.BOOLEAN);
        this.rule = rule;
    }

    static List<HepFunction> functions() {
        return Arrays.stream(Rule.values()).map(Combination::function).toList();
    }

    private static HepFunction function(Rule rule) {
        List<Overload> overloads = IntStream.rangeClosed(1, MOST)
                .mapToObj(masks -> new Overload(parameters(masks), inputs -> new Combination(rule, inputs)))
                .toList();
        return new HepFunction(
                name(rule),
                "A mask: where " + rule.words + " (one to six masks)",
                "1",
                "",
                "element by element",
                overloads);
    }

    private static List<Parameter> parameters(int masks) {
        return masks == 1
                ? List.of(Parameter.mask("mask"))
                : IntStream.rangeClosed(1, masks)
                        .mapToObj(i -> Parameter.mask("mask" + i))
                        .toList();
    }

    private static String name(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    public UnsafeArrayData invoke(ArrayData a) {
        return of(a);
    }

    public UnsafeArrayData invoke(ArrayData a, ArrayData b) {
        return of(a, b);
    }

    public UnsafeArrayData invoke(ArrayData a, ArrayData b, ArrayData c) {
        return of(a, b, c);
    }

    public UnsafeArrayData invoke(ArrayData a, ArrayData b, ArrayData c, ArrayData d) {
        return of(a, b, c, d);
    }

    public UnsafeArrayData invoke(ArrayData a, ArrayData b, ArrayData c, ArrayData d, ArrayData e) {
        return of(a, b, c, d, e);
    }

    public UnsafeArrayData invoke(ArrayData a, ArrayData b, ArrayData c, ArrayData d, ArrayData e, ArrayData f) {
        return of(a, b, c, d, e, f);
    }

    @Override
    void compute(double[][] masks, int n, double[] to) {
        System.arraycopy(masks[0], 0, to, 0, n);
        for (int m = 1; m < masks.length; m++) {
            double[] mask = masks[m];
            if (rule == Rule.ALL_OF) {
                for (int i = 0; i < n; i++) {
                    to[i] *= mask[i];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    to[i] += mask[i] - to[i] * mask[i];
                }
            }
        }
        if (rule == Rule.NONE_OF) {
            for (int i = 0; i < n; i++) {
                to[i] = 1 - to[i];
            }
        }
    }
}
