package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.indices;
import static org.ridgeline.functions.Parameter.values;

import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The sum of a list's values, or of those at the indices, such as charges, types or transverse momenta: exact bigint for
 * whole numbers and booleans, double otherwise. The sum of nothing is 0.
 */
public final class Sum {
    private static final String NAME = "sum";

    private Sum() {}

    static HepFunction function() {
        return HepFunction.of(
                NAME,
                "Sum of all values, or of those at the indices; 0 for none; a boolean counts 0 or 1",
                "that of values",
                "",
                "Charge and type sums, HT of the official analyses",
                Overload.of(Sum::bind, values("values")),
                Overload.of(Sum::bind, values("values"), indices("indices")));
    }

    private static BoundFunction bind(List<DataType> inputs) {
        Element element = Element.of(inputs.get(0)).orElseThrow();
        boolean real = element == Element.FLOAT || element == Element.DOUBLE;
        return real ? new Reals(element, inputs) : new Wholes(element, inputs);
    }

    /** Over lists of float or double. */
    public static final class Reals extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
        private final Element element;

        Reals(Element element, List<DataType> inputs) {
            super(NAME, inputs, DataTypes.DoubleType);
            this.element = element;
        }

        public Double invoke(ArrayData values) {
            return sum(values, null);
        }

        public Double invoke(ArrayData values, ArrayData indices) {
            return Arguments.missing(indices) ? null : sum(values, indices);
        }

        private Double sum(ArrayData values, ArrayData indices) {
            if (Arguments.missing(values)) {
                return null;
            }
            int length = values.numElements();
            int count = Arguments.count(indices, length);
            double sum = 0;
            for (int k = 0; k < count; k++) {
                int i = Arguments.position(indices, k, length);
                if (i < 0) {
                    return null;
                }
                sum += element.number(values, i);
            }
            return sum;
        }

        @Override
        public ColumnForm columnForm() {
            return ColumnForm.of(this, inputTypes().length);
        }

        @Override
        public void compute(Jagged[] operands, int events, Jagged result) {
            Chosen chosen = new Chosen(operands[0], operands.length == 1 ? null : operands[1]);
            double[] numbers = operands[0].numbers();
            result.start(events);
            double[] sums = result.room(events);
            for (int k = 0; k < events; k++) {
                if (!chosen.in(k)) {
                    result.miss(k);
                    continue;
                }
                double sum = 0;
                for (int j = 0; j < chosen.count(); j++) {
                    sum += numbers[chosen.at(j)];
                }
                sums[k] = sum;
            }
        }
    }

    /** Over lists of whole numbers or booleans; stops with an error beyond 64 bits. */
    public static final class Wholes extends Bound implements ColumnForm.Kernel, ColumnForm.Source {
        private final Element element;

        Wholes(Element element, List<DataType> inputs) {
            super(NAME, inputs, DataTypes.LongType);
            this.element = element;
        }

        public Long invoke(ArrayData values) {
            return sum(values, null);
        }

        public Long invoke(ArrayData values, ArrayData indices) {
            return Arguments.missing(indices) ? null : sum(values, indices);
        }

        private Long sum(ArrayData values, ArrayData indices) {
            if (Arguments.missing(values)) {
                return null;
            }
            int length = values.numElements();
            int count = Arguments.count(indices, length);
            long sum = 0;
            for (int k = 0; k < count; k++) {
                int i = Arguments.position(indices, k, length);
                if (i < 0) {
                    return null;
                }
                sum = Math.addExact(sum, element.integer(values, i));
            }
            return sum;
        }

        @Override
        public ColumnForm columnForm() {
            return ColumnForm.of(this, inputTypes().length);
        }

        @Override
        public void compute(Jagged[] operands, int events, Jagged result) {
            Chosen chosen = new Chosen(operands[0], operands.length == 1 ? null : operands[1]);
            Jagged values = operands[0];
            result.start(events);
            double[] sums = result.room(events);
            for (int k = 0; k < events; k++) {
                if (!chosen.in(k)) {
                    result.miss(k);
                    continue;
                }
                long sum = 0;
                for (int j = 0; j < chosen.count(); j++) {
                    sum = Math.addExact(sum, values.integer(chosen.at(j)));
                }
                sums[k] = Double.longBitsToDouble(sum);
            }
        }
    }
}
