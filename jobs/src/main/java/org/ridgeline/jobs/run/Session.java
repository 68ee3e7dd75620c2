package org.ridgeline.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.functions.Functions;

/** How every job's Spark session is set up. What the user sets himself is left alone. */
public final class Session {
    private static final String COMMIT_PROTOCOL = "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol";

    private Session() {}

    /**
     * Starts a session, or takes the one there is.
     *
     * @param name what the job is called in Spark's own pages
     */
    public static SparkSession start(String name) {
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.master", "local[*,4]");
        conf.setIfMissing("spark.app.name", name);
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        settings().forEach(conf::setIfMissing);
        return SparkSession.builder().config(conf).getOrCreate();
    }

    /** Our functions and source, and writing to buckets without renaming. */
    static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(Functions.SETTING.getKey(), Functions.SETTING.getValue());
        settings.put("spark.sql.catalog.root", "org.ridgeline.source.RootCatalog");
        // These two change what expressions mean, and are no part of a run's id.
        settings.put("spark.sql.ansi.enabled", "true");
        settings.put("spark.sql.session.timeZone", "UTC");
        if (hasCloudCommitter()) {
            settings.put("spark.sql.sources.commitProtocolClass", COMMIT_PROTOCOL);
            settings.put(
                    "spark.sql.parquet.output.committer.class",
                    "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter");
            settings.put(
                    "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
                    "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory");
            settings.put("spark.hadoop.fs.s3a.committer.name", "magic");
        }
        return settings;
    }

    /** A Spark distribution need not bring spark-hadoop-cloud; then there are no buckets to write to either. */
    private static boolean hasCloudCommitter() {
        try {
            Class.forName(COMMIT_PROTOCOL, false, Session.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
