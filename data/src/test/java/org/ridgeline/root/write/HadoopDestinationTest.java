package org.ridgeline.root.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopDestinationTest {
    @TempDir
    Path folder;

    @Test
    void aPathOfTheLocalFileSystemIsWrittenDirectly() throws IOException {
        Configuration configuration = new Configuration();
        for (String path : new String[] {
            folder + "/a.root", folder.resolve("a.root").toUri().toString()
        }) {
            Destination destination = HadoopDestination.of(path, configuration);
            assertThat(destination).isInstanceOf(LocalDestination.class);
            assertThat(destination.name()).isEqualTo(folder.resolve("a.root").toString());
        }
    }

    @Test
    void anyOtherFileSystemGetsAHiddenFileThatIsRenamed() throws IOException {
        Destination destination = HadoopDestination.of(folder + "/new/a.root", renaming());
        publish(destination, "first");
        publish(destination, "second");

        assertThat(folder.resolve("new/a.root")).hasContent("second");
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anUploadThatFailsLeavesTheOlderFile() throws IOException {
        Destination destination = HadoopDestination.of(folder + "/a.root", renaming());
        publish(destination, "older");

        Path missing = destination.spool();
        Files.delete(missing);
        assertThatThrownBy(() -> destination.publish(missing)).isInstanceOf(NoSuchFileException.class);

        assertThat(folder.resolve("a.root")).hasContent("older");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static void publish(Destination destination, String content) throws IOException {
        Path spool = destination.spool();
        Files.writeString(spool, content);
        destination.publish(spool);
        assertThat(spool).doesNotExist();
    }

    /** A file system that cannot abort: local files, but not through Hadoop's checksums. */
    private static Configuration renaming() {
        Configuration configuration = new Configuration();
        configuration.set("fs.file.impl", RawLocalFileSystem.class.getName());
        configuration.setBoolean("fs.file.impl.disable.cache", true);
        return configuration;
    }
}
