package org.ridgeline.root;

import java.util.List;

/**
 * A tree's metadata.
 *
 * @param path directories and name, without the cycle
 * @param clusterStarts first entry of each cluster, ascending, starting with 0; empty for an empty tree
 * @param branches readable columns in the file's order
 * @param omitted what is left out of the schema, each with its reason
 */
public record Tree(
        String path,
        int cycle,
        String title,
        long entries,
        long[] clusterStarts,
        List<Branch> branches,
        List<Omitted> omitted) {

    /** A branch that cannot be read, and why. */
    public record Omitted(String name, String className, String reason) {}
}
