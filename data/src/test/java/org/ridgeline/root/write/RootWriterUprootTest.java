package org.ridgeline.root.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Written files are read back, value by value, by a reader that shares no code with this project. */
class RootWriterUprootTest {
    @TempDir
    Path folder;

    @BeforeEach
    void uprootIsPresent() {
        Uproot.assumePresent();
    }

    @ParameterizedTest(name = "{0} level {1}, {2} entries in clusters of {3}, baskets of {4} bytes")
    @CsvSource({
        "ZLIB, 1, 500, 100000, 1000000",
        "ZLIB, 9, 500, 100, 1000000",
        "ZSTD, 5, 500, 130, 200",
        "LZ4, 1, 500, 499, 1000",
        "LZ4, 9, 300, 64, 1",
        "NONE, 0, 500, 1, 1000000",
        "ZLIB, 1, 0, 100, 1000000",
    })
    void everyKindOfBranchIsReadBack(Codec codec, int level, int entries, int cluster, int basket) throws Exception {
        RandomTree tree = RandomTree.ofEveryKind(entries + cluster, entries);
        WriteOptions options =
                WriteOptions.DEFAULT.compressed(codec, level).clusters(cluster).baskets(basket);

        assertReadBack(tree, options, 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1, ZLIB", "2, ZSTD", "3, LZ4", "4, NONE", "5, ZLIB", "6, ZSTD"})
    void randomSchemasAreReadBack(long seed, Codec codec) throws Exception {
        RandomTree tree = RandomTree.of(seed, 400);
        WriteOptions options = WriteOptions.DEFAULT
                .compressed(codec, codec == Codec.NONE ? 0 : 1)
                .clusters(1 + (int) (seed * 37))
                .baskets(512);

        assertReadBack(tree, options, 0);
    }

    @Test
    void aFileBeyondTwoGigabytesHasOffsetsOfEightBytes() throws Exception {
        assertReadBack(RandomTree.ofEveryKind(7, 300), WriteOptions.DEFAULT.clusters(100), 2_100_000_000L);
    }

    @Test
    void aFileThatGrowsBeyondTwoGigabytesMixesBothSizesOfOffsets() throws Exception {
        assertReadBack(RandomTree.ofEveryKind(8, 300), WriteOptions.DEFAULT.clusters(100), Key.SMALL - 5000);
    }

    @Test
    void typesHaveTheNamesThatUsersOfRootKnow() throws Exception {
        RandomTree tree = RandomTree.ofEveryKind(9, 10);
        Path file = write(tree, WriteOptions.DEFAULT, 0);

        List<String> types = new ArrayList<>();
        for (String line : Uproot.print(file, "events", folder)) {
            if (line.startsWith("branch\t")) {
                types.add(line.substring("branch\t".length()).replace('\t', ' '));
            }
        }

        assertThat(types)
                .contains("boolean bool", "uint32 uint32_t", "float32_array float[3]", "int16_matrix int16_t[3][2]")
                .contains("float32_vector std::vector<float>", "boolean_vector std::vector<bool>")
                .contains("float64_rvec RVec<double>", "text std::string");
    }

    private void assertReadBack(RandomTree tree, WriteOptions options, long hole) throws Exception {
        Path file = write(tree, options, hole);

        List<String> read = new ArrayList<>();
        for (String line : Uproot.print(file, "events", folder)) {
            read.add(line.startsWith("branch\t") ? line.substring(0, line.lastIndexOf('\t')) : line);
        }
        assertThat(read).containsExactlyElementsOf(tree.print());
        Files.delete(file);
    }

    private Path write(RandomTree tree, WriteOptions options, long hole) throws IOException {
        Path file = folder.resolve("tree.root");
        try (RootWriter writer =
                RootWriter.create(new LocalDestination(file), "events", "Events", tree.fields(), options)) {
            writer.skip(hole);
            writer.append(tree.columns());
            writer.finish();
        }
        return file;
    }
}
