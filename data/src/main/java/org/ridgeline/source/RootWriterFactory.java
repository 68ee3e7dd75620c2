package org.ridgeline.source;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.ridgeline.root.write.Field;

/** Makes the writers in the tasks. */
final class RootWriterFactory implements DataWriterFactory {
    private static final long serialVersionUID = 1L;

    private final TargetOptions options;
    private final StructType schema;
    private final List<Field> fields;
    private final FileCommitProtocol committer;
    private final Broadcast<SerializableConfiguration> hadoop;

    RootWriterFactory(
            TargetOptions options,
            StructType schema,
            List<Field> fields,
            FileCommitProtocol committer,
            Broadcast<SerializableConfiguration> hadoop) {
        this.options = options;
        this.schema = schema;
        this.fields = fields;
        this.committer = committer;
        this.hadoop = hadoop;
    }

    @Override
    public DataWriter<InternalRow> createWriter(int partition, long task) {
        return new RowsToRoot(options, schema, fields, committer, hadoop.value().value(), partition, task);
    }
}
