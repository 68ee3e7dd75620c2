package org.ridgeline.root;

import java.io.IOException;

/**
 * Decodes runs of entries of one branch. Calls ascend; the basket decompressed last is kept, so that one basket can feed
 * many runs, and many small baskets are joined into one run.
 */
public final class BranchReader {

    /** Hands out the stored bytes of a basket (the whole record at {@code offset}, key included). */
    public interface StoredBaskets {
        /** A basket's bytes inside a larger array, so that merged ranges need not be copied. */
        record Slice(byte[] array, int offset, int length) {}

        Slice stored(Branch branch, BasketRange basket) throws IOException;
    }

    private final String file;
    private final Branch branch;
    private final StoredBaskets baskets;

    public BranchReader(String file, Branch branch, StoredBaskets baskets) {
        this.file = file;
        this.branch = branch;
        this.baskets = baskets;
    }

    /**
     * Reads the entries {@code from} (included) to {@code to} (excluded), over as many baskets as they lie in.
     *
     * @throws RootException if a basket is not what the format demands
     */
    public Column read(long from, long to) throws IOException {
        throw new UnsupportedOperationException(file + branch + baskets);
    }

    /** Baskets decompressed until now. */
    public long basketsRead() {
        return 0;
    }

    /** Bytes that came out of decompression until now. */
    public long bytesDecompressed() {
        return 0;
    }

    /** Time spent in decompression until now, in ns. */
    public long decompressionNanos() {
        return 0;
    }
}
