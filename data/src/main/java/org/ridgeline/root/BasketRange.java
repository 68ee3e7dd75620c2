package org.ridgeline.root;

import java.io.Serializable;

/**
 * Where the entries {@code firstEntry} to {@code firstEntry + entries - 1} of a branch are stored.
 *
 * @param offset of the basket's key in the file; 0 if embedded
 * @param length of the basket on disk, key included; 0 if embedded
 * @param embedded the basket's bytes if it lies inside the tree's own record (never compressed), otherwise null
 */
public record BasketRange(long firstEntry, long entries, long offset, int length, byte[] embedded)
        implements Serializable {
    public long endEntry() {
        return firstEntry + entries;
    }
}
