package org.ridgeline.functions;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * All functions, as Spark finds them: with {@code spark.sql.catalog.hep=org.ridgeline.functions.Functions} they are called
 * {@code hep.mass(…)}, {@code hep.delta_r(…)} and so on. A new function is a class and one line here.
 */
public final class Functions implements FunctionCatalog {
    /** The setting that makes the functions known to a session, and its value. */
    public static final Map.Entry<String, String> SETTING =
            Map.entry("spark.sql.catalog.hep", "org.ridgeline.functions.Functions");

    private static final Map<String, HepFunction> ALL = byName(
            Mass.function(),
            MassFromM.function(),
            MasslessMass.function(),
            SumPt.function(),
            SumPhi.function(),
            SumEta.function(),
            Rapidity.function(),
            RapidityFromM.function(),
            Sum.function(),
            TransverseMassOf.function(),
            HzzMasses.function(),
            Take.function(),
            Keep.function(),
            Indices.function(),
            Count.function(),
            SinTheta.function(),
            Abs.function(),
            ArgsortDesc.function(),
            PairMass.function(Momentum.ENERGY),
            PairMass.function(Momentum.MASS),
            PairMasses.function(Momentum.ENERGY),
            PairMasses.function(Momentum.MASS),
            SfosPair.function(Momentum.ENERGY),
            SfosPair.function(Momentum.MASS),
            ClosestTriple.function(),
            CollinearMass.function());

    private String name = "hep";

    private static Map<String, HepFunction> byName(HepFunction... functions) {
        Map<String, HepFunction> map = new TreeMap<>();
        Stream<HepFunction> operations = Stream.of(
                        Arithmetic.functions(),
                        Comparison.functions(),
                        Combination.functions(),
                        Extreme.functions(),
                        PairMembers.functions(),
                        Distance.functions(),
                        DeltaPhi.functions(),
                        HighestPt.functions())
                .flatMap(List::stream);
        Stream.concat(Stream.of(functions), operations).forEach(function -> {
            if (map.put(function.name(), function) != null) {
                throw new IllegalStateException("two functions are named " + function.name());
            }
        });
        return Collections.unmodifiableMap(map);
    }

    /** Every function, by name. */
    public static Map<String, HepFunction> all() {
        return ALL;
    }

    @Override
    public void initialize(String catalog, CaseInsensitiveStringMap options) {
        name = catalog;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identifier[] listFunctions(String[] namespace) throws NoSuchNamespaceException {
        if (namespace.length > 0) {
            throw new NoSuchNamespaceException(namespace);
        }
        return ALL.keySet().stream()
                .map(function -> Identifier.of(namespace, function))
                .toArray(Identifier[]::new);
    }

    @Override
    public UnboundFunction loadFunction(Identifier identifier) throws NoSuchFunctionException {
        HepFunction function = identifier.namespace().length > 0
                ? null
                : ALL.get(identifier.name().toLowerCase(Locale.ROOT));
        if (function == null) {
            throw new NoSuchFunctionException(identifier);
        }
        return function;
    }
}
