package org.ridgeline.root;

import java.io.Serializable;
import java.util.List;

/**
 * A readable column of a tree: its name, type, how its bytes are decoded, and where its baskets are. The driver makes it
 * from the tree's metadata and ships it to tasks.
 *
 * @param name full name, the path of branch names below the tree
 * @param title as the file has it
 * @param interpretation how entries are decoded
 * @param counter the branch that holds the list lengths where this branch's baskets have no offsets, otherwise null
 * @param baskets in order of entries
 * @param compressedBytes on disk, keys included
 * @param uncompressedBytes after decompression, keys included
 */
public record Branch(
        String name,
        String title,
        ColumnType type,
        Interpretation interpretation,
        Branch counter,
        List<BasketRange> baskets,
        long entries,
        long compressedBytes,
        long uncompressedBytes)
        implements Serializable {}
