package org.ridgeline.jobs.run;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** One Spark session for all tests of this module: starting it takes longer than most tests. */
public final class LocalSpark {
    private static SparkSession session;

    private LocalSpark() {}

    public static synchronized SparkSession session() {
        if (session == null || session.sparkContext().isStopped()) {
            SparkSession.Builder builder = SparkSession.builder()
                    .appName("tests")
                    .master("local[2,4]")
                    .config("spark.ui.enabled", "false")
                    .config("spark.sql.shuffle.partitions", "2");
            Session.settings().forEach(builder::config);
            session = builder.getOrCreate();
        }
        return session;
    }

    public static Dataset<Row> frame(String ddl, List<Row> rows) {
        return session().createDataFrame(rows, StructType.fromDDL(ddl));
    }
}
