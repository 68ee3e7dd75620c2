package org.ridgeline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.root.Branch;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.Tree;

/**
 * A file and the metadata of its tree.
 *
 * @param title of the tree, for humans
 * @param entries to read, from the first
 * @param clusterStarts first entry of each cluster
 * @param branches by name, in the file's order
 * @param omitted what the file holds besides, and why it cannot be read
 */
record TreeFile(
        InputFile file,
        String treePath,
        String title,
        long entries,
        long[] clusterStarts,
        Map<String, Branch> branches,
        List<Tree.Omitted> omitted) {
    private static final int CONTENTS_SHOWN = 10;
    /** Tasks read the baskets again: planning takes the metadata alone, unless the file is little more. */
    private static final int WHOLE_BELOW = 64 * 1024;

    /**
     * Reads the metadata.
     *
     * @param wanted path of the tree; empty: the only one
     * @throws SourceException if the file has no tree, or several of which none is chosen
     */
    static TreeFile open(InputFile file, Optional<String> wanted, Configuration hadoop) throws IOException {
        try (RootFile root = RootFile.open(file.open(hadoop), WHOLE_BELOW)) {
            Tree tree = root.tree(wanted.isPresent() ? wanted.get() : onlyTree(file, root));
            Map<String, Branch> branches = new LinkedHashMap<>();
            for (Branch branch : tree.branches()) {
                branches.put(branch.name(), branch);
            }
            return new TreeFile(
                    file, tree.path(), tree.title(), tree.entries(), tree.clusterStarts(), branches, tree.omitted());
        }
    }

    /** The same with the first share of its entries, rounded up. */
    TreeFile first(double fraction) {
        long some = Math.min(entries, (long) Math.ceil(entries * fraction));
        return new TreeFile(file, treePath, title, some, clusterStarts, branches, omitted);
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
