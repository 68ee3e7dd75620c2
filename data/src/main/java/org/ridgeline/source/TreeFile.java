package org.ridgeline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.root.Baskets;
import org.ridgeline.root.Branch;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.Siblings;
import org.ridgeline.root.Tree;

/**
 * A file and the metadata of its tree.
 *
 * @param shape what it shares with other files
 * @param baskets where its branches are
 * @param stored entries in the file
 * @param entries to read, from the first
 * @param clusterStarts first entry of each cluster
 * @param omitted what the file holds besides, and why it cannot be read
 */
record TreeFile(
        InputFile file,
        TreeShape shape,
        BasketTable baskets,
        long stored,
        long entries,
        long[] clusterStarts,
        List<Tree.Omitted> omitted) {
    private static final int CONTENTS_SHOWN = 10;
    /** Tasks read the baskets again: planning takes the metadata alone, unless the file is little more. */
    private static final int WHOLE_BELOW = 64 * 1024;

    /** What the files of a table learn from each other and have in common while their metadata are read. */
    record Together(Siblings siblings, Interned interned) {
        Together() {
            this(new Siblings(), new Interned());
        }
    }

    /**
     * Reads the metadata.
     *
     * @param wanted path of the tree; empty: the only one
     * @throws SourceException if the file has no tree, or several of which none is chosen
     */
    static TreeFile open(InputFile file, Optional<String> wanted, Configuration hadoop, Together together)
            throws IOException {
        try (RootFile root = RootFile.open(file.open(hadoop), WHOLE_BELOW, together.siblings())) {
            Tree tree = root.tree(wanted.isPresent() ? wanted.get() : onlyTree(file, root));
            List<Branch> branches = new ArrayList<>();
            TreeShape shape = TreeShape.of(tree, branches, together.interned());
            return new TreeFile(
                    file,
                    shape,
                    new BasketTable(branches),
                    tree.entries(),
                    tree.entries(),
                    tree.clusterStarts(),
                    together.interned().of(tree.omitted()));
        }
    }

    /** The same with the first share of its entries, rounded up. */
    TreeFile first(double fraction) {
        long some = Math.min(stored, (long) Math.ceil(stored * fraction));
        return new TreeFile(file, shape, baskets, stored, some, clusterStarts, omitted);
    }

    /** A tree without entries lacks nothing: jobs that selected no event may write no branches. */
    boolean lacks(String branch) {
        return entries > 0 && !shape.has(branch);
    }

    /** A branch by its number in the shape. */
    Branch branch(int number) {
        TreeShape.Head head = shape.head(number);
        Baskets own = baskets.baskets(number);
        return new Branch(
                head.name(),
                head.title(),
                head.type(),
                head.interpretation(),
                head.counter() < 0 ? null : branch(head.counter()),
                own,
                own.entries(),
                baskets.stored(number),
                baskets.uncompressed(number));
    }

    private static String onlyTree(InputFile file, RootFile root) {
        List<String> trees = root.treePaths();
        if (trees.size() == 1) {
            return trees.get(0);
        }
        if (trees.isEmpty()) {
            throw new SourceException(file.path() + " has no tree; it holds " + contents(root));
        }
        throw new SourceException(
                file.path() + " has several trees, choose one by the option 'tree': " + String.join(", ", trees));
    }

    private static String contents(RootFile root) {
        List<String> objects = new ArrayList<>();
        for (RootFile.Entry entry : root.entries()) {
            if (objects.size() == CONTENTS_SHOWN) {
                objects.add("...");
                break;
            }
            objects.add(entry.path() + " (" + entry.className() + ")");
        }
        return objects.isEmpty() ? "nothing" : String.join(", ", objects);
    }
}
