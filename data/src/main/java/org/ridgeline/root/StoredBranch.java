package org.ridgeline.root;

import java.util.ArrayList;
import java.util.List;

/** A branch as the tree's record has it: TBranch, TBranchElement or TBranchObject. Filled while it is read. */
final class StoredBranch {
    /** Bit 0 of TBranch.fIOFeatures: baskets of arrays may lack entry offsets. */
    static final int GENERATE_OFFSETS = 1;

    String branchClass;
    String name;
    String title;
    int entryOffsetLength;
    int features;
    long entries;
    long firstEntry;
    long totalBytes;
    long zippedBytes;
    List<StoredBranch> branches = List.of();
    List<StoredLeaf> leaves = List.of();
    /** The first fWriteBasket are on disk. */
    int writtenBaskets;

    int[] basketBytes = {};
    long[] basketEntries = {};
    long[] basketOffsets = {};
    List<EmbeddedBasket> embedded = new ArrayList<>();
    String fileName = "";

    /** Null unless it is a TBranchElement. */
    Element element;

    /** What a TBranchElement adds. */
    static final class Element {
        String className;
        String parentName;
        String clonesName;
        int checksum;
        int classVersion;
        int id;
        int type;
        int streamerType;
        StoredBranch count;
        StoredBranch count2;
    }

    /** A leaf: TLeafF, TLeafElement, ... */
    static final class StoredLeaf {
        String leafClass;
        String name;
        String title;
        int length;
        int offset;
        boolean unsigned;
        StoredLeaf count;
        StoredBranch branch;
    }

    /**
     * A basket inside the tree's record.
     *
     * @param bytes from its key on
     */
    record EmbeddedBasket(long entries, byte[] bytes) {}

    boolean hasData() {
        return writtenBaskets > 0 || !embedded.isEmpty();
    }
}
