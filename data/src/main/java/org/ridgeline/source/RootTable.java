package org.ridgeline.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The trees of some files as one table. */
final class RootTable implements SupportsRead, SupportsMetadataColumns {
    /** Path of the file that a row comes from. */
    static final String FILE = "_file";
    /** Number of the entry in its tree, from 0. */
    static final String ENTRY = "_entry";

    /** The table property with the titles of the trees. */
    static final String TITLES = "titles";

    /** The table property with the files that are left out, one a line: path, tabulator, reason. */
    static final String SKIPPED = "skipped-files";

    private static final int PATHS_SHOWN = 3;

    private final TreeFiles trees;
    private final StructType schema;
    private final RootOptions options;
    private final Configuration hadoop;

    /**
     * @param schema what the files have, or less
     */
    RootTable(TreeFiles trees, StructType schema, RootOptions options, Configuration hadoop) {
        this.trees = trees;
        this.schema = schema;
        this.options = options;
        this.hadoop = hadoop;
    }

    TreeFiles trees() {
        return trees;
    }

    Configuration hadoop() {
        return hadoop;
    }

    @Override
    public String name() {
        List<String> paths = options.paths();
        return paths.size() <= PATHS_SHOWN
                ? "root " + String.join(", ", paths)
                : "root " + String.join(", ", paths.subList(0, PATHS_SHOWN)) + " and " + (paths.size() - PATHS_SHOWN)
                        + " more";
    }

    @Override
    @SuppressWarnings("deprecation") // columns() is derived from it
    public StructType schema() {
        return schema;
    }

    /** The titles of the trees, which tell what they are, each once; and the files that are left out. */
    @Override
    public Map<String, String> properties() {
        return Map.of(
                TITLES,
                trees.kinds().stream()
                        .map(file -> file.shape().title())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; ")),
                SKIPPED,
                trees.skipped().entrySet().stream()
                        .map(file -> file.getKey() + "\t" + file.getValue().replaceAll("\\s+", " "))
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public MetadataColumn[] metadataColumns() {
        return new MetadataColumn[] {
            new Column(FILE, DataTypes.StringType, "path of the file"),
            new Column(ENTRY, DataTypes.LongType, "number of the entry in its tree, from 0")
        };
    }

    private record Column(String name, DataType dataType, String comment) implements MetadataColumn {
        @Override
        public boolean isNullable() {
            return false;
        }
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scan) {
        return new RootScanBuilder(this, options.forScan(scan));
    }
}
