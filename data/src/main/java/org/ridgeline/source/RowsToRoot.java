package org.ridgeline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileNameSpec;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ridgeline.root.Column;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.HadoopDestination;
import org.ridgeline.root.write.RootWriter;
import scala.Option;

/** Writes the rows of one task into one file; a task without rows writes none, but for the first, so that a tree is there. */
final class RowsToRoot implements DataWriter<InternalRow> {
    /** Rows are handed to the file's writer in runs of about so many bytes. */
    private static final long RUN_BYTES = 1 << 20;

    private static final int MOST_ROWS = 8192;
    private static final int LOOK_EVERY = 64;

    private final TargetOptions options;
    private final List<Field> fields;
    private final FileCommitProtocol committer;
    private final Configuration hadoop;
    private final int partition;
    private final TaskAttemptContext task;
    private final Gathered[] columns;
    private RootWriter writer;
    private int rows;

    /** Tells the driver's committer what to let appear. */
    record Written(FileCommitProtocol.TaskCommitMessage files) implements WriterCommitMessage {}

    RowsToRoot(
            TargetOptions options,
            StructType schema,
            List<Field> fields,
            FileCommitProtocol committer,
            Configuration shared,
            int partition,
            long attempt) {
        this.options = options;
        this.fields = fields;
        this.committer = committer;
        this.partition = partition;
        hadoop = new Configuration(shared);
        columns = new Gathered[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            StructField column = schema.fields()[i];
            columns[i] = Gathered.of(column.name(), column.dataType(), options.nulls());
        }
        TaskAttemptID id = new TaskAttemptID(
                new TaskID(new JobID(hadoop.get("spark.sql.sources.writeJobUUID"), 0), TaskType.MAP, partition),
                (int) (attempt & Integer.MAX_VALUE));
        hadoop.set("mapreduce.job.id", id.getJobID().toString());
        hadoop.set("mapreduce.task.id", id.getTaskID().toString());
        hadoop.set("mapreduce.task.attempt.id", id.toString());
        hadoop.setBoolean("mapreduce.task.ismap", true);
        hadoop.setInt("mapreduce.task.partition", 0);
        task = new TaskAttemptContextImpl(hadoop, id);
        committer.setupTask(task);
    }

    @Override
    public void write(InternalRow row) throws IOException {
        for (int i = 0; i < columns.length; i++) {
            columns[i].add(row, i);
        }
        rows++;
        if (rows == MOST_ROWS || (rows % LOOK_EVERY == 0 && gathered() > RUN_BYTES)) {
            flush();
        }
    }

    private long gathered() {
        long bytes = 0;
        for (Gathered column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    private void flush() throws IOException {
        if (writer == null) {
            String path = committer.newTaskTempFile(task, Option.empty(), new FileNameSpec("", ".root"));
            writer = RootWriter.create(
                    HadoopDestination.of(path, hadoop), options.tree(), options.title(), fields, options.write());
        }
        List<Column> run = new ArrayList<>(columns.length);
        for (Gathered column : columns) {
            run.add(column.finish());
        }
        rows = 0;
        try {
            writer.append(run);
        } catch (IllegalArgumentException e) {
            // A value that does not fit what its column was in the files that it was read from.
            throw new SourceException(e.getMessage(), e);
        }
    }

    @Override
    public WriterCommitMessage commit() throws IOException {
        if (rows > 0 || (writer == null && partition == 0)) {
            flush();
        }
        if (writer != null) {
            writer.finish();
        }
        return new Written(committer.commitTask(task));
    }

    @Override
    public void abort() throws IOException {
        close();
        committer.abortTask(task);
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            RootWriter open = writer;
            writer = null;
            open.close();
        }
    }
}
