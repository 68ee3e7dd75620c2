package org.ridgeline.functions;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;

/**
 * How a function is computed for many events at once.
 *
 * @param kernel computes it
 * @param operands what the kernel takes, in order
 */
public record ColumnForm(Kernel kernel, List<Operand> operands) {
    /** A loop over the lists of many events. Kernels that are equal compute the same. */
    public interface Kernel extends Serializable {
        /**
         * @param operands columns of so many events
         * @param result is begun by the kernel
         */
        void compute(Jagged[] operands, int events, Jagged result);
    }

    /**
     * An argument of the function; or what a kernel makes of some, once for all functions that ask for it.
     *
     * @param kernel null for the argument itself
     * @param type of what is made
     */
    public record Operand(Kernel kernel, DataType type, List<Integer> arguments) {
        static Operand argument(int i) {
            return new Operand(null, null, List.of(i));
        }

        static Operand made(Kernel kernel, int first, int second) {
            return new Operand(kernel, Element.DOUBLE.array(), List.of(first, second));
        }
    }

    /** A function that has such a form. */
    public interface Source {
        ColumnForm columnForm();
    }

    /** A kernel that takes the function's own arguments. */
    static ColumnForm of(Kernel kernel, int arguments) {
        return new ColumnForm(
                kernel,
                IntStream.range(0, arguments).mapToObj(Operand::argument).toList());
    }
}
