package org.ridgeline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.write.Destination;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.HadoopDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

/** ROOT files written to a bucket appear whole or not at all. */
class BucketDestinationTest {
    @TempDir
    Path folder;

    @Test
    void anObjectAppearsWhenItsFileIsFinished() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("files", folder)) {
            Path object = folder.resolve("files/a/x.root");
            try (RootWriter writer = writer("s3://files/a/x.root", configuration(bucket))) {
                writer.append(List.of(new Column.Ints(new int[] {1, 2, 3}, 3)));
                assertThat(object).doesNotExist();
                writer.finish();
                assertThat(object).exists();
            }
        }
    }

    @Test
    void aFileThatIsNotFinishedIsNoObject() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("files", folder)) {
            try (RootWriter writer = writer("s3a://files/x.root", configuration(bucket))) {
                writer.append(List.of(new Column.Ints(new int[] {1, 2, 3}, 3)));
            }
            assertThat(folder.resolve("files")).isEmptyDirectory();
        }
    }

    @Test
    void anUploadThatFailsIsAbortedAndLeavesTheOlderObject() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("files", folder)) {
            Destination destination = HadoopDestination.of("s3a://files/x.root", configuration(bucket));
            Path spool = destination.spool();
            Files.writeString(spool, "older");
            destination.publish(spool);

            Path missing = destination.spool();
            Files.delete(missing);
            assertThatThrownBy(() -> destination.publish(missing)).isInstanceOf(NoSuchFileException.class);

            assertThat(folder.resolve("files/x.root")).hasContent("older");
        }
    }

    private static RootWriter writer(String uri, Configuration configuration) throws IOException {
        return RootWriter.create(
                HadoopDestination.of(uri, configuration),
                "t",
                "",
                List.of(new Field("x", Primitive.INT32)),
                WriteOptions.DEFAULT);
    }

    private static Configuration configuration(EmbeddedBucket bucket) {
        Configuration configuration = new Configuration();
        bucket.settings().forEach(configuration::set);
        // every test has a bucket of its own on a port of its own
        configuration.setBoolean("fs.s3a.impl.disable.cache", true);
        return configuration;
    }
}
