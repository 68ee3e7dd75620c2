package org.ridgeline.root.write;

import java.util.List;

/** Streams the tree's own record: TTree version 20 with its branches and leaves, as ROOT 6.18 lays them out. */
final class TreeRecord {
    /** {@code kCanDelete}-like status bits that ROOT sets on branches; they carry no meaning on disk. */
    private static final int BRANCH_BITS = 0x00400000;

    private static final int TREE_BITS = 0x00000008;
    private static final long UNLIMITED = 1_000_000_000_000L;
    private static final long AUTO_SAVE = -300_000_000L;
    private static final int OFFSETS = 1000;
    /** Checksum of ROOT::TIOFeatures, which has no version of its own. */
    private static final int IO_FEATURES = 0x1aa12f10;

    private static final int STRING_CHECKSUM = 0x6e6f1604;

    private final ObjectBuffer out;
    private final WriteOptions options;
    private final List<BranchWriter> branches;
    private final int[] leaves;

    private TreeRecord(ObjectBuffer out, WriteOptions options, List<BranchWriter> branches) {
        this.out = out;
        this.options = options;
        this.branches = branches;
        this.leaves = new int[branches.size()];
    }

    /** The bytes of the tree's object, for a key of the given length, which has the tree's name and title too. */
    static ObjectBuffer of(Key key, int keyLength, long entries, List<BranchWriter> branches, WriteOptions options) {
        TreeRecord record = new TreeRecord(new ObjectBuffer(keyLength), options, branches);
        record.tree(key, entries);
        return record.out;
    }

    private void tree(Key key, long entries) {
        long total = 0;
        long stored = 0;
        for (BranchWriter branch : branches) {
            total += branch.totalBytes();
            stored += branch.storedBytes();
        }
        int start = out.begin(20);
        out.named(key.name(), key.title(), TREE_BITS);
        attributes();
        out.i64(entries);
        out.i64(total);
        out.i64(stored);
        out.i64(0);
        out.i64(stored);
        out.f64(1);
        out.i32(0);
        out.i32(25);
        out.i32(0);
        out.i32(OFFSETS);
        out.i32(0);
        out.i64(UNLIMITED);
        out.i64(UNLIMITED);
        out.i64(0);
        out.i64(AUTO_SAVE);
        out.i64(options.clusterEntries());
        out.i64(1_000_000);
        out.i8(0);
        out.i8(0);
        features();
        int array = out.beginArray(branches.size());
        for (int i = 0; i < leaves.length; i++) {
            branch(i);
        }
        out.end(array);
        array = out.beginArray(leaves.length);
        for (int leaf : leaves) {
            out.reference(leaf);
        }
        out.end(array);
        out.nullPointer();
        out.i32(0);
        out.i32(0);
        for (int i = 0; i < 4; i++) {
            out.nullPointer();
        }
        out.end(start);
    }

    /** TAttLine, TAttFill and TAttMarker with ROOT's defaults. */
    private void attributes() {
        int line = out.begin(2);
        out.i16(602);
        out.i16(1);
        out.i16(1);
        out.end(line);
        fill();
        int marker = out.begin(2);
        out.i16(1);
        out.i16(1);
        out.f32(1);
        out.end(marker);
    }

    private void fill() {
        int fill = out.begin(2);
        out.i16(0);
        out.i16(1001);
        out.end(fill);
    }

    private void features() {
        int start = out.begin(0);
        out.i32(IO_FEATURES);
        out.i8(0);
        out.end(start);
    }

    private void branch(int index) {
        BranchWriter branch = branches.get(index);
        if (branch.field().varying()) {
            element(index, branch);
        } else {
            int start = out.pointer("TBranch");
            plain(index, branch);
            out.end(start);
        }
    }

    private void element(int index, BranchWriter branch) {
        Field field = branch.field();
        boolean text = field.primitive() == null;
        int start = out.pointer("TBranchElement");
        int version = out.begin(10);
        plain(index, branch);
        out.text(className(field));
        out.text("");
        out.text("");
        out.i32(text ? STRING_CHECKSUM : Scalar.of(field.primitive()).checksum(field.lists()));
        out.i16(text ? 2 : 6);
        out.i32(-1);
        out.i32(text ? -1 : 0);
        out.i32(-1);
        out.i32(0);
        out.nullPointer();
        out.nullPointer();
        out.end(version);
        out.end(start);
    }

    private static String className(Field field) {
        return field.primitive() == null
                ? "string"
                : field.lists().of(Scalar.of(field.primitive()).cpp());
    }

    private void plain(int index, BranchWriter branch) {
        Field field = branch.field();
        int start = out.begin(13);
        String title = field.varying()
                ? field.name()
                : field.name() + field.dimensions() + "/"
                        + Scalar.of(field.primitive()).letter();
        out.named(field.name(), title, BRANCH_BITS);
        fill();
        // The basket that would be filled next counts too: its first entry is the number of entries.
        int places = Math.max(10, branch.baskets() + 1);
        out.i32(options.codec().setting(options.level()));
        out.i32(options.basketBytes());
        out.i32(field.varying() ? OFFSETS : 0);
        out.i32(branch.baskets());
        out.i64(branch.entries());
        features();
        out.i32(0);
        out.i32(places);
        out.i32(field.varying() && field.primitive() != null ? 99 : 0);
        out.i64(branch.entries());
        out.i64(0);
        out.i64(branch.totalBytes());
        out.i64(branch.storedBytes());
        out.end(out.beginArray(0));
        int array = out.beginArray(1);
        leaf(index, field);
        out.end(array);
        out.end(out.beginArray(0));
        places(branch, places);
        out.text("");
        out.end(start);
    }

    private void places(BranchWriter branch, int places) {
        int baskets = branch.baskets();
        out.i8(1);
        for (int i = 0; i < places; i++) {
            out.i32(i < baskets ? branch.basketBytes(i) : 0);
        }
        out.i8(1);
        for (int i = 0; i < places; i++) {
            out.i64(i < baskets ? branch.basketEntry(i) : i == baskets ? branch.entries() : 0);
        }
        out.i8(1);
        for (int i = 0; i < places; i++) {
            out.i64(i < baskets ? branch.basketSeek(i) : 0);
        }
    }

    private void leaf(int index, Field field) {
        boolean element = field.varying();
        Scalar scalar = element ? null : Scalar.of(field.primitive());
        int start = out.pointer(element ? "TLeafElement" : scalar.leaf());
        leaves[index] = start;
        int version = out.begin(1);
        int base = out.begin(2);
        out.named(field.name(), element ? field.name() : field.name() + field.dimensions(), 0);
        out.i32(element ? 1 : field.count());
        out.i32(element ? 0 : scalar.size());
        out.i32(0);
        out.i8(0);
        out.i8(!element && scalar.unsigned() ? 1 : 0);
        out.nullPointer();
        out.end(base);
        if (element) {
            out.i32(-1);
            out.i32(-1);
        } else {
            // smallest and largest value, which only counters record
            out.raw(new byte[2 * scalar.size()]);
        }
        out.end(version);
        out.end(start);
    }
}
