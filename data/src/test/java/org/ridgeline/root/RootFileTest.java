package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFileTest {
    private static final String ATLAS_2020 = "data/atlas/2020/4lep/Data/data_A.4lep.root";
    private static final String ATLAS_2025 =
            "data/atlas/2025/exactly4lep/ODEO_FEB2025_v0_exactly4lep_data15_periodD.exactly4lep.root";

    private static RootFile open(String name) throws IOException {
        return RootFile.open(new LocalBytes(Corpus.folder().resolve("files").resolve(name)));
    }

    @Test
    void theBasketsOfASmallTreeLieInsideItsOwnRecord() throws IOException {
        try (RootFile file = RootFile.open(new LocalBytes(Corpus.shared().resolve(ATLAS_2020)))) {
            Tree tree = file.tree("mini");
            assertThat(tree.entries()).isEqualTo(39);
            assertThat(tree.branches()).hasSize(81);
            assertThat(tree.omitted()).isEmpty();
            assertThat(tree.branches()).allSatisfy(branch -> {
                assertThat(branch.entries()).isEqualTo(39);
                assertThat(branch.baskets().get(0).embedded()).isNotNull();
            });
            Branch met = branch(tree, "met_et");
            assertThat(met.type())
                    .as("the leaf's class decides, not the title /f")
                    .isEqualTo(ColumnType.Primitive.FLOAT32);
        }
    }

    @Test
    void aFileOfManySmallBasketsIsOpenedWithOneRequest() throws IOException {
        try (RootFile file = RootFile.open(new LocalBytes(Corpus.shared().resolve(ATLAS_2025)))) {
            Tree tree = file.tree("analysis");
            assertThat(tree.entries()).isEqualTo(3424);
            assertThat(tree.branches()).hasSize(117);
            assertThat(tree.omitted()).isEmpty();
            assertThat(tree.clusterStarts()).hasSize(61).startsWith(0L);
            assertThat(branch(tree, "lep_pt").type())
                    .isEqualTo(ColumnType.ListOf.varying(ColumnType.Primitive.FLOAT32));
            assertThat(branch(tree, "lep_pt").baskets()).hasSize(61);
            assertThat(branch(tree, "category").type()).isEqualTo(new ColumnType.Text());
            assertThat(file.bytes().requests()).isEqualTo(1);
        }
    }

    @Test
    void theMetadataOfALargeFileTakesFewRequests() throws IOException {
        LocalBytes source = new LocalBytes(Corpus.shared().resolve(ATLAS_2025));
        try (RootFile file = RootFile.open(source, 0, new Siblings())) {
            file.tree("analysis");
            assertThat(source.requests())
                    .as("header and first directory; tree, keys and streamers")
                    .isLessThan(5);
            assertThat(source.bytesRead()).isLessThan(source.size() / 2);
        }
    }

    @Test
    void branchesTravelToTasks() throws IOException, ClassNotFoundException {
        Path path = Corpus.shared().resolve(ATLAS_2025);
        try (RootFile file = RootFile.open(new LocalBytes(path))) {
            Branch branch = branch(file.tree("analysis"), "lep_pt");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(branch);
            }
            Branch copy;
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                copy = (Branch) in.readObject();
            }
            assertThat(copy.baskets()).isEqualTo(branch.baskets());
            byte[] all = Files.readAllBytes(path);
            Column.Lists expected =
                    (Column.Lists) Corpus.reader(all, "a", branch).read(10, 20);
            Column.Lists found = (Column.Lists) Corpus.reader(all, "a", copy).read(10, 20);
            assertThat(found.offsets()).isEqualTo(expected.offsets());
        }
    }

    @Test
    void theHighestCycleOfATreeIsTheLiveOne() throws IOException {
        try (RootFile file = open("uproot-issue31.root")) {
            assertThat(file.treePaths()).containsExactly("T");
            assertThat(file.tree("T").cycle()).isEqualTo(2);
            assertThat(file.tree("T;1").cycle()).isEqualTo(1);
        }
    }

    @Test
    void treesInDirectoriesHaveTheirPath() throws IOException {
        try (RootFile file = open("uproot-nesteddirs.root")) {
            assertThat(file.treePaths()).containsExactlyInAnyOrder("one/two/tree", "one/tree", "three/tree");
            assertThat(branch(file.tree("three/tree"), "evt.P3.Py").type()).isEqualTo(ColumnType.Primitive.FLOAT64);
        }
    }

    @Test
    void aMissingTreeIsAnErrorThatOffersTheNearest() throws IOException {
        try (RootFile file = open("uproot-nesteddirs.root")) {
            assertThatThrownBy(() -> file.tree("one/tre"))
                    .isInstanceOf(RootException.class)
                    .hasMessageContaining("no tree 'one/tre'; the nearest of its 3 trees: one/tree");
        }
    }

    @Test
    void anRNTupleIsListedAndSaysWhyItIsNoTree() throws IOException {
        try (RootFile file = open("test_int_float_rntuple_v1-0-0-0.root")) {
            assertThat(file.treePaths()).isEmpty();
            assertThat(file.entries())
                    .anySatisfy(entry -> assertThat(entry.className()).isEqualTo("ROOT::RNTuple"));
            assertThatThrownBy(() -> file.tree("ntuple"))
                    .isInstanceOf(RootException.class)
                    .hasMessageContaining("'ntuple' is an RNTuple, which is not supported");
        }
    }

    @Test
    void whatCannotBeReadIsListedAndLeavesTheRestReadable() throws IOException {
        try (RootFile file = open("uproot-issue213.root")) {
            Tree tree = file.tree("T");
            assertThat(tree.omitted()).singleElement().satisfies(omitted -> {
                assertThat(omitted.name()).isEqualTo("eventPack.fGenInfo");
                assertThat(omitted.reason())
                        .isEqualTo("members of streamer type 64 are not supported (class JPetGeantEventPack)");
            });
            assertThat(tree.branches()).hasSizeGreaterThan(10);
        }
    }

    @Test
    void mapsAreListsOfKeysWithTheirValues() throws IOException {
        try (RootFile file = open("std-containers-split00.root")) {
            Tree tree = file.tree("tree");
            assertThat(tree.omitted()).isEmpty();
            assertThat(tree.branches()).hasSize(40);
        }
    }

    /** The writer of the dump is a third reader; jsroot and uproot do not read counters inside a leaf list. */
    @Test
    void aLeafListMayHoldArraysThatItsOwnMemberCounts() throws IOException {
        Path path = Corpus.folder().resolve("files/uproot-issue-400.root");
        byte[] bytes = Files.readAllBytes(path);
        String dump = Files.readString(Corpus.folder().resolve("groot-dumps/uproot-issue-400.root.txt"));
        try (RootFile file = RootFile.open(new MemoryBytes("a", bytes))) {
            Branch branch = file.tree("orange").branches().get(0);
            Column.Structs rows =
                    (Column.Structs) Corpus.reader(bytes, "a", branch).read(0, 100);
            Column.Lists px = (Column.Lists) rows.members().get(4);
            Column.Floats values = (Column.Floats) px.elements();
            for (int entry = 0; entry < 100; entry++) {
                StringBuilder expected = new StringBuilder(String.format("[%03d][orange.Trk_px]: [", entry));
                for (int i = px.offsets()[entry]; i < px.offsets()[entry + 1]; i++) {
                    expected.append(i == px.offsets()[entry] ? "" : " ");
                    expected.append(new java.math.BigDecimal(Float.toString(values.values()[i]))
                            .stripTrailingZeros()
                            .toPlainString());
                }
                assertThat(dump).contains(expected.append("]\n"));
            }
        }
    }

    @Test
    void anEmptyFileATextAndATruncatedFileSaySo() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.folder().resolve("files/uproot-Zmumu.root"));
        assertThatThrownBy(() -> RootFile.open(new MemoryBytes("a.root", new byte[0])))
                .isInstanceOf(RootException.class)
                .hasMessage("a.root: expected a ROOT file, but the file is empty");
        byte[] text = "run,event\n1,2\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RootFile.open(new MemoryBytes("a.root", text)))
                .isInstanceOf(RootException.class)
                .hasMessage("a.root: not a ROOT file, it does not begin with 'root'");
        assertThatThrownBy(() -> RootFile.open(new MemoryBytes("a.root", Arrays.copyOf(whole, 100_000))))
                .isInstanceOf(RootException.class)
                .hasMessageContaining("a.root: truncated or not closed cleanly: its header announces 178971 bytes, but "
                        + "the file has 100000");
    }

    @Test
    void aDirectoryThatContainsItselfIsRefused(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.folder().resolve("files/uproot-nesteddirs.root"));
        MemoryBytes source = new MemoryBytes("a.root", bytes);
        FileHeader header = FileHeader.read(source);
        // The first sub-directory's list of keys becomes the top directory's: it holds the sub-directory again.
        int top = (int) header.directorySeek();
        int keys = ByteBuffer.wrap(bytes).getInt(top + 2 + 8 + 8 + 8);
        Cursor cursor = new Cursor(bytes, keys, bytes.length, "keys");
        Key.read(cursor);
        assertThat(cursor.i32()).as("keys").isPositive();
        Key first = Key.read(cursor);
        assertThat(first.className()).startsWith("TDirectory");
        int inner = (int) first.seek() + first.keyLength();
        ByteBuffer.wrap(bytes).put(inner + 10, bytes, top + 10, 4).put(inner + 26, bytes, top + 26, 4);
        assertThatThrownBy(() -> RootFile.open(source))
                .isInstanceOf(RootException.class)
                .hasMessageContaining("it contains itself");
    }

    @Test
    void aRunBeyondTheLastEntryIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.folder().resolve("files/uproot-simple.root"));
        try (RootFile file = RootFile.open(new MemoryBytes("a.root", bytes))) {
            Branch branch = file.tree("tree").branches().get(0);
            assertThatThrownBy(() -> Corpus.reader(bytes, "a.root", branch).read(0, 5))
                    .isInstanceOf(RootException.class)
                    .hasMessageContaining("has 4 entries, entry 4 is not among them");
            assertThat(Corpus.reader(bytes, "a.root", branch).read(2, 2).length())
                    .isZero();
        }
    }

    private static Branch branch(Tree tree, String name) {
        List<Branch> found =
                tree.branches().stream().filter(b -> b.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }
}
