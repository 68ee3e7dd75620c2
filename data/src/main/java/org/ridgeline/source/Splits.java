package org.ridgeline.source;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.types.StructField;
import org.ridgeline.root.BasketRange;
import org.ridgeline.root.Baskets;
import org.ridgeline.root.Branch;

/**
 * Cuts the entries of all files into partitions of about equal compressed bytes of the chosen columns: large files on
 * cluster boundaries, small files together.
 */
final class Splits {
    /** A task of this many compressed bytes runs for seconds. */
    private static final long LARGEST = 64L << 20;

    /** The bytes that could be read while a file is opened: no partition is smaller for the sake of parallelism alone. */
    private static final long OPENING = 4L << 20;

    private final List<StructField> columns;
    private final OptionalLong wantedSize;
    private final int cores;
    private final long limit;
    private final Map<TreeShape, int[]> numbers = new IdentityHashMap<>();

    /**
     * @param columns to read
     * @param wantedSize bytes per partition; empty: so that all cores have work, but no partition is tiny or huge
     * @param limit entries that are enough
     */
    Splits(List<StructField> columns, OptionalLong wantedSize, int cores, long limit) {
        this.columns = columns;
        this.wantedSize = wantedSize;
        this.cores = cores;
        this.limit = limit;
    }

    /** A run of entries of a file and the bytes it takes. */
    private record Piece(TreeFile tree, long from, long to, long bytes) {}

    /** The partitions, in the order of files and entries. */
    List<PlannedPartition> of(TreeFiles trees) {
        List<Piece> files = new ArrayList<>();
        long total = 0;
        long entries = 0;
        for (TreeFile tree : trees.files()) {
            long to = Math.min(tree.entries(), limit - entries);
            if (to > 0) {
                Piece file = new Piece(tree, 0, to, bytes(branches(tree), 0, to));
                files.add(file);
                total += file.bytes() + OPENING;
                entries += to;
            }
        }
        long size = wantedSize.orElse(Math.max(OPENING, Math.min(LARGEST, total / Math.max(1, cores))));
        List<PlannedPartition> partitions = new ArrayList<>();
        List<PlannedPartition.Part> together = new ArrayList<>();
        long bytes = 0;
        for (Piece file : files) {
            for (Piece piece : cut(file, size)) {
                if (!together.isEmpty() && bytes + piece.bytes() > size) {
                    partitions.add(new PlannedPartition(List.copyOf(together)));
                    together.clear();
                    bytes = 0;
                }
                together.add(new PlannedPartition.Part(piece.tree(), numbers(piece.tree()), piece.from(), piece.to()));
                bytes += piece.bytes() + OPENING;
            }
        }
        if (!together.isEmpty()) {
            partitions.add(new PlannedPartition(List.copyOf(together)));
        }
        return partitions;
    }

    /** The branches to read, by their numbers in a file; -1 where it lacks one. */
    private int[] numbers(TreeFile tree) {
        return numbers.computeIfAbsent(
                tree.shape(),
                shape -> columns.stream()
                        .mapToInt(column -> shape.number(column.name()))
                        .toArray());
    }

    private List<Branch> branches(TreeFile tree) {
        List<Branch> branches = new ArrayList<>(columns.size());
        for (int number : numbers(tree)) {
            branches.add(number < 0 ? null : tree.branch(number));
        }
        return branches;
    }

    /** Cuts a file between clusters, and a cluster that is too large between the baskets of its largest column. */
    private List<Piece> cut(Piece file, long size) {
        if (file.bytes() <= size) {
            return List.of(file);
        }
        List<Branch> branches = branches(file.tree());
        long[] boundaries = boundaries(file, branches, size);
        List<Piece> pieces = new ArrayList<>();
        long from = 0;
        long bytes = 0;
        for (int i = 0; i < boundaries.length; i++) {
            long end = i + 1 < boundaries.length ? boundaries[i + 1] : file.to();
            long next = bytes(branches, boundaries[i], end);
            if (boundaries[i] > from && bytes + next > size) {
                pieces.add(new Piece(file.tree(), from, boundaries[i], bytes));
                from = boundaries[i];
                bytes = 0;
            }
            bytes += next;
        }
        pieces.add(new Piece(file.tree(), from, file.to(), bytes));
        return pieces;
    }

    /** First entries of the parts that are not cut further. */
    private static long[] boundaries(Piece file, List<Branch> branches, long size) {
        long[] clusters = file.tree().clusterStarts();
        List<Long> boundaries = new ArrayList<>();
        boundaries.add(0L);
        for (int i = 0; i < clusters.length; i++) {
            long start = clusters[i];
            long end = Math.min(file.to(), i + 1 < clusters.length ? clusters[i + 1] : file.to());
            if (start >= end) {
                continue;
            }
            boundaries.add(start);
            if (bytes(branches, start, end) > size) {
                addBaskets(largest(branches, start, end), start, end, boundaries);
            }
        }
        return boundaries.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    private static Branch largest(List<Branch> branches, long from, long to) {
        Branch largest = null;
        long most = -1;
        for (Branch branch : branches) {
            long bytes = branch == null ? -1 : bytes(List.of(branch), from, to);
            if (bytes > most) {
                most = bytes;
                largest = branch;
            }
        }
        return largest;
    }

    private static void addBaskets(Branch branch, long from, long to, List<Long> boundaries) {
        Baskets baskets = Baskets.of(branch.baskets());
        for (int i = baskets.indexOf(from); i < baskets.size() && baskets.firstEntry(i) < to; i++) {
            if (baskets.firstEntry(i) > from) {
                boundaries.add(baskets.firstEntry(i));
            }
        }
    }

    /** Compressed bytes of some entries; a basket that reaches out of them counts by its share. */
    private static long bytes(List<Branch> branches, long from, long to) {
        double bytes = 0;
        for (Branch branch : branches) {
            if (branch == null) {
                continue;
            }
            Baskets baskets = Baskets.of(branch.baskets());
            for (int i = baskets.indexOf(from); i < baskets.size() && baskets.firstEntry(i) < to; i++) {
                long inside = Math.min(to, baskets.endEntry(i)) - Math.max(from, baskets.firstEntry(i));
                long all = baskets.endEntry(i) - baskets.firstEntry(i);
                bytes += (double) stored(baskets.get(i)) * inside / Math.max(1, all);
            }
        }
        return (long) Math.ceil(bytes);
    }

    private static int stored(BasketRange basket) {
        return basket.embedded() == null ? basket.length() : basket.embedded().length;
    }
}
