package org.ridgeline.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.ByteSource.Range;

/** Regions of a TIFF whose blocks are decoded whole. Stored bytes are fetched in batches of merged ranges. */
final class TiffRegions implements RegionReader {

    private static final long BATCH_BYTES = 16 << 20;
    /** Reading so many bytes too much costs less than one more request. */
    private static final int GAP = 64 << 10;

    /** Decoded rows {@code first} to {@code first + count - 1} of a block. */
    private record Decoded(byte[] rows, int first, int count) {}

    /** A block of which rows {@code first} to {@code last - 1} are wanted, and where what they need is stored. */
    private record Wanted(int block, int first, int last, long offset, int length) {}

    private final ByteSource source;
    private final ImageHeader header;
    private final TiffLayout layout;
    private final TiffBlocks blocks;
    private final long cacheBytes;
    private final Map<Integer, Decoded> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long cached;

    TiffRegions(ByteSource source, ImageHeader header, TiffLayout layout, ImageLimits limits) {
        this.source = source;
        this.header = header;
        this.layout = layout;
        cacheBytes = limits.memory();
        blocks = new TiffBlocks(source.name(), layout, limits);
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public void read(Raster into) throws IOException {
        Region region = into.region();
        if (!header.shape().bounds().contains(region)) {
            throw new IllegalArgumentException(
                    region + " is not inside the image of " + header.width() + " x " + header.height());
        }
        if (header.orientation() == Orientation.UPRIGHT) {
            readStored(into);
            return;
        }
        ImageShape stored = layout.stored();
        Raster part = Raster.allocate(header.orientation().stored(region, stored), stored.channels(), stored.depth());
        readStored(part);
        header.orientation().turn(part, into, region);
    }

    private void readStored(Raster into) throws IOException {
        Region region = into.region();
        int across = layout.across();
        List<Wanted> batch = new ArrayList<>();
        long batchBytes = 0;
        for (int y = region.y() / layout.blockHeight(); y * (long) layout.blockHeight() < region.bottom(); y++) {
            for (int x = region.x() / layout.blockWidth(); x * (long) layout.blockWidth() < region.right(); x++) {
                Wanted wanted = wanted(y * across + x, region);
                Decoded known = cache.get(wanted.block());
                if (known != null
                        && known.first() <= wanted.first()
                        && known.first() + known.count() >= wanted.last()) {
                    unpack(wanted.block(), known, into);
                } else {
                    if (!batch.isEmpty() && batchBytes + wanted.length() > BATCH_BYTES) {
                        readBatch(batch, into);
                        batch.clear();
                        batchBytes = 0;
                    }
                    batch.add(wanted);
                    batchBytes += wanted.length();
                }
            }
        }
        readBatch(batch, into);
    }

    private Wanted wanted(int block, Region region) {
        Region part = layout.region(block).intersection(region);
        int top = layout.region(block).y();
        int first = part.y() - top;
        int last = part.bottom() - top;
        if (layout.compression() == TiffCompression.NONE) {
            long rowBytes = layout.blockRowBytes();
            boolean stored = layout.offsets()[block] != 0;
            return new Wanted(
                    block,
                    first,
                    last,
                    stored ? layout.offsets()[block] + first * rowBytes : 0,
                    stored ? (int) ((last - first) * rowBytes) : 0);
        }
        // A few rows at the top are a halo: no more is decoded for them. Else all is, for the next region's sake.
        int rows = layout.rowsIn(block);
        return new Wanted(
                block, 0, last <= rows / 4 ? last : rows, layout.offsets()[block], (int) layout.lengths()[block]);
    }

    private void readBatch(List<Wanted> batch, Raster into) throws IOException {
        List<Wanted> stored = new ArrayList<>();
        for (Wanted wanted : batch) {
            if (wanted.length() == 0) {
                // Not stored: zeros, as GDAL writes sparse files.
                byte[] zeros = new byte[(int) ((wanted.last() - wanted.first()) * layout.blockRowBytes())];
                unpack(wanted.block(), new Decoded(zeros, wanted.first(), wanted.last() - wanted.first()), into);
            } else {
                stored.add(wanted);
            }
        }
        stored.sort(Comparator.comparingLong(Wanted::offset));
        List<Range> ranges = merged(stored);
        List<byte[]> fetched = source.readAll(ranges);
        int range = 0;
        for (Wanted wanted : stored) {
            while (wanted.offset() >= ranges.get(range).end()) {
                range++;
            }
            int from = (int) (wanted.offset() - ranges.get(range).offset());
            byte[] bytes = Arrays.copyOfRange(fetched.get(range), from, from + wanted.length());
            Decoded decoded = decode(wanted, bytes);
            unpack(wanted.block(), decoded, into);
            keep(wanted.block(), decoded);
        }
    }

    /** Ranges that cover all, sorted and apart from each other. */
    private static List<Range> merged(List<Wanted> sorted) {
        List<Range> ranges = new ArrayList<>();
        for (Wanted wanted : sorted) {
            Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            long end = wanted.offset() + wanted.length();
            boolean overlaps = last != null && wanted.offset() < last.end();
            boolean near = last != null && wanted.offset() <= last.end() + GAP && end - last.offset() <= BATCH_BYTES;
            if (overlaps || near) {
                int length = Math.toIntExact(Math.max(end, last.end()) - last.offset());
                ranges.set(ranges.size() - 1, new Range(last.offset(), length));
            } else {
                ranges.add(new Range(wanted.offset(), wanted.length()));
            }
        }
        return ranges;
    }

    private Decoded decode(Wanted wanted, byte[] bytes) throws IOException {
        if (layout.compression() == TiffCompression.NONE) {
            return new Decoded(bytes, wanted.first(), wanted.last() - wanted.first());
        }
        SourceCursor cursor = new SourceCursor(source.name(), bytes, wanted.offset());
        return new Decoded(blocks.decode(wanted.block(), cursor, wanted.last()), 0, wanted.last());
    }

    private void unpack(int block, Decoded decoded, Raster into) throws IOException {
        Region region = layout.region(block);
        Region rows = new Region(
                region.x(),
                region.y() + decoded.first(),
                region.width(),
                Math.min(decoded.count(), region.height() - decoded.first()));
        Region part = rows.intersection(into.region());
        int rowBytes = (int) layout.blockRowBytes();
        SampleRow samples = layout.samples();
        for (int y = part.y(); y < part.bottom(); y++) {
            int from = (y - rows.y()) * rowBytes;
            int largest = samples.unpack(
                    decoded.rows(), from, part.x() - region.x(), part.width(), into, into.index(part.x(), y));
            if (largest >= 0 && largest >= samples.palette()[0].length) {
                throw new ImageException(source.name(), "damaged TIFF: colour " + largest + " is not in its palette");
            }
        }
    }

    private void keep(int block, Decoded decoded) {
        Decoded before = cache.put(block, decoded);
        cached += decoded.rows().length - (before == null ? 0 : before.rows().length);
        while (cached > cacheBytes && !cache.isEmpty()) {
            Integer eldest = cache.keySet().iterator().next();
            cached -= cache.remove(eldest).rows().length;
        }
    }

    @Override
    public void close() {
        cache.clear();
        cached = 0;
    }
}
