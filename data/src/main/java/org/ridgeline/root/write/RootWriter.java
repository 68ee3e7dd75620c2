package org.ridgeline.root.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ridgeline.root.Column;

/**
 * Writes one tree into a new ROOT file that ROOT, uproot and this project's reader read. Branches are plain leaves, fixed
 * arrays, {@code std::string}, {@code std::vector} and {@code ROOT::VecOps::RVec} of primitives, cut into clusters.
 * Equal entries give equal bytes, however they are cut into calls of {@link #append}.
 *
 * <p>The file appears at its destination by {@link #finish}; closing without it leaves nothing behind.
 */
public final class RootWriter implements AutoCloseable {
    /** Baskets are looked at for fullness after so many entries, counted from the start of the tree. */
    private static final int STRIDE = 64;

    private final Destination destination;
    private final String tree;
    private final String title;
    private final WriteOptions options;
    private final List<BranchWriter> branches = new ArrayList<>();
    private final Path spool;
    private final RecordFile file;
    private final BasketCompressor compressor;
    private long entries;
    private boolean finished;

    private RootWriter(Destination destination, String tree, String title, List<Field> fields, WriteOptions options)
            throws IOException {
        this.destination = destination;
        this.tree = tree;
        this.title = title;
        this.options = options;
        for (Field field : fields) {
            branches.add(new BranchWriter(field, tree));
        }
        this.spool = destination.spool();
        this.compressor = new BasketCompressor(options.codec(), options.level());
        String name = destination.name();
        try {
            this.file = new RecordFile(spool, name.substring(name.lastIndexOf('/') + 1), options);
        } catch (IOException failure) {
            compressor.close();
            Files.deleteIfExists(spool);
            throw failure;
        }
    }

    /**
     * Starts a file.
     *
     * @param tree name of the tree
     * @param title of the tree, for humans
     * @param fields the branches, in order
     * @throws IllegalArgumentException if there is no field, or two have one name
     */
    public static RootWriter create(
            Destination destination, String tree, String title, List<Field> fields, WriteOptions options)
            throws IOException {
        if (tree.isEmpty()) {
            throw new IllegalArgumentException("a tree needs a name");
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("tree " + tree + " needs at least one branch");
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("tree " + tree + " has two branches named " + field.name());
            }
        }
        return new RootWriter(destination, tree, title, fields, options);
    }

    /**
     * Adds entries: one column per field, in the fields' order, all of the same length.
     *
     * @throws IllegalArgumentException if a column's shape is not its field's, or a value does not fit its type
     */
    public void append(List<Column> columns) throws IOException {
        if (columns.size() != branches.size()) {
            throw new IllegalArgumentException(
                    "tree " + tree + " has " + branches.size() + " branches, not " + columns.size());
        }
        int length = columns.get(0).length();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).length() != length) {
                throw new IllegalArgumentException(
                        "branch " + branches.get(i).field().name() + " got "
                                + columns.get(i).length() + " entries where the first branch got " + length);
            }
        }
        int from = 0;
        while (from < length) {
            long pause = Math.min(nextMultiple(STRIDE), nextMultiple(options.clusterEntries()));
            int to = (int) Math.min(length, from + (pause - entries));
            for (int i = 0; i < branches.size(); i++) {
                branches.get(i).append(columns.get(i), from, to);
            }
            entries += to - from;
            from = to;
            flush();
        }
    }

    /** The next entry after the present one whose number is a multiple of {@code count}. */
    private long nextMultiple(int count) {
        return (entries / count + 1) * count;
    }

    /** Writes what is due: all baskets at the end of a cluster, full ones at a stride. */
    private void flush() throws IOException {
        boolean all = entries % options.clusterEntries() == 0;
        if (!all && entries % STRIDE != 0) {
            return;
        }
        for (BranchWriter branch : branches) {
            if (all || branch.filled() >= options.basketBytes()) {
                branch.flush(file, compressor, options.datime());
            }
        }
    }

    /** Leaves a hole of so many bytes in the file. */
    void skip(long bytes) {
        file.skip(bytes);
    }

    /** Number of entries appended until now. */
    public long entries() {
        return entries;
    }

    /** Writes what is left, and lets the file appear at its destination. */
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException(destination.name() + " is already finished");
        }
        Set<String> leaves = new HashSet<>();
        for (BranchWriter branch : branches) {
            branch.flush(file, compressor, options.datime());
            Field field = branch.field();
            leaves.add(
                    field.varying()
                            ? "TLeafElement"
                            : Scalar.of(field.primitive()).leaf());
        }
        Key treeKey = new Key("TTree", tree, title);
        RecordFile.StoredKey stored = file.append(
                treeKey, TreeRecord.of(treeKey, treeKey.length(file.end()), entries, branches, options), compressor);
        Key streamerKey = new Key("TList", "StreamerInfo", "Doubly linked list");
        RecordFile.StoredKey streamers =
                file.append(streamerKey, StreamerRecord.of(streamerKey.length(file.end()), leaves), compressor);
        file.finish(stored, streamers);
        file.close();
        destination.publish(spool);
        finished = true;
    }

    @Override
    public void close() throws IOException {
        compressor.close();
        file.close();
        Files.deleteIfExists(spool);
    }
}
