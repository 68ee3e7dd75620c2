package org.ridgeline.root;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The baskets of a branch in order of entries. A list of {@link BasketRange}s made as they are asked for: branches of many
 * thousand baskets are kept, and shipped to tasks, as a few arrays.
 */
public final class Baskets extends AbstractList<BasketRange> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    /** First entry of each basket, and the end of the last. */
    private final long[] entries;

    private final long[] offsets;
    private final int[] lengths;
    /** Null if no basket is embedded. */
    private final byte[][] embedded;

    private Baskets(long[] entries, long[] offsets, int[] lengths, byte[][] embedded) {
        this.entries = entries;
        this.offsets = offsets;
        this.lengths = lengths;
        this.embedded = embedded;
    }

    /**
     * The same list in compact form.
     *
     * @throws IllegalArgumentException if a basket does not begin where the one before it ends
     */
    public static Baskets of(List<BasketRange> ranges) {
        if (ranges instanceof Baskets baskets) {
            return baskets;
        }
        int n = ranges.size();
        long[] entries = new long[n + 1];
        long[] offsets = new long[n];
        int[] lengths = new int[n];
        byte[][] embedded = null;
        for (int i = 0; i < n; i++) {
            BasketRange range = ranges.get(i);
            if (range.entries() < 0 || (i > 0 && range.firstEntry() != entries[i])) {
                throw new IllegalArgumentException("basket " + i + " begins at entry " + range.firstEntry()
                        + " and has " + range.entries() + " entries, but the one before ends at " + entries[i]);
            }
            entries[i] = range.firstEntry();
            entries[i + 1] = range.endEntry();
            offsets[i] = range.offset();
            lengths[i] = range.length();
            if (range.embedded() != null) {
                if (embedded == null) {
                    embedded = new byte[n][];
                }
                embedded[i] = range.embedded();
            }
        }
        return new Baskets(entries, offsets, lengths, embedded);
    }

    /**
     * @param entries first entry of each basket, and the end of the last
     * @param offsets in the file
     * @param lengths on disk, keys included
     * @param embedded bytes of baskets that lie in the tree's record; null if there are none
     */
    public static Baskets of(long[] entries, long[] offsets, int[] lengths, byte[][] embedded) {
        if (entries.length != offsets.length + 1 || offsets.length != lengths.length) {
            throw new IllegalArgumentException(
                    offsets.length + " offsets, " + lengths.length + " lengths, " + entries.length + " entries");
        }
        return new Baskets(entries, offsets, lengths, embedded);
    }

    @Override
    public BasketRange get(int i) {
        return new BasketRange(
                entries[i], entries[i + 1] - entries[i], offsets[i], lengths[i], embedded == null ? null : embedded[i]);
    }

    @Override
    public int size() {
        return offsets.length;
    }

    public long firstEntry(int i) {
        return entries[i];
    }

    /** One past the last entry of basket {@code i}. */
    public long endEntry(int i) {
        return entries[i + 1];
    }

    /** Offset of basket {@code i} in the file; 0 if embedded. */
    public long offset(int i) {
        return offsets[i];
    }

    /** Size of basket {@code i} on disk, key included; 0 if embedded. */
    public int length(int i) {
        return lengths[i];
    }

    /** Entries of all baskets. */
    public long entries() {
        return entries[offsets.length] - entries[0];
    }

    /** Index of the basket that holds {@code entry}; {@link #size()} if none does. */
    public int indexOf(long entry) {
        if (entry < entries[0] || entry >= entries[offsets.length]) {
            return offsets.length;
        }
        int i = Arrays.binarySearch(entries, entry);
        if (i < 0) {
            return -i - 2;
        }
        // Baskets without entries begin where the next one does.
        while (entries[i + 1] == entry) {
            i++;
        }
        return i;
    }

    /** The baskets that hold the entries {@code from} (included) to {@code to} (excluded). */
    public Baskets between(long from, long to) {
        int first = indexOf(Math.max(from, entries[0]));
        int last = first;
        while (last < size() && entries[last] < to) {
            last++;
        }
        return new Baskets(
                Arrays.copyOfRange(entries, first, last + 1),
                Arrays.copyOfRange(offsets, first, last),
                Arrays.copyOfRange(lengths, first, last),
                embedded == null ? null : Arrays.copyOfRange(embedded, first, last));
    }
}
