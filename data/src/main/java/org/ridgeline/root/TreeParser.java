package org.ridgeline.root;

import java.util.Arrays;
import java.util.List;
import org.ridgeline.root.StoredBranch.EmbeddedBasket;
import org.ridgeline.root.StoredBranch.StoredLeaf;

/**
 * Reads the record of a tree. The layouts of TTree 16 to 20, TBranch 10 to 13, TBranchElement 8 to 10 and TLeaf are built
 * in, since files may lack the streamer information for them; what later versions append is passed over by byte counts.
 */
final class TreeParser implements ObjectGraph.ClassReader {

    /** What a tree's record says of the tree as a whole. */
    record StoredTree(
            String name,
            String title,
            long entries,
            long autoFlush,
            long[] clusterEnds,
            long[] clusterSizes,
            List<StoredBranch> branches) {}

    private final Cursor cursor;
    private final ObjectGraph graph;

    private TreeParser(Cursor cursor, int keyLength) {
        this.cursor = cursor;
        this.graph = new ObjectGraph(cursor, keyLength, this);
    }

    /**
     * @param className of the tree's key
     */
    static StoredTree parse(String className, Cursor cursor, int keyLength) throws RootException {
        TreeParser parser = new TreeParser(cursor, keyLength);
        if (!className.equals("TTree")) {
            // TNtuple and TNtupleD: the tree is their base.
            cursor.version();
        }
        return parser.tree();
    }

    private StoredTree tree() throws RootException {
        int version = cursor.version().version();
        if (version < 16) {
            throw cursor.broken("TTree version 16 or later (ROOT 5.13), found " + version);
        }
        String[] named = cursor.named();
        cursor.skipObject("TAttLine");
        cursor.skipObject("TAttFill");
        cursor.skipObject("TAttMarker");
        long entries = cursor.i64();
        cursor.skip(24, "fTotBytes to fSavedBytes");
        if (version >= 18) {
            cursor.skip(8, "fFlushedBytes");
        }
        cursor.skip(8 + 12, "fWeight to fUpdate");
        if (version >= 17) {
            cursor.skip(4, "fDefaultEntryOffsetLen");
        }
        int ranges = version >= 19 ? cursor.count(16, "cluster ranges") : 0;
        cursor.skip(32, "fMaxEntries to fAutoSave");
        long autoFlush = version >= 18 ? cursor.i64() : 0;
        cursor.skip(8, "fEstimate");
        long[] clusterEnds = {};
        long[] clusterSizes = {};
        if (version >= 19) {
            cursor.skip(1, "presence of fClusterRangeEnd");
            clusterEnds = cursor.longs(ranges);
            cursor.skip(1, "presence of fClusterSize");
            clusterSizes = cursor.longs(ranges);
        }
        if (version >= 20) {
            cursor.skipObject("TIOFeatures");
        }
        List<StoredBranch> branches = ObjectGraph.only(StoredBranch.class, graph.array());
        return new StoredTree(named[0], named[1], entries, autoFlush, clusterEnds, clusterSizes, branches);
    }

    @Override
    public Object read(String className, Cursor at, int end) throws RootException {
        return switch (className) {
            case "TBranch", "TBranchElement", "TBranchObject", "TBranchClones", "TBranchRef", "TBranchSTL" ->
                branch(className);
            case "TBasket" -> embeddedBasket(end);
            default -> className.startsWith("TLeaf") ? leaf(className) : null;
        };
    }

    private StoredBranch branch(String className) throws RootException {
        StoredBranch branch = new StoredBranch();
        branch.branchClass = className;
        Cursor.Version outer = className.equals("TBranch") ? null : cursor.version();
        base(branch);
        if (className.equals("TBranchElement")) {
            branch.element = element(outer.version());
        }
        if (outer != null) {
            cursor.leave(outer, className);
        }
        return branch;
    }

    private void base(StoredBranch branch) throws RootException {
        Cursor.Version header = cursor.version();
        int version = header.version();
        if (version < 10) {
            throw cursor.broken("TBranch version 10 or later (ROOT 5), found " + version);
        }
        String[] named = cursor.named();
        branch.name = named[0];
        branch.title = named[1];
        cursor.skipObject("TAttFill");
        cursor.skip(8, "fCompress and fBasketSize");
        branch.entryOffsetLength = cursor.i32();
        branch.writtenBaskets = cursor.i32();
        cursor.skip(8, "fEntryNumber");
        if (version >= 13) {
            Cursor.Version features = cursor.version();
            branch.features = cursor.u8();
            cursor.leave(features, "TIOFeatures");
        }
        cursor.skip(4, "fOffset");
        int most = cursor.i32();
        cursor.skip(4, "fSplitLevel");
        branch.entries = cursor.i64();
        branch.firstEntry = version >= 11 ? cursor.i64() : 0;
        branch.totalBytes = cursor.i64();
        branch.zippedBytes = cursor.i64();
        branch.branches = ObjectGraph.only(StoredBranch.class, graph.array());
        branch.leaves = ObjectGraph.only(StoredLeaf.class, graph.array());
        for (StoredLeaf leaf : branch.leaves) {
            if (leaf.branch == null) {
                leaf.branch = branch;
            }
        }
        branch.embedded = ObjectGraph.only(EmbeddedBasket.class, graph.array());
        cursor.checkCount(most, 12, "baskets of branch '" + branch.name + "'");
        if (branch.writtenBaskets < 0 || branch.writtenBaskets > most) {
            throw cursor.broken("at most " + most + " baskets of branch '" + branch.name + "', found fWriteBasket "
                    + branch.writtenBaskets);
        }
        branch.basketBytes = cursor.u8() == 0 ? new int[most] : cursor.ints(most);
        branch.basketEntries = cursor.u8() == 0 ? new long[most] : cursor.longs(most);
        int presence = cursor.u8();
        if (presence == 0) {
            branch.basketOffsets = new long[most];
        } else if (version == 10 && presence != 2) {
            branch.basketOffsets = Arrays.stream(cursor.ints(most))
                    .mapToLong(Integer::toUnsignedLong)
                    .toArray();
        } else {
            branch.basketOffsets = cursor.longs(most);
        }
        branch.fileName = cursor.text();
        cursor.leave(header, "TBranch");
    }

    private StoredBranch.Element element(int version) throws RootException {
        StoredBranch.Element element = new StoredBranch.Element();
        element.className = cursor.text();
        element.parentName = cursor.text();
        element.clonesName = cursor.text();
        element.checksum = cursor.i32();
        element.classVersion = version >= 10 ? cursor.i16() : cursor.i32();
        element.id = cursor.i32();
        element.type = cursor.i32();
        element.streamerType = cursor.i32();
        cursor.skip(4, "fMaximum");
        element.count = graph.pointer() instanceof StoredBranch count ? count : null;
        element.count2 = graph.pointer() instanceof StoredBranch count ? count : null;
        return element;
    }

    private StoredLeaf leaf(String className) throws RootException {
        StoredLeaf leaf = new StoredLeaf();
        leaf.leafClass = className;
        Cursor.Version outer = cursor.version();
        Cursor.Version header = className.equals("TLeaf") ? outer : cursor.version();
        String[] named = cursor.named();
        leaf.name = named[0];
        leaf.title = named[1];
        leaf.length = cursor.i32();
        cursor.skip(4, "fLenType");
        leaf.offset = cursor.i32();
        cursor.skip(1, "fIsRange");
        leaf.unsigned = cursor.u8() != 0;
        leaf.count = graph.pointer() instanceof StoredLeaf count ? count : null;
        cursor.leave(header, "TLeaf");
        cursor.leave(outer, className);
        return leaf;
    }

    /** A basket that was kept in memory; nothing to keep if its entries were written to disk. */
    private Object embeddedBasket(int end) throws RootException {
        if (end < 0) {
            throw cursor.broken("a TBasket with a byte count");
        }
        int start = cursor.at();
        byte[] bytes = Arrays.copyOfRange(cursor.bytes(), start, end);
        Cursor inside = cursor.inside(bytes, "embedded basket");
        BasketHeader header = BasketHeader.read(inside);
        if (header.entries() == 0 || !header.holdsData()) {
            return null;
        }
        return new EmbeddedBasket(header.entries(), bytes);
    }
}
