package org.ridgeline.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.root.Baskets;
import org.ridgeline.root.Branch;

/**
 * Where the baskets of all branches of one file are, in few arrays: thousands of files with hundreds of branches are kept
 * while a query is planned.
 */
final class BasketTable {
    /** Of each branch: first entry of each basket, and the end of the last. Most branches share theirs with others. */
    private final long[][] entries;
    /** Of each branch: the place of its first basket in the arrays below. */
    private final int[] firsts;

    private final long[] offsets;
    private final int[] lengths;
    private final long[] uncompressed;
    /** By basket; null if none is embedded. */
    private final byte[][] embedded;

    /**
     * @param branches of a file, by their numbers
     */
    BasketTable(List<Branch> branches) {
        int n = branches.size();
        entries = new long[n][];
        firsts = new int[n + 1];
        uncompressed = new long[n];
        for (int i = 0; i < n; i++) {
            firsts[i + 1] = firsts[i] + branches.get(i).baskets().size();
            uncompressed[i] = branches.get(i).uncompressedBytes();
        }
        offsets = new long[firsts[n]];
        lengths = new int[firsts[n]];
        byte[][] kept = null;
        Map<Integer, long[]> shared = new HashMap<>();
        for (int i = 0; i < n; i++) {
            Baskets baskets = Baskets.of(branches.get(i).baskets());
            entries[i] = entries(baskets, shared);
            for (int k = 0; k < baskets.size(); k++) {
                offsets[firsts[i] + k] = baskets.offset(k);
                lengths[firsts[i] + k] = baskets.length(k);
                byte[] inside = baskets.get(k).embedded();
                if (inside != null) {
                    kept = kept == null ? new byte[offsets.length][] : kept;
                    kept[firsts[i] + k] = inside;
                }
            }
        }
        embedded = kept;
    }

    private static long[] entries(Baskets baskets, Map<Integer, long[]> shared) {
        int n = baskets.size();
        long[] own = new long[n + 1];
        for (int k = 0; k < n; k++) {
            own[k] = baskets.firstEntry(k);
            own[k + 1] = baskets.endEntry(k);
        }
        long[] first = shared.computeIfAbsent(Arrays.hashCode(own), none -> own);
        return Arrays.equals(first, own) ? first : own;
    }

    /** The baskets of a branch. */
    Baskets baskets(int branch) {
        return Baskets.of(
                entries[branch],
                Arrays.copyOfRange(offsets, firsts[branch], firsts[branch + 1]),
                Arrays.copyOfRange(lengths, firsts[branch], firsts[branch + 1]),
                embedded == null ? null : Arrays.copyOfRange(embedded, firsts[branch], firsts[branch + 1]));
    }

    /** Bytes of a branch after decompression. */
    long uncompressed(int branch) {
        return uncompressed[branch];
    }

    /** Stored bytes of a branch. */
    long stored(int branch) {
        long bytes = 0;
        for (int i = firsts[branch]; i < firsts[branch + 1]; i++) {
            bytes += embedded == null || embedded[i] == null ? lengths[i] : embedded[i].length;
        }
        return bytes;
    }
}
