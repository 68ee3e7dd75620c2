package org.ridgeline.root.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridgeline.root.Branch;
import org.ridgeline.root.BranchReader;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.Tree;

/** What is written, this project's reader gives back. */
class RootWriterReadBackTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void randomSchemasComeBackWithTheirTypesAndValues(Codec codec) throws IOException {
        for (long seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            RandomTree tree = RandomTree.of(seed, random.nextInt(600));
            int level = codec == Codec.NONE ? 0 : 1 + random.nextInt(9);
            WriteOptions options = WriteOptions.DEFAULT
                    .compressed(codec, level)
                    .clusters(1 + random.nextInt(400))
                    .baskets(1 + random.nextInt(3000));

            assertThat(readBack(write(tree, options, 0), tree))
                    .as("seed %d, %s", seed, options)
                    .containsExactlyElementsOf(tree.print());
        }
    }

    @Test
    void everyKindOfBranchComesBackFromBothSidesOfTwoGigabytes() throws IOException {
        RandomTree tree = RandomTree.ofEveryKind(1, 300);
        Path file = write(tree, WriteOptions.DEFAULT.clusters(100), Key.SMALL - 5000);

        assertThat(readBack(file, tree)).containsExactlyElementsOf(tree.print());
        Files.delete(file);
    }

    @Test
    void blocksOfMoreThanSixteenMegabytesAreCutIntoSeveral() throws IOException {
        int length = 5_000_000;
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = i * 3;
        }
        RandomTree tree = new RandomTree(
                List.of(new Field("x", Primitive.INT32)), List.of(new Column.Ints(values, length)), length);
        Path file = write(tree, WriteOptions.DEFAULT.clusters(length).baskets(Integer.MAX_VALUE), 0);

        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            Branch branch = root.tree("events").branches().get(0);
            assertThat(branch.baskets()).hasSize(1);
            Column.Ints read = (Column.Ints) read(root, branch);
            for (int i = 0; i < length; i++) {
                assertThat(read.values()[i]).isEqualTo(i * 3);
            }
        }
    }

    @Test
    void clustersAndBasketsAreCutAsTheOptionsSay() throws IOException {
        RandomTree tree = RandomTree.ofEveryKind(2, 1000);
        Path file = write(tree, WriteOptions.DEFAULT.clusters(300), 0);

        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            Tree read = root.tree("events");
            assertThat(read.title()).isEqualTo("Events");
            assertThat(read.entries()).isEqualTo(1000);
            assertThat(read.clusterStarts()).containsExactly(0, 300, 600, 900);
            assertThat(read.omitted()).isEmpty();
            for (Branch branch : read.branches()) {
                assertThat(branch.baskets())
                        .as("baskets of %s", branch.name())
                        .extracting(basket -> basket.firstEntry())
                        .containsExactly(0L, 300L, 600L, 900L);
            }
        }
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

    private static List<String> readBack(Path file, RandomTree tree) throws IOException {
        List<String> lines = new ArrayList<>();
        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            assertThat(root.treePaths()).containsExactly("events");
            Tree read = root.tree("events");
            assertThat(read.omitted()).isEmpty();
            lines.add("entries " + read.entries());
            for (int i = 0; i < read.branches().size(); i++) {
                Branch branch = read.branches().get(i);
                assertThat(branch.type())
                        .as(branch.name())
                        .isEqualTo(tree.fields().get(i).type());
                lines.add("branch\t" + branch.name());
                Column column = read(root, branch);
                for (int entry = 0; entry < branch.entries(); entry++) {
                    lines.add(RandomTree.print(branch.type(), column, entry));
                }
            }
        }
        return lines;
    }

    private static Column read(RootFile root, Branch branch) throws IOException {
        return new BranchReader("tree.root", branch, (of, basket) -> {
                    byte[] bytes = root.bytes().read(new ByteSource.Range(basket.offset(), basket.length()));
                    return new BranchReader.StoredBaskets.Slice(bytes, 0, bytes.length);
                })
                .read(0, branch.entries());
    }
}
