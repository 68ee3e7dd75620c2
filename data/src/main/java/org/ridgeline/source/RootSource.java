package org.ridgeline.source;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.SessionConfigSupport;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The source of {@code spark.read().format("root")}, and the sink of {@code frame.write().format("root")}. Options are those of {@link RootOptions}; Spark makes an instance for
 * every read, so that what has been read of a file is forgotten with the table.
 */
public final class RootSource implements DataSourceRegister, SessionConfigSupport {
    private TreeFiles inferredFrom;
    private StructType inferred;
    private boolean reading;

    @Override
    public String shortName() {
        return "root";
    }

    @Override
    public String keyPrefix() {
        return "root";
    }

    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap map) {
        RootOptions options = RootOptions.of(map);
        inferredFrom = TreeFiles.open(options, hadoop(options.hadoop()));
        inferred = TreeSchema.infer(inferredFrom, options.missingBranches());
        return inferred;
    }

    /** Spark asks for it when it is about to read; when it is about to write, the query tells. */
    @Override
    public Transform[] inferPartitioning(CaseInsensitiveStringMap options) {
        reading = true;
        return new Transform[0];
    }

    /**
     * @param schema what {@link #inferSchema} has found, or the columns that the user wants, or those of a frame to write
     */
    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        if (!reading && inferred == null) {
            TargetOptions target = TargetOptions.of(new CaseInsensitiveStringMap(properties));
            return new RootTarget(schema, target, hadoop(target.hadoop()));
        }
        RootOptions options = RootOptions.of(new CaseInsensitiveStringMap(properties));
        Configuration hadoop = hadoop(options.hadoop());
        if (schema.equals(inferred)) {
            return new RootTable(inferredFrom, inferred, options, hadoop);
        }
        TreeFiles trees = TreeFiles.open(options, hadoop);
        return new RootTable(trees, TreeSchema.chosen(schema, trees, options.missingBranches()), options, hadoop);
    }

    /** The table of some options, outside of {@code spark.read()}. */
    static RootTable table(RootOptions options) {
        Configuration hadoop = hadoop(options.hadoop());
        TreeFiles trees = TreeFiles.open(options, hadoop);
        return new RootTable(trees, TreeSchema.infer(trees, options.missingBranches()), options, hadoop);
    }

    private static Configuration hadoop(Map<String, String> settings) {
        Configuration hadoop = SparkSession.active().sessionState().newHadoopConf();
        settings.forEach(hadoop::set);
        return hadoop;
    }
}
