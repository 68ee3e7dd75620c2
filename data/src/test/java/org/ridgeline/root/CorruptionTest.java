package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damaged files: equal values, a {@link RootException}, or, where no checksum can tell, values of the same shape; never
 * another exception, a hang, or too much memory. The build runs this class with a heap of 512 MB, and
 * {@code bench/hardness/run} with twenty times as many cases over all files.
 */
@Tag("small-memory")
class CorruptionTest {
    private static final long SEED = 20261123;
    private static final int CASES = Integer.getInteger("ridgeline.corruptions", 1000);
    /** Larger files take too long for many cases. */
    private static final long LARGEST = 1 << 20;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Entries of a basket that are decoded at most: enough to see every byte used. */
    private static final int MOST_ENTRIES = 20_000;

    /** Of every codec, every way of storing entries; several of them uncompressed, where no checksum helps. */
    private static final List<String> FILES = List.of(
            "uproot-sample-6.18.00-uncompressed.root",
            "uproot-sample-5.23.02-uncompressed.root",
            "uproot-sample-6.18.00-lzma.root",
            "uproot-sample-6.20.04-lz4.root",
            "uproot-sample-6.20.04-zlib.root",
            "uproot-HZZ-zstd.root",
            "uproot-small-dy-nooffsets.root",
            "uproot-nesteddirs.root",
            "uproot-issue261.root",
            "uproot-issue30.root",
            "uproot-issue31.root",
            "uproot-issue-400.root",
            "uproot-issue-569.root",
            "stdvec-bool-fullsplit-6.10.08.root",
            "no-streamer-string.root",
            "ndim.root",
            "leaves.root");

    private record Original(String name, byte[] bytes) {}

    /** The chosen files; all that have trees, if there are many cases. */
    private static List<Original> originals() throws IOException {
        List<Original> originals = new ArrayList<>();
        for (Corpus.Sample sample : Corpus.samples("TTree")) {
            boolean chosen = CASES > 1000 ? Files.size(sample.path()) <= LARGEST : FILES.contains(sample.file());
            if (chosen) {
                originals.add(new Original(sample.file(), Files.readAllBytes(sample.path())));
            }
        }
        Path atlas = Corpus.shared().resolve("data/atlas/2020/4lep/Data/data_A.4lep.root");
        originals.add(new Original("data_A.4lep.root", Files.readAllBytes(atlas)));
        return originals;
    }

    @Test
    void aDamagedFileGivesEqualValuesOrARootExceptionOrValuesOfTheSameShape() throws IOException {
        int refused = 0;
        int cases = CASES / 4;
        Random random = new Random(SEED);
        List<Original> originals = originals();
        for (int i = 0; i < cases; i++) {
            Original original = originals.get(i % originals.size());
            byte[] damaged = original.bytes();
            String what;
            if (i % 5 == 0) {
                int length = random.nextInt(original.bytes().length);
                damaged = Arrays.copyOf(damaged, length);
                what = original.name() + " cut to " + length + " bytes";
            } else {
                damaged = damaged.clone();
                what = original.name() + " with " + flip(damaged, damaged.length, random);
            }
            byte[] bytes = damaged;
            refused += assertTimeoutPreemptively(LIMIT, () -> readAll(what, bytes), what) ? 0 : 1;
        }
        assertThat(refused).as("damaged files that were noticed").isGreaterThan(cases / 5);
    }

    @Test
    void aFileWhoseHeaderOrKeysLieGivesValuesOrARootException() throws IOException {
        int refused = 0;
        int cases = CASES / 4;
        Random random = new Random(SEED + 1);
        List<Original> originals = originals();
        for (int i = 0; i < cases; i++) {
            Original original = originals.get(i % originals.size());
            byte[] damaged = original.bytes().clone();
            String what = original.name() + " with "
                    + MetadataDamage.ofFile(damaged, keys(original)).apply(random);
            refused += assertTimeoutPreemptively(LIMIT, () -> readAll(what, damaged), what) ? 0 : 1;
        }
        assertThat(refused).as("damaged files that were noticed").isGreaterThan(cases / 3);
    }

    @Test
    void aDamagedTreeRecordGivesATreeOrARootException() throws IOException {
        Random random = new Random(SEED + 2);
        List<TreeRecord> records = treeRecords();
        for (int i = 0; i < CASES / 4; i++) {
            TreeRecord record = records.get(i % records.size());
            byte[] damaged = record.bytes().clone();
            String how = i % 4 == 0
                    ? flip(damaged, damaged.length, random)
                    : MetadataDamage.ofRecord(damaged, record.source().size()).apply(random);
            String what =
                    record.source().name() + ": record of tree " + record.key().name() + " with " + how;
            assertTimeoutPreemptively(LIMIT, () -> tree(record.source(), record.key(), damaged, record.infos()), what);
        }
    }

    @Test
    void damagedStreamerInformationGivesAListOrARootException() throws IOException {
        Random random = new Random(SEED + 3);
        List<Original> originals = originals();
        for (int i = 0; i < CASES / 8; i++) {
            Original original = originals.get(i % originals.size());
            MemoryBytes source = new MemoryBytes(original.name(), original.bytes());
            FileHeader header = FileHeader.read(source);
            assertTimeoutPreemptively(
                    LIMIT,
                    () -> {
                        try {
                            infos(source, header, random);
                        } catch (RootException expected) {
                            assertThat(expected).hasMessageContaining("streamer information");
                        }
                    },
                    original.name());
        }
    }

    @Test
    void aDamagedBasketGivesAColumnOrARootException() throws IOException {
        Random random = new Random(SEED + 4);
        List<Original> originals = originals();
        int most = Math.max(1, CASES / 8 / originals.size());
        for (Original original : originals) {
            try (RootFile file = RootFile.open(new MemoryBytes(original.name(), original.bytes()))) {
                List<Branch> branches = new ArrayList<>();
                for (String path : file.treePaths()) {
                    branches.addAll(file.tree(path).branches());
                }
                branches.removeIf(branch -> branch.baskets().isEmpty());
                for (int i = 0; i < most && !branches.isEmpty(); i++) {
                    Branch branch = branches.get(random.nextInt(branches.size()));
                    String what = original.name() + ": branch " + branch.name();
                    assertTimeoutPreemptively(LIMIT, () -> basket(original.bytes(), branch, random, what), what);
                }
            }
        }
    }

    /** Where the keys of directories, trees and baskets stand. */
    private static List<Long> keys(Original original) throws IOException {
        List<Long> keys = new ArrayList<>();
        try (RootFile file = RootFile.open(new MemoryBytes(original.name(), original.bytes()))) {
            keys.add(100L);
            FileHeader header = FileHeader.read(file.bytes());
            keys.add(header.infoSeek());
            new Directories(file.bytes())
                    .read(header)
                    .forEach(item -> keys.add(item.key().seek()));
            for (String path : file.treePaths()) {
                for (Branch branch : file.tree(path).branches()) {
                    branch.baskets().stream().limit(3).forEach(basket -> keys.add(basket.offset()));
                }
            }
        }
        return keys;
    }

    private record TreeRecord(ByteSource source, Key key, byte[] bytes, List<StreamerInfo> infos) {}

    private static List<TreeRecord> treeRecords() throws IOException {
        List<TreeRecord> records = new ArrayList<>();
        for (Original original : originals()) {
            MemoryBytes source = new MemoryBytes(original.name(), original.bytes());
            FileHeader header = FileHeader.read(source);
            for (Directories.Item item : new Directories(source).read(header)) {
                if (item.key().className().equals("TTree")) {
                    byte[] record = Directories.payload(source, item.key(), original.name());
                    records.add(new TreeRecord(source, item.key(), record, infos(source, header, null)));
                }
            }
        }
        return records;
    }

    private static String flip(byte[] bytes, int length, Random random) {
        StringBuilder flips = new StringBuilder("bits flipped at");
        int n = 1 + random.nextInt(3);
        for (int k = 0; k < n && length > 0; k++) {
            int at = random.nextInt(length);
            // The high bits make counts large.
            int bit = random.nextBoolean() ? 7 : random.nextInt(8);
            bytes[at] ^= (byte) (1 << bit);
            flips.append(' ').append(at).append('.').append(bit);
        }
        return flips.toString();
    }

    /** Reads every branch; true if nothing was refused. */
    private static boolean readAll(String what, byte[] bytes) throws IOException {
        boolean whole = true;
        try (RootFile file = RootFile.open(new MemoryBytes(what, bytes))) {
            for (String path : file.treePaths()) {
                Tree tree = file.tree(path);
                assertThat(tree.clusterStarts().length).as(what + ": clusters").isLessThan(1_000_000);
                for (Branch branch : tree.branches()) {
                    try {
                        read(Corpus.reader(bytes, what, branch), branch, what);
                    } catch (RootException e) {
                        whole = false;
                    }
                }
            }
        } catch (RootException e) {
            assertThat(e).hasMessageStartingWith(what);
            return false;
        }
        return whole;
    }

    private static void read(BranchReader reader, Branch branch, String what) throws IOException {
        long last = Math.min(branch.entries(), MOST_ENTRIES);
        Column column = reader.read(0, last);
        assertThat(column.length()).as(what + ": " + branch.name()).isEqualTo((int) last);
        checkShape(branch.type(), column, what + ": " + branch.name());
    }

    private static void checkShape(ColumnType type, Column column, String what) {
        if (column instanceof Column.Lists lists) {
            checkOffsets(lists.offsets(), lists.length(), lists.elements().length(), what);
            checkShape(((ColumnType.ListOf) type).element(), lists.elements(), what);
        } else if (column instanceof Column.Texts texts) {
            assertThat(texts.offsets()[texts.length()]).as(what).isLessThanOrEqualTo(texts.bytes().length);
            checkOffsets(texts.offsets(), texts.length(), texts.offsets()[texts.length()], what);
        } else if (column instanceof Column.Structs structs) {
            List<ColumnType.Member> members = ((ColumnType.Struct) type).members();
            for (int i = 0; i < members.size(); i++) {
                assertThat(structs.members().get(i).length()).as(what).isEqualTo(structs.length());
                checkShape(members.get(i).type(), structs.members().get(i), what);
            }
        }
    }

    private static void checkOffsets(int[] offsets, int length, int elements, String what) {
        assertThat(offsets[0]).as(what).isZero();
        for (int i = 0; i < length; i++) {
            if (offsets[i + 1] < offsets[i]) {
                throw new AssertionError(what + ": offset " + i + " descends");
            }
        }
        assertThat(offsets[length]).as(what).isEqualTo(elements);
    }

    private static void tree(ByteSource source, Key key, byte[] record, List<StreamerInfo> infos) {
        try {
            TreeParser.StoredTree stored =
                    TreeParser.parse(key.className(), new Cursor(record, source.name()), key.keyLength());
            Tree tree = new TreeBuilder(source, stored, new Interpreter(new Classes(() -> infos)), new Siblings())
                    .build("t", 1);
            byte[] file = source.read(new ByteSource.Range(0, (int) source.size()));
            for (Branch branch : tree.branches()) {
                try {
                    read(Corpus.reader(file, source.name(), branch), branch, source.name());
                } catch (RootException expected) {
                    assertThat(expected).hasMessageContaining("branch '");
                }
            }
        } catch (RootException expected) {
            assertThat(expected).hasMessageContaining(source.name());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<StreamerInfo> infos(ByteSource source, FileHeader header, Random damage) throws IOException {
        String where = source.name() + ": streamer information";
        Key key = Directories.key(source, header.infoSeek(), where);
        byte[] payload = Directories.payload(source, key, where);
        if (damage != null) {
            if (damage.nextBoolean()) {
                flip(payload, payload.length, damage);
            } else {
                MetadataDamage.ofRecord(payload, source.size()).apply(damage);
            }
        }
        return StreamerInfo.readAll(new Cursor(payload, where), key.keyLength());
    }

    /** Damages the decompressed bytes of baskets, where no checksum helps. */
    private static void basket(byte[] file, Branch branch, Random random, String what) throws IOException {
        Map<Long, byte[]> damaged = new HashMap<>();
        BranchReader reader = new BranchReader(what, branch, (of, basket) -> {
            byte[] record = damaged.get(basket.offset());
            if (record == null) {
                record = uncompressed(file, basket);
                flip(record, record.length, random);
                damaged.put(basket.offset(), record);
            }
            return new BranchReader.StoredBaskets.Slice(record, 0, record.length);
        });
        try {
            read(reader, branch, what);
        } catch (RootException expected) {
            assertThat(expected).hasMessageContaining("branch '");
        }
    }

    private static byte[] uncompressed(byte[] file, BasketRange basket) throws IOException {
        int at = (int) basket.offset();
        Key key = Key.read(new Cursor(file, at, at + basket.length(), "basket"));
        if (!key.compressed()) {
            return Arrays.copyOfRange(file, at, at + basket.length());
        }
        byte[] payload = new Compression()
                .expand(file, at + key.keyLength(), key.storedLength(), key.objectLength(), new byte[0], "basket");
        byte[] record = Arrays.copyOfRange(file, at, at + key.keyLength() + payload.length);
        System.arraycopy(payload, 0, record, key.keyLength(), payload.length);
        ByteBuffer.wrap(record).putInt(0, record.length);
        return record;
    }
}
