package org.ridgeline.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A function of the catalog as a user meets it.
 *
 * @param name the SQL name, without the catalog
 * @param summary one line: what it computes
 * @param unit unit of the result
 * @param nulls when the result is null, beyond the rule for all functions: a null argument or element, an index that does not
 *     exist; empty if there is no more
 * @param source where the definition comes from
 * @param overloads what it takes
 */
public record HepFunction(
        String name, String summary, String unit, String nulls, String source, List<Overload> overloads)
        implements UnboundFunction {

    static HepFunction of(
            String name, String summary, String unit, String nulls, String source, Overload... overloads) {
        return new HepFunction(name, summary, unit, nulls, source, List.of(overloads));
    }

    /** One signature per overload, such as {@code mass(pt, eta, phi, e)}; of more than two, the shortest and the longest. */
    public List<String> signatures() {
        List<Overload> shown =
                overloads.size() > 2 ? List.of(overloads.get(0), overloads.get(overloads.size() - 1)) : overloads;
        return shown.stream().map(overload -> overload.signature(name)).toList();
    }

    /** Signatures, what it computes, unit and source, in a few lines. */
    @Override
    public String description() {
        return String.join("\n", signatures()) + "\n" + summary + "\nUnit: " + unit + nullRule() + "\nSource: "
                + source;
    }

    private String nullRule() {
        return nulls.isEmpty() ? "" : "\nNull if " + nulls;
    }

    /** @throws UnsupportedOperationException naming what is expected and found; Spark adds the function and its place */
    @Override
    public BoundFunction bind(StructType arguments) {
        List<DataType> found =
                Arrays.stream(arguments.fields()).map(StructField::dataType).toList();
        for (Overload overload : overloads) {
            if (overload.takes(found)) {
                return overload.bind(found);
            }
        }
        throw new UnsupportedOperationException(mismatch(found));
    }

    private String mismatch(List<DataType> found) {
        List<Overload> sameCount = overloads.stream()
                .filter(overload -> overload.parameters().size() == found.size())
                .toList();
        if (sameCount.isEmpty()) {
            return "hep." + name + " does not take " + found.size() + (found.size() == 1 ? " argument" : " arguments")
                    + ": write " + String.join(" or ", signatures());
        }
        List<String> problems = new ArrayList<>();
        for (Overload overload : sameCount) {
            int at = overload.firstMismatch(found);
            Parameter parameter = overload.parameters().get(at);
            problems.add(overload.signature(name) + ": argument " + (at + 1) + " (" + parameter.name() + ") must be "
                    + parameter.kind().words() + ", found " + found.get(at).simpleString());
        }
        return problems.stream().map(problem -> "hep." + problem).collect(Collectors.joining("; or "));
    }
}
