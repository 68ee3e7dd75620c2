package org.ridgeline.root;

import java.io.Closeable;
import java.io.IOException;

/**
 * Decodes runs of entries of one branch. Calls ascend; the basket decompressed last is kept, so that one basket can feed
 * many runs, and many small baskets are joined into one run. Not for several threads at a time.
 */
public final class BranchReader implements Closeable {
    /** Bytes of a buffer that is not given back between baskets. */
    private static final byte[] NOTHING = {};

    /** Hands out the stored bytes of a basket (the whole record at {@code offset}, key included). */
    public interface StoredBaskets {
        /** A basket's bytes inside a larger array, so that merged ranges need not be copied. */
        record Slice(byte[] array, int offset, int length) {}

        /** Not asked for embedded baskets. */
        Slice stored(Branch branch, BasketRange basket) throws IOException;
    }

    private final String file;
    private final Branch branch;
    private final Baskets baskets;
    private final StoredBaskets storedBaskets;
    private final Decoder decoder;
    private final Compression compression;
    private final Basket basket = new Basket();
    private final BranchReader counter;
    private byte[] buffer = NOTHING;
    private int[] offsets = {};
    private int current = -1;
    private long basketsRead;
    private long bytesDecompressed;
    private long decompressionNanos;

    public BranchReader(String file, Branch branch, StoredBaskets baskets) {
        this(file, branch, baskets, Zlib.PORTABLE);
    }

    /**
     * @param zlib what expands blocks of zlib
     */
    public BranchReader(String file, Branch branch, StoredBaskets baskets, Zlib zlib) {
        this.file = file;
        this.branch = branch;
        this.baskets = Baskets.of(branch.baskets());
        this.storedBaskets = baskets;
        this.decoder = branch.interpretation().decoder();
        this.counter = branch.counter() == null ? null : new BranchReader(file, branch.counter(), baskets, zlib);
        this.compression = new Compression(zlib);
    }

    /**
     * Reads the entries {@code from} (included) to {@code to} (excluded), over as many baskets as they lie in.
     *
     * @throws RootException if a basket is not what the format demands
     */
    public Column read(long from, long to) throws IOException {
        if (from > to || to - from > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a run of entries from " + from + " to " + to);
        }
        long next = from;
        while (next < to) {
            int i = baskets.indexOf(next);
            if (i == baskets.size()) {
                throw new RootException(file + ": branch '" + branch.name() + "' has " + branch.entries()
                        + " entries, entry " + next + " is not among them");
            }
            if (i != current) {
                load(i);
            }
            long last = Math.min(to, baskets.endEntry(i));
            try {
                decoder.append(basket, (int) (next - baskets.firstEntry(i)), (int) (last - baskets.firstEntry(i)));
            } catch (RootException e) {
                throw new RootException(where(i) + ": " + e.getMessage(), e);
            }
            next = last;
        }
        return decoder.finish((int) (to - from));
    }

    private String where(int i) {
        return file + ": branch '" + branch.name() + "', basket " + i
                + (baskets.get(i).embedded() == null ? " at offset " + baskets.offset(i) : " embedded in the tree");
    }

    private void load(int i) throws IOException {
        current = -1;
        BasketRange range = baskets.get(i);
        if (range.embedded() != null) {
            loadEmbedded(i, range);
        } else {
            loadStored(i, range);
        }
        basketsRead++;
        if (basket.offsets == null && counter != null && basket.entries > 0) {
            basket.offsets = countedOffsets(i, range);
        }
        current = i;
    }

    private void loadStored(int i, BasketRange range) throws IOException {
        StoredBaskets.Slice slice = storedBaskets.stored(branch, range);
        if (slice.length() < range.length()) {
            throw new RootException(where(i) + ": expected " + range.length() + " bytes, found " + slice.length());
        }
        int start = slice.offset();
        Cursor cursor = new Cursor(slice.array(), start, start + range.length(), where(i));
        BasketHeader header = BasketHeader.read(cursor);
        Key key = header.key();
        check(i, range, header);
        int payload = start + key.keyLength();
        int stored = key.storedLength();
        if (key.nbytes() > range.length() || stored < 0 || cursor.at() > payload) {
            throw new RootException(where(i) + ": expected a record of " + range.length() + " bytes, found one of "
                    + key.nbytes() + " with a header of " + key.keyLength());
        }
        int border = header.last() - key.keyLength();
        if (border < 0 || border > key.objectLength()) {
            throw new RootException(where(i) + ": the entries end at byte " + border + " of " + key.objectLength());
        }
        byte[] bytes = slice.array();
        int begin = payload;
        if (key.compressed()) {
            long before = System.nanoTime();
            buffer = compression.expand(bytes, payload, stored, key.objectLength(), buffer, where(i));
            decompressionNanos += System.nanoTime() - before;
            bytes = buffer;
            begin = 0;
        }
        bytesDecompressed += key.objectLength();
        set(bytes, begin, begin + border, header.entries());
        if (key.objectLength() > border && !header.generated()) {
            Cursor tail = new Cursor(bytes, begin + border, begin + key.objectLength(), where(i));
            int count = tail.count(4, "entry offsets");
            if (count < header.entries()) {
                throw tail.broken("at least " + header.entries() + " entry offsets, found " + count);
            }
            readOffsets(tail, header.entries(), begin - key.keyLength());
        }
    }

    private void loadEmbedded(int i, BasketRange range) throws RootException {
        byte[] bytes = range.embedded();
        Cursor cursor = new Cursor(bytes, where(i));
        BasketHeader header = BasketHeader.read(cursor);
        check(i, range, header);
        int offsetsAt = -1;
        if (header.holdsOffsets()) {
            int count = cursor.count(4, "entry offsets");
            if (count < header.entries()) {
                throw cursor.broken("at least " + header.entries() + " entry offsets, found " + count);
            }
            offsetsAt = cursor.at();
            cursor.skip(4L * count, "entry offsets");
        }
        int data = cursor.at();
        int keyLength = header.key().keyLength();
        cursor.skip(header.last(), "the basket's buffer");
        bytesDecompressed += header.last() - keyLength;
        set(bytes, data + keyLength, data + header.last(), header.entries());
        if (offsetsAt >= 0) {
            readOffsets(new Cursor(bytes, offsetsAt, data, where(i)), header.entries(), data);
        }
    }

    private void check(int i, BasketRange range, BasketHeader header) throws RootException {
        if (header.entries() != range.entries()) {
            throw new RootException(where(i) + ": expected " + range.entries() + " entries, found " + header.entries());
        }
    }

    private void set(byte[] bytes, int start, int end, int entries) {
        basket.bytes = bytes;
        basket.start = start;
        basket.end = end;
        basket.entries = entries;
        basket.offsets = null;
    }

    /**
     * Reads the entry offsets. They count from the key's beginning, and ascend; old files leave the last one unset, so the
     * end of the data stands for it.
     */
    private void readOffsets(Cursor cursor, int entries, int base) throws RootException {
        if (offsets.length < entries + 1) {
            offsets = new int[entries + 1];
        }
        int before = basket.start;
        for (int entry = 0; entry < entries; entry++) {
            int offset = cursor.i32() + base;
            if (offset < before || offset > basket.end) {
                throw cursor.broken("entry " + entry + " to begin between " + (before - base) + " and "
                        + (basket.end - base) + ", found " + (offset - base));
            }
            offsets[entry] = offset;
            before = offset;
        }
        offsets[entries] = basket.end;
        basket.offsets = offsets;
    }

    /** Entry offsets of a basket that has none, from the branch that holds the numbers of elements. */
    private int[] countedOffsets(int i, BasketRange range) throws IOException {
        if (!(branch.interpretation() instanceof JaggedEntries jagged)) {
            return null;
        }
        int width = jagged.elementBytes();
        Column counts = counter.read(range.firstEntry(), range.endEntry());
        if (offsets.length < basket.entries + 1) {
            offsets = new int[basket.entries + 1];
        }
        long at = basket.start;
        for (int entry = 0; entry < basket.entries; entry++) {
            offsets[entry] = (int) at;
            long n = count(counts, entry);
            at += n * width;
            if (n < 0 || n > basket.end || at > basket.end) {
                throw new RootException(where(i) + ": branch '" + counter.branch.name() + "' counts " + n
                        + " elements in entry " + entry + ", but the data end before");
            }
        }
        if (at != basket.end) {
            throw new RootException(where(i) + ": branch '" + counter.branch.name() + "' counts "
                    + (at - basket.start) / width + " elements, but the basket has " + basket.length() + " bytes of "
                    + width + " each");
        }
        offsets[basket.entries] = basket.end;
        return offsets;
    }

    private long count(Column counts, int i) throws RootException {
        if (counts instanceof Column.Ints ints) {
            return ints.values()[i];
        }
        if (counts instanceof Column.Longs longs) {
            return longs.values()[i];
        }
        if (counts instanceof Column.Shorts shorts) {
            return shorts.values()[i];
        }
        if (counts instanceof Column.Bytes bytes) {
            return bytes.values()[i];
        }
        throw new RootException(
                file + ": branch '" + counter.branch.name() + "' counts elements, but does not hold whole numbers");
    }

    /** Ends decompression and gives back its memory outside of the heap. Nothing can be read then; the counts stay. */
    @Override
    public void close() {
        compression.close();
        if (counter != null) {
            counter.close();
        }
    }

    /** Baskets decompressed until now. */
    public long basketsRead() {
        return basketsRead + (counter == null ? 0 : counter.basketsRead());
    }

    /** Bytes that came out of decompression until now. */
    public long bytesDecompressed() {
        return bytesDecompressed + (counter == null ? 0 : counter.bytesDecompressed());
    }

    /** Time spent in decompression until now, in ns. */
    public long decompressionNanos() {
        return decompressionNanos + (counter == null ? 0 : counter.decompressionNanos());
    }
}
