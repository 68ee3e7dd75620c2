package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

/** What the metadata of one file save of the next one's reading. */
class SiblingsTest {
    @TempDir
    Path folder;

    private long bytesToOpen(Path file, Siblings siblings) throws IOException {
        ByteSource source = new LocalBytes(file);
        try (RootFile root = RootFile.open(source, 0, siblings)) {
            assertThat(root.tree("events").entries()).isEqualTo(200_000);
            assertThat(source.requests()).as("its first bytes and its last").isEqualTo(2);
            return source.bytesRead();
        }
    }

    @Test
    void theNextFileIsReadFromWhereTheMetadataOfTheFirstBegan() throws IOException {
        int entries = 200_000;
        double[] noise = new Random(1).doubles(entries).toArray();
        Path file = folder.resolve("large.root");
        try (RootWriter writer = RootWriter.create(
                new LocalDestination(file),
                "events",
                "",
                List.of(new Field("noise", ColumnType.Primitive.FLOAT64)),
                WriteOptions.DEFAULT)) {
            writer.append(List.of(new Column.Doubles(noise, entries)));
            writer.finish();
        }
        Siblings siblings = new Siblings();
        assertThat(bytesToOpen(file, siblings)).isGreaterThan(512 * 1024);
        assertThat(bytesToOpen(file, siblings)).isLessThan(32 * 1024);
        assertThat(bytesToOpen(file, new Siblings()))
                .as("strangers have learned nothing")
                .isGreaterThan(512 * 1024);
    }
}
