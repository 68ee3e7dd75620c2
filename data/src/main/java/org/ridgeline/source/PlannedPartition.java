package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;
import org.ridgeline.root.Branch;

/**
 * What one task will read, as the driver keeps it: parts of files whose metadata all partitions share. Lists of baskets are
 * made when it is sent to its task, as a {@link RootPartition}; for all tasks at once they would not fit into memory.
 */
final class PlannedPartition implements InputPartition {
    private static final long serialVersionUID = 1L;

    private final transient List<Part> parts;

    /**
     * A run of entries of a file.
     *
     * @param branches numbers of the branches to read in the file's shape; -1 where it lacks one
     */
    record Part(TreeFile tree, int[] branches, long from, long to) {
        FileSlice slice() {
            List<Branch> sliced = new ArrayList<>(branches.length);
            for (int number : branches) {
                sliced.add(number < 0 ? null : BranchSlice.of(tree.branch(number), from, to));
            }
            return new FileSlice(tree.file(), from, to, sliced);
        }
    }

    PlannedPartition(List<Part> parts) {
        this.parts = parts;
    }

    List<FileSlice> slices() {
        return parts.stream().map(Part::slice).toList();
    }

    private Object writeReplace() {
        return new RootPartition(slices());
    }
}
