package org.ridgeline.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;

/** The choice between a function's class for lists of floats and its class for lists of doubles. */
final class Precision {
    private Precision() {}

    /**
     * Binds to floats if the first {@code arrays} arguments all are lists of floats, else to doubles: Spark then casts those
     * that are not.
     */
    static BoundFunction bind(
            List<DataType> inputs,
            int arrays,
            Function<List<DataType>, BoundFunction> floats,
            Function<List<DataType>, BoundFunction> doubles) {
        List<DataType> numbers = inputs.subList(0, arrays);
        if (numbers.stream().allMatch(Element.FLOAT.array()::equals)) {
            return floats.apply(inputs);
        }
        List<DataType> widened = new ArrayList<>(inputs);
        for (int i = 0; i < arrays; i++) {
            widened.set(i, Element.DOUBLE.array());
        }
        return doubles.apply(widened);
    }
}
