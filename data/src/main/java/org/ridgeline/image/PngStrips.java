package org.ridgeline.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * A PNG in strips of about a mebibyte. The pixel data of a PNG is one zlib stream; each strip is a run of its deflate
 * blocks that ends at a whole byte and refers to nothing before it, in an IDAT chunk of its own. The checksum of the whole
 * stream, which stands in the last chunk, is computed from those of the strips.
 */
public final class PngStrips implements SegmentedImage {

    private static final int STRIP_BYTES = 1 << 20;
    private static final int CHUNK_HEAD = 8;
    private static final int CHUNK_TAIL = 4;
    private static final int ADLER_BASE = 65521;
    /** A row of so many is looked at to choose the filter of a strip. */
    private static final int LOOKED_AT = 8;

    private final ImageShape shape;
    private final Carried carried;
    private final int rowBytes;
    private final int stripRows;

    /**
     * Plans a PNG.
     *
     * @param shape at most 16 bits deep
     * @throws ImageException if PNG cannot hold it
     */
    public PngStrips(String file, ImageShape shape, Carried carried) throws ImageException {
        if (shape.depth() == Depth.FLOAT) {
            throw new ImageException(file, "PNG cannot hold floating-point samples; TIFF can");
        }
        if (shape.rowBytes() > ImageLimits.ROW_BYTES) {
            throw new ImageException(
                    file, "rows of " + shape.rowBytes() + " bytes are too long for PNG strips; TIFF tiles are not");
        }
        this.shape = shape;
        this.carried = carried;
        rowBytes = (int) shape.rowBytes();
        stripRows = Math.max(1, Math.min(shape.height(), STRIP_BYTES / (rowBytes + 1)));
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public int segments() {
        return (int) (((long) shape.height() + stripRows - 1) / stripRows);
    }

    @Override
    public Region region(int segment) {
        int y = segment * stripRows;
        return new Region(0, y, shape.width(), Math.min(stripRows, shape.height() - y));
    }

    @Override
    public Segment encode(int segment, Raster pixels) {
        Region region = region(segment);
        byte[] filtered = filter(region, pixels);
        byte[] chunk = FastDeflate.part(filtered, filtered.length, CHUNK_HEAD, CHUNK_TAIL);
        finishChunk(chunk, "IDAT");
        Adler32 adler = new Adler32();
        adler.update(filtered);
        return new Segment(chunk, new Segment.Mark(new int[] {chunk.length}, filtered.length, (int) adler.getValue()));
    }

    /** All rows of a strip have one filter, chosen by its pixels; but its first row must not need the one before. */
    private byte[] filter(Region region, Raster pixels) {
        int step = shape.channels().count() * shape.depth().bytes();
        byte[] rows = new byte[region.height() * (rowBytes + 1)];
        byte[] above = new byte[rowBytes];
        byte[] row = new byte[rowBytes];
        int filter = -1;
        for (int y = 0; y < region.height(); y++) {
            Interleaved.pack(pixels, pixels.index(0, region.y() + y), shape.width(), row, 0, ByteOrder.BIG_ENDIAN);
            int at = y * (rowBytes + 1);
            if (y == 0) {
                PngFilter.apply(PngFilter.SUB, row, above, rowBytes, step, rows, at);
            } else {
                if (filter < 0) {
                    filter = choose(region, pixels, step);
                }
                PngFilter.apply(filter, row, above, rowBytes, step, rows, at);
            }
            byte[] next = above;
            above = row;
            row = next;
        }
        return rows;
    }

    /** The filter whose results, as signed numbers, are smallest in sum (section 12.7). */
    private int choose(Region region, Raster pixels, int step) {
        // Paeth takes longer than deflate, and was never smaller than the average in what was tried.
        int[] filters = {PngFilter.NONE, PngFilter.SUB, PngFilter.UP, PngFilter.AVERAGE};
        long[] sums = new long[filters.length];
        byte[] above = new byte[rowBytes];
        byte[] row = new byte[rowBytes];
        byte[] filtered = new byte[rowBytes + 1];
        for (int y = 1; y < region.height(); y += LOOKED_AT) {
            int at = pixels.index(0, region.y() + y);
            Interleaved.pack(pixels, at - pixels.stride(), shape.width(), above, 0, ByteOrder.BIG_ENDIAN);
            Interleaved.pack(pixels, at, shape.width(), row, 0, ByteOrder.BIG_ENDIAN);
            for (int i = 0; i < filters.length; i++) {
                PngFilter.apply(filters[i], row, above, rowBytes, step, filtered, 0);
                sums[i] += size(filtered);
            }
        }
        int best = 0;
        for (int i = 1; i < filters.length; i++) {
            best = sums[i] < sums[best] ? i : best;
        }
        return filters[best];
    }

    private static long size(byte[] filtered) {
        int sum = 0;
        for (int i = 1; i < filtered.length; i++) {
            sum += Math.abs(filtered[i]);
        }
        return sum;
    }

    @Override
    public long headBytes() {
        return head(List.of()).length;
    }

    @Override
    public byte[] head(List<Segment.Mark> marks) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        int type = switch (shape.channels()) {
            case GRAY -> 0;
            case GRAY_ALPHA -> 4;
            case RGB -> 2;
            case RGBA -> 6;
        };
        ByteBuffer size = ByteBuffer.allocate(13).putInt(shape.width()).putInt(shape.height());
        size.put((byte) (8 * shape.depth().bytes())).put((byte) type);
        head.writeBytes(chunk("IHDR", size.array()));
        if (carried.profile() != null) {
            byte[] name = "ICC profile\0\0".getBytes(StandardCharsets.ISO_8859_1);
            byte[] data = FastDeflate.zlib(carried.profile(), carried.profile().length, name.length);
            System.arraycopy(name, 0, data, 0, name.length);
            head.writeBytes(chunk("iCCP", data));
        }
        if (carried.resolution() != null) {
            head.writeBytes(chunk("pHYs", density(carried.resolution())));
        }
        // The zlib stream's own header, section 2.2 of RFC 1950: deflate, 32 KiB window, fastest.
        head.writeBytes(chunk("IDAT", new byte[] {0x78, 0x01}));
        return head.toByteArray();
    }

    private static byte[] density(Resolution resolution) {
        Resolution perMetre = resolution.in(Resolution.Unit.METRE);
        boolean metres = perMetre.unit() == Resolution.Unit.METRE;
        // Without a unit only the ratio counts, and it may be of small numbers.
        double factor = metres ? 1 : 1000;
        return ByteBuffer.allocate(9)
                .putInt((int) Math.max(1, Math.round(perMetre.x() * factor)))
                .putInt((int) Math.max(1, Math.round(perMetre.y() * factor)))
                .put((byte) (metres ? 1 : 0))
                .array();
    }

    @Override
    public byte[] tail(List<Segment.Mark> marks) {
        int adler = 1;
        for (Segment.Mark mark : marks) {
            adler = join(adler, mark.check(), mark.decoded());
        }
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        // An empty last block, then the checksum of all.
        tail.writeBytes(chunk(
                "IDAT",
                ByteBuffer.allocate(6).put((byte) 3).put((byte) 0).putInt(adler).array()));
        tail.writeBytes(chunk("IEND", new byte[0]));
        return tail.toByteArray();
    }

    /** The Adler-32 of two pieces one after the other, from that of each (RFC 1950, section 8.2, solved for them). */
    static int join(int first, int second, long secondLength) {
        long length = secondLength % ADLER_BASE;
        long firstLow = first & 0xffff;
        long low = (firstLow + (second & 0xffff) + ADLER_BASE - 1) % ADLER_BASE;
        long high = ((first >>> 16) + (second >>> 16) + length * firstLow + ADLER_BASE - length) % ADLER_BASE;
        return (int) (high << 16 | low);
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] chunk = new byte[CHUNK_HEAD + data.length + CHUNK_TAIL];
        System.arraycopy(data, 0, chunk, CHUNK_HEAD, data.length);
        finishChunk(chunk, type);
        return chunk;
    }

    private static void finishChunk(byte[] chunk, String type) {
        ByteBuffer buffer = ByteBuffer.wrap(chunk);
        int length = chunk.length - CHUNK_HEAD - CHUNK_TAIL;
        buffer.putInt(0, length);
        buffer.put(4, type.getBytes(StandardCharsets.ISO_8859_1));
        CRC32 crc = new CRC32();
        crc.update(chunk, 4, 4 + length);
        buffer.putInt(CHUNK_HEAD + length, (int) crc.getValue());
    }
}
