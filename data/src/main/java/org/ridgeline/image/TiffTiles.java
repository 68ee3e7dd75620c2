package org.ridgeline.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A TIFF in tiles, each deflated by itself; a BigTIFF where 4 GiB might not be enough. A segment is a run of tiles of one
 * row of tiles. Header, directory and tables stand before the tiles, and so are written last.
 */
public final class TiffTiles implements SegmentedImage {

    /** An image of this many bytes has a head that can be a part of a multipart upload by itself. */
    static final long PADDED_FROM = 64L << 20;

    private static final int PART_BYTES = 5 << 20;
    private static final int TILE = 512;
    private static final int TILES_PER_SEGMENT = 8;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int LONG8 = 16;

    /** One entry of the directory: its values are bytes in file order. */
    private record Tag(int number, int type, long count, byte[] values) {}

    private final ImageShape shape;
    private final Carried carried;
    private final int tileWidth;
    private final int tileHeight;
    private final int across;
    private final int down;
    private final int segmentsAcross;
    private final boolean big;
    private final long headBytes;

    /**
     * Plans a TIFF.
     *
     * @throws ImageException if there would be too many tiles
     */
    public TiffTiles(String file, ImageShape shape, Carried carried) throws ImageException {
        this.shape = shape;
        this.carried = carried;
        // Multiples of 16, as TIFF demands, and no larger than the image needs.
        tileWidth = Math.min(TILE, (shape.width() + 15) / 16 * 16);
        tileHeight = Math.min(TILE, (shape.height() + 15) / 16 * 16);
        across = (int) (((long) shape.width() + tileWidth - 1) / tileWidth);
        down = (int) (((long) shape.height() + tileHeight - 1) / tileHeight);
        if ((long) across * down > 16_000_000) {
            throw new ImageException(file, shape.width() + " x " + shape.height() + " pixels are too many for a TIFF");
        }
        segmentsAcross = (across + TILES_PER_SEGMENT - 1) / TILES_PER_SEGMENT;
        long decoded = (long) across * down * tileBytes();
        // Deflate adds at most 10 bytes per 64 KiB block, and zlib 6; the tables take 8 bytes per tile.
        big = decoded + decoded / 1024 + 64L * across * down + (32 << 20) > 0xffffffffL;
        long plain = layOut(new long[across * down], new long[across * down]).length;
        headBytes = shape.bytes() >= PADDED_FROM ? Math.max(plain, PART_BYTES) : plain;
    }

    private int tileBytes() {
        return tileWidth * tileHeight * shape.channels().count() * shape.depth().bytes();
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public int segments() {
        return segmentsAcross * down;
    }

    @Override
    public Region region(int segment) {
        int x = segment % segmentsAcross * TILES_PER_SEGMENT * tileWidth;
        int y = segment / segmentsAcross * tileHeight;
        return new Region(
                x,
                y,
                Math.min(TILES_PER_SEGMENT * tileWidth, shape.width() - x),
                Math.min(tileHeight, shape.height() - y));
    }

    @Override
    public Segment encode(int segment, Raster pixels) {
        Region region = region(segment);
        int tiles = (region.width() + tileWidth - 1) / tileWidth;
        byte[][] encoded = new byte[tiles][];
        int[] lengths = new int[tiles];
        byte[] tile = new byte[tileBytes()];
        int sum = 0;
        for (int i = 0; i < tiles; i++) {
            int x = region.x() + i * tileWidth;
            fill(tile, new Region(x, region.y(), Math.min(tileWidth, region.right() - x), region.height()), pixels);
            encoded[i] = FastDeflate.zlib(tile, tile.length, 0);
            lengths[i] = encoded[i].length;
            sum += lengths[i];
        }
        byte[] bytes = new byte[sum];
        int at = 0;
        for (byte[] one : encoded) {
            System.arraycopy(one, 0, bytes, at, one.length);
            at += one.length;
        }
        return new Segment(bytes, new Segment.Mark(lengths, (long) tiles * tileBytes(), 0));
    }

    /** Packs a tile; what is beyond the image repeats its last column and row. Whole numbers become differences. */
    private void fill(byte[] tile, Region region, Raster pixels) {
        int pixelBytes = shape.channels().count() * shape.depth().bytes();
        int rowBytes = tileWidth * pixelBytes;
        int known = region.width() * pixelBytes;
        for (int y = 0; y < region.height(); y++) {
            int row = y * rowBytes;
            int at = pixels.index(region.x(), region.y() + y);
            Interleaved.pack(pixels, at, region.width(), tile, row, ByteOrder.LITTLE_ENDIAN);
            for (int i = row + known; i < row + rowBytes; i++) {
                tile[i] = tile[i - pixelBytes];
            }
            if (shape.depth() == Depth.BITS8) {
                for (int i = row + rowBytes - 1; i >= row + pixelBytes; i--) {
                    tile[i] -= tile[i - pixelBytes];
                }
            } else if (shape.depth() == Depth.BITS16) {
                ByteBuffer samples = ByteBuffer.wrap(tile).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = row + rowBytes - 2; i >= row + pixelBytes; i -= 2) {
                    samples.putShort(i, (short) (samples.getShort(i) - samples.getShort(i - pixelBytes)));
                }
            }
        }
        for (int y = region.height(); y < tileHeight; y++) {
            System.arraycopy(tile, (y - 1) * rowBytes, tile, y * rowBytes, rowBytes);
        }
    }

    @Override
    public long headBytes() {
        return headBytes;
    }

    @Override
    public byte[] head(List<Segment.Mark> marks) throws IOException {
        if (marks.size() != segments()) {
            throw new IllegalArgumentException(marks.size() + " marks of " + segments() + " segments");
        }
        long[] offsets = new long[across * down];
        long[] lengths = new long[across * down];
        long at = headBytes;
        int tile = 0;
        for (Segment.Mark mark : marks) {
            for (int length : mark.lengths()) {
                offsets[tile] = at;
                lengths[tile] = length;
                at += length;
                tile++;
            }
        }
        if (tile != offsets.length || !big && at > 0xffffffffL) {
            throw new IllegalStateException(tile + " tiles of " + offsets.length + " end at byte " + at);
        }
        return Arrays.copyOf(layOut(offsets, lengths), Math.toIntExact(headBytes));
    }

    @Override
    public byte[] tail(List<Segment.Mark> marks) {
        return new byte[0];
    }

    private byte[] layOut(long[] offsets, long[] lengths) {
        List<Tag> tags = tags(offsets, lengths);
        int pointer = big ? 8 : 4;
        int directoryAt = big ? 16 : 8;
        int entryBytes = big ? 20 : 12;
        int valuesAt = directoryAt + (big ? 8 : 2) + tags.size() * entryBytes + pointer;
        int end = valuesAt;
        for (Tag tag : tags) {
            end += tag.values().length > pointer ? (tag.values().length + 7) / 8 * 8 : 0;
        }
        ByteBuffer out = ByteBuffer.allocate((end + 15) / 16 * 16).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            out.putShort((short) 8).putShort((short) 0);
        }
        pointer(out, directoryAt);
        if (big) {
            out.putLong(tags.size());
        } else {
            out.putShort((short) tags.size());
        }
        int at = valuesAt;
        for (Tag tag : tags) {
            out.putShort((short) tag.number()).putShort((short) tag.type());
            pointer(out, tag.count());
            if (tag.values().length > pointer) {
                pointer(out, at);
                out.put(at, tag.values());
                at += (tag.values().length + 7) / 8 * 8;
            } else {
                out.put(Arrays.copyOf(tag.values(), pointer));
            }
        }
        return out.array();
    }

    private void pointer(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    /** In ascending order of their numbers, as TIFF demands. */
    private List<Tag> tags(long[] offsets, long[] lengths) {
        int samples = shape.channels().count();
        boolean whole = shape.depth() != Depth.FLOAT;
        List<Tag> tags = new ArrayList<>();
        tags.add(numbers(TiffDirectory.WIDTH, LONG, shape.width()));
        tags.add(numbers(TiffDirectory.HEIGHT, LONG, shape.height()));
        tags.add(numbers(TiffDirectory.BITS, SHORT, repeated(8L * shape.depth().bytes(), samples)));
        tags.add(numbers(TiffDirectory.COMPRESSION, SHORT, 8));
        tags.add(numbers(TiffDirectory.PHOTOMETRIC, SHORT, shape.channels().colors() == 3 ? 2 : 1));
        tags.add(numbers(TiffDirectory.SAMPLES, SHORT, samples));
        Resolution resolution = carried.resolution();
        if (resolution != null) {
            tags.add(rational(TiffDirectory.X_RESOLUTION, inTagUnit(resolution).x()));
            tags.add(rational(TiffDirectory.Y_RESOLUTION, inTagUnit(resolution).y()));
        }
        tags.add(numbers(TiffDirectory.PLANAR, SHORT, 1));
        if (resolution != null) {
            int unit = switch (inTagUnit(resolution).unit()) {
                case INCH -> 2;
                case CENTIMETRE, METRE -> 3;
                case NONE -> 1;
            };
            tags.add(numbers(TiffDirectory.RESOLUTION_UNIT, SHORT, unit));
        }
        tags.add(numbers(TiffDirectory.PREDICTOR, SHORT, whole ? 2 : 1));
        tags.add(numbers(TiffDirectory.TILE_WIDTH, LONG, tileWidth));
        tags.add(numbers(TiffDirectory.TILE_HEIGHT, LONG, tileHeight));
        tags.add(numbers(TiffDirectory.TILE_OFFSETS, big ? LONG8 : LONG, offsets));
        tags.add(numbers(TiffDirectory.TILE_BYTES, LONG, lengths));
        if (shape.channels().alpha()) {
            tags.add(numbers(TiffDirectory.EXTRA_SAMPLES, SHORT, carried.premultiplied() ? 1 : 2));
        }
        tags.add(numbers(TiffDirectory.SAMPLE_FORMAT, SHORT, repeated(whole ? 1 : 3, samples)));
        if (carried.profile() != null) {
            tags.add(new Tag(TiffDirectory.ICC_PROFILE, UNDEFINED, carried.profile().length, carried.profile()));
        }
        return tags;
    }

    private static Resolution inTagUnit(Resolution resolution) {
        return resolution.unit() == Resolution.Unit.METRE ? resolution.in(Resolution.Unit.CENTIMETRE) : resolution;
    }

    private static long[] repeated(long value, int count) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    private static Tag numbers(int number, int type, long... values) {
        int size = switch (type) {
            case SHORT -> 2;
            case LONG -> 4;
            default -> 8;
        };
        ByteBuffer bytes = ByteBuffer.allocate(size * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            switch (size) {
                case 2 -> bytes.putShort((short) value);
                case 4 -> bytes.putInt((int) value);
                default -> bytes.putLong(value);
            }
        }
        return new Tag(number, type, values.length, bytes.array());
    }

    /** Four decimals, or whole numbers where these would not fit 32 bits. */
    private static Tag rational(int number, double value) {
        int denominator = value < 400_000 ? 10_000 : 1;
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) Math.round(value * denominator)).putInt(denominator);
        return new Tag(number, RATIONAL, 1, bytes.array());
    }
}
