package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.SupportsTruncate;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ridgeline.root.write.Field;

/** A folder that a frame is written to as ROOT files, one for each task that has rows. */
final class RootTarget implements SupportsWrite {
    private final StructType schema;
    private final TargetOptions options;
    private final Configuration hadoop;

    RootTarget(StructType schema, TargetOptions options, Configuration hadoop) {
        this.schema = schema;
        this.options = options;
        this.hadoop = hadoop;
    }

    @Override
    public String name() {
        return "root " + options.path();
    }

    @Override
    @SuppressWarnings("deprecation") // columns() is derived from it
    public StructType schema() {
        return schema;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_WRITE, TableCapability.TRUNCATE, TableCapability.ACCEPT_ANY_SCHEMA);
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        return new Builder(info);
    }

    private final class Builder implements SupportsTruncate {
        private final LogicalWriteInfo info;
        private RootBatchWrite.Before before = RootBatchWrite.Before.KEEP;

        Builder(LogicalWriteInfo info) {
            this.info = info;
        }

        @Override
        public WriteBuilder truncate() {
            before = RootBatchWrite.Before.REMOVE;
            return this;
        }

        /**
         * @throws SourceException for a column that ROOT files cannot hold
         */
        @Override
        public Write build() {
            if (info.schema().isEmpty()) {
                throw new SourceException("a tree needs at least one column: " + options.path());
            }
            List<Field> fields = new ArrayList<>();
            for (StructField column : info.schema().fields()) {
                fields.add(StoredType.field(column));
            }
            return new Write() {
                @Override
                public String description() {
                    return name();
                }

                @Override
                public BatchWrite toBatch() {
                    return new RootBatchWrite(options, info.schema(), fields, info.queryId(), before, hadoop);
                }
            };
        }
    }
}
