package org.ridgeline.functions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;

/**
 * A function bound to the types of its arguments. A subclass is public and declares public methods {@code invoke}, static or
 * not, over {@link ArrayData}, {@code double} and {@code int}: Spark finds them by name and calls them from generated code.
 * Null arrays reach them and give null; for a null number Spark does not call them at all.
 *
 * <p>Two bound functions of the same class, name and types are equal, otherwise {@code select f(x) … group by f(x)} would not
 * be seen as one expression.
 */
abstract class Bound implements ScalarFunction<Object> {
    private static final long serialVersionUID = 1;

    private final String name;
    private final DataType[] inputs;
    private final DataType result;

    Bound(String name, List<DataType> inputs, DataType result) {
        this.name = name;
        this.inputs = inputs.toArray(DataType[]::new);
        this.result = result;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String canonicalName() {
        return Arrays.stream(inputs)
                .map(DataType::simpleString)
                .collect(Collectors.joining(",", "hep." + name + "(", ")"));
    }

    @Override
    public DataType[] inputTypes() {
        return inputs.clone();
    }

    @Override
    public DataType resultType() {
        return result;
    }

    /** The slow path, for callers that do not look for {@code invoke}: the same method, found by reflection. */
    @Override
    public Object produceResult(InternalRow row) {
        Class<?>[] classes = new Class<?>[inputs.length];
        Object[] arguments = new Object[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            boolean array = inputs[i] instanceof ArrayType;
            if (!array && row.isNullAt(i)) {
                return null;
            }
            classes[i] = array ? ArrayData.class : primitive(inputs[i]);
            arguments[i] = row.isNullAt(i) ? null : row.get(i, inputs[i]);
        }
        try {
            Method invoke = getClass().getDeclaredMethod("invoke", classes);
            return invoke.invoke(this, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof RuntimeException) {
                throw (RuntimeException) failure.getCause();
            }
            throw new IllegalStateException(canonicalName(), failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(canonicalName() + " has no invoke for its own types", failure);
        }
    }

    private static Class<?> primitive(DataType type) {
        return type.defaultSize() == Double.BYTES ? double.class : int.class;
    }

    @Override
    public boolean equals(Object other) {
        if (other == null || other.getClass() != getClass()) {
            return false;
        }
        Bound that = (Bound) other;
        return name.equals(that.name) && Arrays.equals(inputs, that.inputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getClass(), name, Arrays.hashCode(inputs));
    }

    @Override
    public String toString() {
        return canonicalName();
    }
}
