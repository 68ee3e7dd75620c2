package org.ridgeline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.ridgeline.bucket.Address;
import org.ridgeline.root.write.Field;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes one frame through Spark's own committers, which keep the files of tasks that failed, or ran twice, out of sight:
 * nothing is seen before all tasks have ended well. On {@code s3a://} that is the magic committer where the session asks for
 * it, as for Parquet.
 */
final class RootBatchWrite implements BatchWrite {

    /** What becomes of what lies in the folder. */
    enum Before {
        KEEP,
        /** Removed when all new files are ready. */
        REMOVE
    }

    /** Where committers keep what is not ready. */
    private static final List<String> STAGING = List.of("_temporary", "__magic", ".spark-staging");

    private final TargetOptions options;
    private final StructType schema;
    private final List<Field> fields;
    private final Before before;
    private final Path folder;
    private final Job job;
    private final FileCommitProtocol committer;

    RootBatchWrite(
            TargetOptions options,
            StructType schema,
            List<Field> fields,
            String queryId,
            Before before,
            Configuration hadoop) {
        this.options = options;
        this.schema = schema;
        this.fields = fields;
        this.before = before;
        try {
            job = Job.getInstance(hadoop);
            folder = folder(options.path(), hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException(options.path() + " cannot be written: " + e.getMessage(), e);
        }
        job.setOutputKeyClass(Void.class);
        job.setOutputValueClass(InternalRow.class);
        // S3A's committers tell jobs apart by it.
        job.getConfiguration().set("spark.sql.sources.writeJobUUID", queryId);
        FileOutputFormat.setOutputPath(job, folder);
        committer = FileCommitProtocol.instantiate(
                ((SparkSession) SparkSession.active()).sessionState().conf().fileCommitProtocolClass(),
                queryId,
                folder.toString(),
                false);
    }

    private static Path folder(String path, Configuration hadoop) throws IOException {
        Path folder = new Path(Address.of(path));
        FileSystem store = folder.getFileSystem(hadoop);
        return folder.makeQualified(store.getUri(), store.getWorkingDirectory());
    }

    @Override
    public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
        committer.setupJob(job);
        return new RootWriterFactory(
                options,
                schema,
                fields,
                committer,
                SerializableConfiguration.broadcast(
                        ((SparkSession) SparkSession.active()).sparkContext(), job.getConfiguration()));
    }

    /** The committer has its own way to let one attempt of a task through. */
    @Override
    public boolean useCommitCoordinator() {
        return false;
    }

    @Override
    public void commit(WriterCommitMessage[] messages) {
        List<FileCommitProtocol.TaskCommitMessage> written = new ArrayList<>();
        for (WriterCommitMessage message : messages) {
            written.add(((RowsToRoot.Written) message).files());
        }
        try {
            if (before == Before.REMOVE) {
                removeOlder();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": older files cannot be removed: " + e.getMessage(), e);
        }
        committer.commitJob(job, CollectionConverters.asScala(written).toSeq());
    }

    private void removeOlder() throws IOException {
        FileSystem store = folder.getFileSystem(job.getConfiguration());
        for (FileStatus status : store.listStatus(folder)) {
            String name = status.getPath().getName();
            if (STAGING.stream().noneMatch(name::startsWith)) {
                store.delete(status.getPath(), true);
            }
        }
    }

    @Override
    public void abort(WriterCommitMessage[] messages) {
        committer.abortJob(job);
    }
}
