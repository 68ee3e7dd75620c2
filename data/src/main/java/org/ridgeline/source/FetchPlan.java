package org.ridgeline.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.root.BasketRange;
import org.ridgeline.root.Branch;
import org.ridgeline.root.ByteSource.Range;
import org.ridgeline.root.RootException;
import org.ridgeline.root.RootFile;

/**
 * Cuts a slice into groups of entries whose baskets are fetched together, and merges neighbouring baskets of a group into
 * few ranges.
 */
final class FetchPlan {
    /** Compressed bytes fetched at a time: one group is decoded while the next is on its way. */
    static final int GROUP_BYTES = 8 << 20;
    /** Files up to this size are fetched by one range from the first basket to the last. */
    private static final int SMALL_FILE = RootFile.WHOLE_BELOW;
    /** Unneeded bytes that cost less than another request to an object store. */
    private static final int REMOTE_GAP = 1 << 20;
    /** Unneeded bytes that cost less than another read of a local disk. */
    private static final int LOCAL_GAP = 64 << 10;

    /**
     * A basket and the entries for whose decoding it must be at hand.
     *
     * @param from first entry
     * @param to one past the last entry
     */
    record Need(BasketRange basket, long from, long to) {
        Need and(Need other) {
            return new Need(basket, Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    /**
     * Entries that can be decoded once the needs of this group and of those before it are fetched.
     *
     * @param needs the baskets to fetch, by offset
     * @param ranges what to ask the store for: sorted, apart from each other, covering all needs
     */
    record Group(long from, long to, List<Need> needs, List<Range> ranges) {}

    private FetchPlan() {}

    /** The groups of a slice, in the order of its entries. Embedded baskets need no fetching. */
    static List<Group> of(FileSlice slice) throws RootException {
        Map<Long, Need> needs = new HashMap<>();
        for (Branch branch : slice.branches()) {
            if (branch != null) {
                addNeeds(branch, needs);
            }
        }
        List<Need> sorted = new ArrayList<>(needs.values());
        sorted.sort(Comparator.comparingLong((Need need) -> Math.max(need.from(), slice.from()))
                .thenComparingLong(need -> need.basket().offset()));
        List<Group> groups = new ArrayList<>();
        List<Need> together = new ArrayList<>();
        long start = slice.from();
        long bytes = 0;
        for (Need need : sorted) {
            if (bytes + need.basket().length() > GROUP_BYTES && need.from() > start) {
                groups.add(group(start, need.from(), together, slice.file()));
                start = need.from();
                together = new ArrayList<>();
                bytes = 0;
            }
            together.add(need);
            bytes += need.basket().length();
        }
        groups.add(group(start, slice.to(), together, slice.file()));
        return groups;
    }

    private static void addNeeds(Branch branch, Map<Long, Need> needs) {
        for (BasketRange basket : branch.baskets()) {
            add(new Need(basket, basket.firstEntry(), basket.endEntry()), needs);
            if (branch.counter() == null) {
                continue;
            }
            // Lengths are counted from the start of the basket to its end, whatever part of it is asked for.
            Branch counts = BranchSlice.of(branch.counter(), basket.firstEntry(), basket.endEntry());
            for (BasketRange count : counts.baskets()) {
                add(new Need(count, basket.firstEntry(), basket.endEntry()), needs);
            }
        }
    }

    private static void add(Need need, Map<Long, Need> needs) {
        if (need.basket().embedded() == null) {
            needs.merge(need.basket().offset(), need, Need::and);
        }
    }

    private static Group group(long from, long to, List<Need> needs, InputFile file) throws RootException {
        needs.sort(Comparator.comparingLong(need -> need.basket().offset()));
        long gap = gap(file);
        List<Range> ranges = merge(needs, gap, file);
        // Baskets far apart: rather more requests than many times the bytes in memory.
        while (bytes(ranges) > 2L * GROUP_BYTES && gap > 0) {
            gap /= 2;
            ranges = merge(needs, gap, file);
        }
        return new Group(from, to, needs, ranges);
    }

    private static long gap(InputFile file) {
        if (file.size() <= SMALL_FILE) {
            return SMALL_FILE;
        }
        return file.isLocal() ? LOCAL_GAP : REMOTE_GAP;
    }

    private static List<Range> merge(List<Need> needs, long gap, InputFile file) throws RootException {
        List<Range> ranges = new ArrayList<>();
        long start = 0;
        long end = -1;
        for (Need need : needs) {
            long offset = need.basket().offset();
            boolean apart = offset >= end;
            if (end < 0
                    || offset - end > gap
                    || (apart && offset + need.basket().length() - start > GROUP_BYTES)) {
                if (end >= 0) {
                    ranges.add(range(start, end, file));
                }
                start = offset;
                end = offset;
            }
            end = Math.max(end, offset + need.basket().length());
        }
        if (end >= 0) {
            ranges.add(range(start, end, file));
        }
        return ranges;
    }

    private static Range range(long start, long end, InputFile file) throws RootException {
        if (start < 0 || end > file.size() || end - start > Integer.MAX_VALUE - 8) {
            throw new RootException(file.path() + ", offset " + start + ": baskets end at byte " + end
                    + ", but the file has " + file.size());
        }
        return new Range(start, (int) (end - start));
    }

    private static long bytes(List<Range> ranges) {
        long bytes = 0;
        for (Range range : ranges) {
            bytes += range.length();
        }
        return bytes;
    }
}
