package org.ridgeline.jobs.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ridgeline.root.BasketRange;
import org.ridgeline.root.Branch;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.Tree;
import org.ridgeline.source.SparkTypes;

/**
 * What is in a ROOT file; also the shape of {@code inspect --json}.
 *
 * @param path of the file
 * @param size in bytes
 * @param compression how the file was asked to be compressed, for example {@code zlib, level 1}
 * @param trees in the file's order, each at its highest cycle
 * @param objects everything else, older cycles of trees included
 */
record Inspection(String path, long size, String compression, List<TreeContent> trees, List<StoredObject> objects) {

    /**
     * A tree.
     *
     * @param codec of its largest branch: the baskets decide, whatever the file was asked for; empty if none is stored
     * @param clusters runs of entries that can be read apart from each other
     * @param compressedBytes of all readable branches on disk
     * @param uncompressedBytes of the same after decompression
     * @param embeddedBytes of baskets that lie in the tree's own record, which is compressed as a whole
     * @param leftOut branches that cannot be read, and why
     */
    record TreeContent(
            String name,
            int cycle,
            String title,
            long entries,
            int clusters,
            String codec,
            long compressedBytes,
            long uncompressedBytes,
            long embeddedBytes,
            List<BranchContent> branches,
            List<Tree.Omitted> leftOut) {}

    /**
     * A readable branch.
     *
     * @param type as Spark has it
     * @param embeddedBytes of baskets in the tree's own record
     * @param digest of the values, only if asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BranchContent(
            String name,
            String title,
            String type,
            long entries,
            int baskets,
            long compressedBytes,
            long uncompressedBytes,
            long embeddedBytes,
            Map<String, Object> digest) {}

    /**
     * Any other object.
     *
     * @param reason why it is not read, if it holds events
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredObject(String name, int cycle, String className, String title, String reason) {}

    /** Makes the digest of a branch's values, or null. */
    interface Digests {
        Map<String, Object> of(RootFile file, Branch branch) throws IOException;
    }

    /**
     * Looks into an open file.
     *
     * @param only the path of the one tree to show, or null for all
     */
    static Inspection of(RootFile file, String only, Digests digests) throws IOException {
        List<String> paths = only == null ? file.treePaths() : List.of(only);
        List<TreeContent> trees = new ArrayList<>();
        for (String path : paths) {
            trees.add(content(file, file.tree(path), digests));
        }
        List<StoredObject> objects = new ArrayList<>();
        for (RootFile.Entry entry : file.entries()) {
            boolean shown =
                    trees.stream().anyMatch(tree -> tree.name().equals(entry.path()) && tree.cycle() == entry.cycle());
            if (!shown) {
                objects.add(
                        new StoredObject(entry.path(), entry.cycle(), entry.className(), entry.title(), reason(entry)));
            }
        }
        return new Inspection(
                file.bytes().name(), file.bytes().size(), compression(file.compressionSetting()), trees, objects);
    }

    private static TreeContent content(RootFile file, Tree tree, Digests digests) throws IOException {
        List<BranchContent> branches = new ArrayList<>();
        long compressed = 0;
        long uncompressed = 0;
        long embedded = 0;
        Branch largest = null;
        for (Branch branch : tree.branches()) {
            if (largest == null || branch.compressedBytes() > largest.compressedBytes()) {
                largest = branch;
            }
            compressed += branch.compressedBytes();
            uncompressed += branch.uncompressedBytes();
            long inTree = embeddedBytes(branch);
            embedded += inTree;
            branches.add(new BranchContent(
                    branch.name(),
                    branch.title(),
                    SparkTypes.of(branch.type()).catalogString(),
                    branch.entries(),
                    branch.baskets().size(),
                    branch.compressedBytes(),
                    branch.uncompressedBytes(),
                    inTree,
                    digests.of(file, branch)));
        }
        return new TreeContent(
                tree.path(),
                tree.cycle(),
                tree.title(),
                tree.entries(),
                tree.clusterStarts().length,
                largest == null ? "" : file.codec(largest),
                compressed,
                uncompressed,
                embedded,
                branches,
                tree.omitted());
    }

    private static String reason(RootFile.Entry entry) {
        return entry.className().endsWith("RNTuple") ? "RNTuple is not supported" : null;
    }

    private static long embeddedBytes(Branch branch) {
        long bytes = 0;
        for (BasketRange basket : branch.baskets()) {
            bytes += basket.embedded() == null ? 0 : basket.embedded().length;
        }
        return bytes;
    }

    /** ROOT's numbers for algorithms (Compression.h); below 100 the level alone is given, and the algorithm is zlib. */
    static String compression(int setting) {
        int level = setting % 100;
        if (level == 0) {
            return "none";
        }
        String algorithm = switch (setting / 100) {
            case 0, 1 -> "zlib";
            case 2 -> "lzma";
            case 3 -> "deflate";
            case 4 -> "lz4";
            case 5 -> "zstd";
            default -> "algorithm " + setting / 100;
        };
        return algorithm + ", level " + level;
    }
}
