package org.ridgeline.functions;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.collection.Seq;

/**
 * A Spark session with the functions. What is asked is computed twice, by generated code and by interpreted expressions, and
 * has to agree.
 */
final class Session {
    private static SparkSession session;

    private Session() {}

    static synchronized SparkSession get() {
        if (session == null) {
            session = SparkSession.builder()
                    .master("local[1]")
                    .config("spark.ui.enabled", false)
                    .config("spark.sql.shuffle.partitions", 1)
                    .config("spark.sql.ansi.enabled", true)
                    .config(Functions.SETTING.getKey(), Functions.SETTING.getValue())
                    // Without this, rows given in the query are evaluated by the optimizer, not by generated code.
                    .config(
                            "spark.sql.optimizer.excludedRules",
                            "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation")
                    .getOrCreate();
        }
        return session;
    }

    /** The rows of a query, by generated code and interpreted. */
    static List<List<Object>> rows(String query) {
        SparkSession spark = get();
        spark.conf().set("spark.sql.codegen.wholeStage", true);
        spark.conf().set("spark.sql.codegen.factoryMode", "CODEGEN_ONLY");
        List<List<Object>> generated = collect(spark.sql(query));
        spark.conf().set("spark.sql.codegen.wholeStage", false);
        spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        List<List<Object>> interpreted = collect(spark.sql(query));
        spark.conf().set("spark.sql.codegen.wholeStage", true);
        spark.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
        if (!generated.equals(interpreted)) {
            throw new AssertionError(query + "\n  generated:   " + generated + "\n  interpreted: " + interpreted);
        }
        return generated;
    }

    private static List<List<Object>> collect(Dataset<Row> data) {
        return data.collectAsList().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> plain(row.get(i)))
                        .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList<Object>::new)))
                .map(List.class::cast)
                .map(list -> (List<Object>) list)
                .toList();
    }

    private static Object plain(Object value) {
        return value instanceof Seq
                ? scala.jdk.javaapi.CollectionConverters.asJava((Seq<?>) value).stream()
                        .toList()
                : value;
    }
}
