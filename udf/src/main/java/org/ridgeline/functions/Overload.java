package org.ridgeline.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;

/**
 * One list of parameters that a function takes.
 *
 * @param parameters in order
 * @param binder makes the bound function from the types that the arguments are handed over as
 */
record Overload(List<Parameter> parameters, Binder binder) {
    /** Makes a bound function. */
    @FunctionalInterface
    interface Binder {
        BoundFunction bind(List<DataType> inputs);
    }

    static Overload of(Binder binder, Parameter... parameters) {
        return new Overload(List.of(parameters), binder);
    }

    boolean takes(List<DataType> found) {
        return found.size() == parameters.size() && firstMismatch(found) == found.size();
    }

    /** The position of the first argument that does not fit, or the number of arguments if all do. */
    int firstMismatch(List<DataType> found) {
        for (int i = 0; i < found.size(); i++) {
            if (!parameters.get(i).kind().takes(found.get(i))) {
                return i;
            }
        }
        return found.size();
    }

    BoundFunction bind(List<DataType> found) {
        List<DataType> inputs = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            inputs.add(parameters.get(i).kind().declared(found.get(i)));
        }
        return binder.bind(inputs);
    }

    String signature(String name) {
        return parameters.stream().map(Parameter::name).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
