package org.ridgeline.root.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.ColumnType.Struct;

class RootWriterTest {
    @TempDir
    Path folder;

    @Test
    void theCutIntoAppendsDoesNotShowInTheBytes() throws IOException {
        RandomTree tree = RandomTree.ofEveryKind(1, 1000);
        WriteOptions options = WriteOptions.DEFAULT.clusters(300).baskets(700);

        byte[] once = write("a/tree.root", tree, options, 1000);

        for (int piece : new int[] {1, 7, 64, 299, 300, 301}) {
            assertThat(write("b/tree.root", tree, options, piece))
                    .as("appended by %d entries", piece)
                    .isEqualTo(once);
        }
    }

    @Test
    void otherEntriesGiveAnotherIdentity() throws IOException {
        byte[] one = write("tree.root", RandomTree.of(1, 100), WriteOptions.DEFAULT, 100);
        byte[] other = write("tree.root", RandomTree.of(2, 100), WriteOptions.DEFAULT, 100);

        // the UUID of a small file's header: after 45 bytes of other fields and two of its version
        assertThat(slice(one, 47, 16)).isNotEqualTo(slice(other, 47, 16));
    }

    @Test
    void aWriterClosedBeforeItIsFinishedLeavesNothing() throws IOException {
        RandomTree tree = RandomTree.of(3, 100);
        try (RootWriter writer = writer("tree.root", tree, WriteOptions.DEFAULT)) {
            writer.append(tree.columns());
            assertThat(visible()).isEmpty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void anUnfinishedFileDoesNotReplaceAnOlderOne() throws IOException {
        Path file = folder.resolve("tree.root");
        Files.writeString(file, "older");
        RandomTree tree = RandomTree.of(3, 100);
        try (RootWriter writer = writer("tree.root", tree, WriteOptions.DEFAULT)) {
            writer.append(tree.columns());
        }
        assertThat(file).hasContent("older");
    }

    @Test
    void aFinishedFileReplacesAnOlderOneAndItsHadoopChecksum() throws IOException {
        Files.writeString(folder.resolve("tree.root"), "older");
        Files.writeString(folder.resolve(".tree.root.crc"), "of the older");

        byte[] bytes = write("tree.root", RandomTree.of(3, 100), WriteOptions.DEFAULT, 100);

        assertThat(slice(bytes, 0, 4)).isEqualTo(new byte[] {'r', 'o', 'o', 't'});
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(folder.resolve("tree.root"));
        }
    }

    @Test
    void aFinishedWriterCannotBeFinishedAgain() throws IOException {
        RandomTree tree = RandomTree.of(3, 10);
        try (RootWriter writer = writer("tree.root", tree, WriteOptions.DEFAULT)) {
            writer.finish();
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("tree.root is already finished");
        }
    }

    @Test
    void columnsThatDoNotFitTheirBranchAreRejected() {
        assertRejected(
                Primitive.FLOAT32,
                new Column.Doubles(new double[] {1}, 1),
                "branch x of type FLOAT32 takes a column of Floats, not of Doubles");
        assertRejected(
                Primitive.UINT8,
                new Column.Shorts(new short[] {256}, 1),
                "branch x holds values from 0 to 255, not 256");
        assertRejected(
                Primitive.UINT32,
                new Column.Longs(new long[] {-1}, 1),
                "branch x holds values from 0 to 4294967295, not -1");
        assertRejected(
                new ListOf(Primitive.INT32, 3),
                new Column.Lists(new int[] {0, 2}, new Column.Ints(new int[3], 3), 1),
                "branch x[3] got a list of 2 elements where 3 belong");
        assertRejected(
                new ListOf(Primitive.INT32, 3), new Column.Ints(new int[3], 1), "takes a column of Lists, not of Ints");
        assertRejected(
                ListOf.varying(Primitive.INT32),
                new Column.Lists(new int[] {0, 1}, new Column.Longs(new long[1], 1), 1),
                "takes a column of Ints, not of Longs");
    }

    @Test
    void columnsOfDifferentLengthAreRejected() throws IOException {
        List<Field> fields = List.of(new Field("x", Primitive.INT32), new Field("y", Primitive.INT32));
        try (RootWriter writer = RootWriter.create(
                new LocalDestination(folder.resolve("tree.root")), "events", "Events", fields, WriteOptions.DEFAULT)) {
            assertThatThrownBy(() ->
                            writer.append(List.of(new Column.Ints(new int[2], 2), new Column.Ints(new int[3], 3))))
                    .hasMessage("branch y got 3 entries where the first branch got 2");
            assertThatThrownBy(() -> writer.append(List.of(new Column.Ints(new int[2], 2))))
                    .hasMessage("tree events has 2 branches, not 1");
        }
    }

    @Test
    void schemasAndOptionsThatCannotBeWrittenAreRejected() {
        assertThatThrownBy(() -> new Field("x", new Struct(List.of())))
                .hasMessageStartingWith("branch x cannot be written as Struct");
        assertThatThrownBy(() -> new Field("x", ListOf.varying(ListOf.varying(Primitive.INT8))))
                .hasMessageStartingWith("branch x cannot be written as ListOf");
        assertThatThrownBy(() -> new Field("", Primitive.INT8)).hasMessage("a branch needs a name");
        Destination nowhere = new LocalDestination(folder.resolve("tree.root"));
        Field x = new Field("x", Primitive.INT8);
        assertThatThrownBy(() -> RootWriter.create(nowhere, "events", "Events", List.of(x, x), WriteOptions.DEFAULT))
                .hasMessage("tree events has two branches named x");
        assertThatThrownBy(() -> RootWriter.create(nowhere, "events", "Events", List.of(), WriteOptions.DEFAULT))
                .hasMessage("tree events needs at least one branch");
        assertThatThrownBy(() -> WriteOptions.DEFAULT.compressed(Codec.ZLIB, 10))
                .hasMessage("compression level of ZLIB must be 1 to 9, not 10");
        assertThatThrownBy(() -> WriteOptions.DEFAULT.clusters(0))
                .hasMessage("a cluster needs at least one entry, not 0");
        assertThatThrownBy(() -> new WriteOptions(Codec.NONE, 0, 1, 1, LocalDateTime.of(1994, 1, 1, 0, 0)))
                .hasMessage("ROOT can only write the years 1995 to 2058, not 1994");
    }

    private void assertRejected(ColumnType type, Column column, String message) {
        assertThatThrownBy(() -> {
                    try (RootWriter writer = RootWriter.create(
                            new LocalDestination(folder.resolve("tree.root")),
                            "events",
                            "Events",
                            List.of(new Field("x", type)),
                            WriteOptions.DEFAULT)) {
                        writer.append(List.of(column));
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private byte[] write(String name, RandomTree tree, WriteOptions options, int piece) throws IOException {
        try (RootWriter writer = writer(name, tree, options)) {
            for (int from = 0; from < tree.entries(); from += piece) {
                writer.append(tree.slice(from, Math.min(tree.entries(), from + piece)));
            }
            writer.finish();
        }
        return Files.readAllBytes(folder.resolve(name));
    }

    private RootWriter writer(String name, RandomTree tree, WriteOptions options) throws IOException {
        return RootWriter.create(
                new LocalDestination(folder.resolve(name)), "events", "Events", tree.fields(), options);
    }

    private List<Path> visible() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static byte[] slice(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
