package org.ridgeline.source;

import org.ridgeline.root.Baskets;
import org.ridgeline.root.Branch;

/** Cuts a branch down to the baskets that some entries need. */
final class BranchSlice {

    private BranchSlice() {}

    /**
     * The same branch with only the baskets that hold the entries {@code from} (included) to {@code to} (excluded). Its
     * counter keeps what belongs to these baskets as a whole: where they have no offsets, these are sums over the counts.
     */
    static Branch of(Branch branch, long from, long to) {
        Baskets baskets = Baskets.of(branch.baskets()).between(from, to);
        Branch counter = branch.counter();
        if (counter != null && baskets.size() > 0) {
            counter = of(counter, baskets.firstEntry(0), baskets.endEntry(baskets.size() - 1));
        }
        return new Branch(
                branch.name(),
                branch.title(),
                branch.type(),
                branch.interpretation(),
                counter,
                baskets,
                branch.entries(),
                branch.compressedBytes(),
                branch.uncompressedBytes());
    }
}
