package org.ridgeline.root;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The clusters of a tree: runs of entries that were written together, so that they may be read apart from others. Where the
 * tree does not tell them, entries with which a basket begins in every branch, or else in the largest branch.
 */
final class Clusters {
    private final TreeParser.StoredTree tree;
    private final List<Branch> branches;

    Clusters(TreeParser.StoredTree tree, List<Branch> branches) {
        this.tree = tree;
        this.branches = branches;
    }

    /** First entry of each cluster, ascending, starting with 0; empty for a tree without entries. */
    long[] starts() {
        if (tree.entries() <= 0) {
            return new long[0];
        }
        long[] told = told();
        return told != null ? told : fromBaskets();
    }

    /** What fAutoFlush and the cluster ranges say; null if they say nothing, or more than baskets bear out. */
    private long[] told() {
        TreeSet<Long> starts = new TreeSet<>();
        starts.add(0L);
        long most = mostBaskets();
        long from = 0;
        for (int i = 0; i <= tree.clusterEnds().length; i++) {
            boolean last = i == tree.clusterEnds().length;
            long to = last ? tree.entries() : Math.min(tree.clusterEnds()[i] + 1, tree.entries());
            long size = last ? tree.autoFlush() : tree.clusterSizes()[i];
            if (to <= from) {
                continue;
            }
            if (size <= 0) {
                return null;
            }
            if ((to - from) / size + starts.size() > most + tree.clusterEnds().length + 1) {
                return null;
            }
            for (long start = from; start < to && start >= from; start += size) {
                starts.add(start);
            }
            from = to;
        }
        return array(starts);
    }

    private long mostBaskets() {
        long most = 0;
        for (Branch branch : branches) {
            most = Math.max(most, branch.baskets().size());
        }
        return most;
    }

    private long[] fromBaskets() {
        TreeSet<Long> common = null;
        Branch largest = null;
        for (Branch branch : branches) {
            if (branch.entries() != tree.entries()) {
                continue;
            }
            TreeSet<Long> own = starts(branch);
            if (common == null) {
                common = own;
            } else {
                common.retainAll(own);
            }
            if (largest == null || branch.compressedBytes() > largest.compressedBytes()) {
                largest = branch;
            }
        }
        if (common == null) {
            return new long[] {0};
        }
        return array(common.size() > 1 ? common : starts(largest));
    }

    private static TreeSet<Long> starts(Branch branch) {
        TreeSet<Long> starts = new TreeSet<>();
        starts.add(0L);
        Baskets baskets = Baskets.of(branch.baskets());
        for (int i = 0; i < baskets.size(); i++) {
            starts.add(baskets.firstEntry(i));
        }
        return starts;
    }

    private static long[] array(TreeSet<Long> starts) {
        long[] result = new long[starts.size()];
        int next = 0;
        for (long start : starts) {
            result[next++] = start;
        }
        return Arrays.copyOf(result, next);
    }
}
