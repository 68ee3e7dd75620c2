package org.ridgeline.image;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * What the tags of a TIFF image say of its blocks: tiles, or strips, which are tiles as wide as the image.
 *
 * @param width columns as stored
 * @param height rows as stored
 * @param tiled whether blocks are tiles
 * @param blockWidth columns of a block, some of them perhaps beyond the image
 * @param blockHeight rows of a block; a last strip has fewer
 * @param offsets where blocks are in the file, 0 for one that is not stored
 * @param lengths bytes of each block, 0 for one that is not stored
 * @param compression the codec
 * @param predicted whether samples are stored as differences to the left (predictor 2)
 * @param samples how samples stand in rows
 * @param jpegTables tables that JPEG blocks share, or none
 * @param luminance whether JPEG blocks hold luminance and chrominance
 */
record TiffLayout(
        int width,
        int height,
        boolean tiled,
        int blockWidth,
        int blockHeight,
        long[] offsets,
        long[] lengths,
        TiffCompression compression,
        boolean predicted,
        SampleRow samples,
        byte[] jpegTables,
        boolean luminance) {

    /** Most decoded bytes of a block that is decoded whole; larger strips are streamed, larger tiles refused. */
    static final long LARGEST_BLOCK = 32L << 20;

    private static final long MOST_BLOCKS = 8_000_000;
    private static final long VIRTUAL_STRIP = 256 << 10;
    private static final int WHITE_IS_ZERO = 0;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int YCBCR = 6;

    static TiffLayout read(String file, TiffDirectory tags, ImageLimits limits, long fileBytes) throws IOException {
        long width = tags.number(TiffDirectory.WIDTH, 0);
        long height = tags.number(TiffDirectory.HEIGHT, 0);
        TiffCompression compression = TiffCompression.of(file, tags.number(TiffDirectory.COMPRESSION, 1));
        int photometric = (int) tags.number(TiffDirectory.PHOTOMETRIC, -1);
        SampleRow samples = samples(file, tags, photometric, compression);
        limits.check(file, width, height, samples.pixelBits(), fileBytes);

        boolean tiled = tags.has(TiffDirectory.TILE_WIDTH) || tags.has(TiffDirectory.TILE_OFFSETS);
        long blockWidth = tiled ? tags.number(TiffDirectory.TILE_WIDTH, 0) : width;
        long blockHeight = tiled
                ? tags.number(TiffDirectory.TILE_HEIGHT, 0)
                : Math.min(height, tags.number(TiffDirectory.ROWS_PER_STRIP, height));
        if (blockWidth <= 0 || blockHeight <= 0 || blockWidth > Integer.MAX_VALUE || blockHeight > Integer.MAX_VALUE) {
            throw tags.damaged("it states " + (tiled ? "tiles" : "strips") + " of " + blockWidth + " x " + blockHeight);
        }
        limits.checkRow(
                file,
                Math.max(
                        samples.bytes(blockWidth),
                        blockWidth * samples.channels().count()));
        if (tiled && blockHeight > LARGEST_BLOCK / samples.bytes(blockWidth)) {
            throw new ImageException(
                    file,
                    "has tiles of " + blockWidth + " x " + blockHeight + " pixels; at most " + LARGEST_BLOCK
                            + " bytes per tile are read");
        }
        long across = (width + blockWidth - 1) / blockWidth;
        long down = (height + blockHeight - 1) / blockHeight;
        if (across * down > MOST_BLOCKS) {
            throw new ImageException(
                    file,
                    "has " + across * down + " " + (tiled ? "tiles" : "strips") + "; at most " + MOST_BLOCKS
                            + " are read: larger ones are right");
        }
        long[] offsets = tags.numbers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS, across * down);
        int lengthTag = tiled ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES;
        boolean unstated = compression == TiffCompression.NONE && !tags.has(lengthTag);
        long[] lengths = unstated ? new long[offsets.length] : tags.numbers(lengthTag, across * down);
        long predictor = tags.number(TiffDirectory.PREDICTOR, 1);
        boolean predicts = compression == TiffCompression.LZW
                || compression == TiffCompression.DEFLATE
                || compression == TiffCompression.ZSTD;
        if (predicts && (predictor < 1 || predictor > 2 || predictor == 2 && samples.bits() < 8)) {
            throw new ImageException(
                    file,
                    "is a TIFF with predictor " + predictor + " of " + samples.bits()
                            + "-bit samples; none, and differences of 8 and 16 bits are read");
        }
        TiffLayout layout = new TiffLayout(
                (int) width,
                (int) height,
                tiled,
                (int) blockWidth,
                (int) blockHeight,
                offsets,
                lengths,
                compression,
                predicts && predictor == 2,
                samples,
                tags.bytes(TiffDirectory.JPEG_TABLES, 1 << 20),
                photometric == YCBCR);
        layout.checkBlocks(file, fileBytes, unstated);
        return compression == TiffCompression.NONE && !tiled ? layout.inSmallStrips() : layout;
    }

    private static SampleRow samples(String file, TiffDirectory tags, int photometric, TiffCompression compression)
            throws IOException {
        long count = tags.number(TiffDirectory.SAMPLES, 1);
        if (count < 1 || count > 64) {
            throw tags.damaged("it states " + count + " samples per pixel");
        }
        int perPixel = (int) count;
        long bits = tags.number(TiffDirectory.BITS, 1);
        if (tags.count(TiffDirectory.BITS) >= perPixel) {
            for (long other : tags.numbers(TiffDirectory.BITS, perPixel)) {
                if (other != bits) {
                    throw new ImageException(
                            file,
                            "is a TIFF whose samples have " + bits + " and " + other
                                    + " bits; the same number for all is read");
                }
            }
        }
        long format = tags.number(TiffDirectory.SAMPLE_FORMAT, 1);
        if (format != 1 && format != 4) {
            String kind = format == 3 ? "floating-point" : format == 2 ? "signed" : "complex";
            throw new ImageException(
                    file,
                    "is a TIFF of " + kind + " samples (" + bits + " bits); unsigned of 1, 2, 4, 8 and 16 bits"
                            + " are read");
        }
        int colors = colors(file, photometric, compression);
        int extra = perPixel - colors;
        if (extra < 0) {
            throw tags.damaged("it states " + perPixel + " samples per pixel for " + colors + " colours");
        }
        if (extra > 1) {
            throw new ImageException(
                    file,
                    "is a TIFF of " + perPixel + " samples per pixel; gray or RGB, each with or without alpha,"
                            + " are read");
        }
        if (perPixel > 1 && tags.number(TiffDirectory.PLANAR, 1) != 1) {
            throw new ImageException(
                    file,
                    "is a TIFF with planar configuration 2 (one plane per sample); interleaved samples are" + " read");
        }
        boolean fits = bits == 8 || bits == 16 || perPixel == 1 && (bits == 1 || bits == 2 || bits == 4);
        boolean palette = photometric == PALETTE;
        if (!fits || palette && (bits == 16 || perPixel > 1) || compression == TiffCompression.JPEG && bits != 8) {
            throw new ImageException(
                    file,
                    "is a TIFF of " + perPixel + " samples of " + bits + " bits" + (palette ? " with a palette" : "")
                            + "; 8 and 16 bits are read, and 1, 2 and 4 for gray and palette");
        }
        if (compression == TiffCompression.JPEG && perPixel != 1 && perPixel != 3) {
            throw new ImageException(
                    file, "is a JPEG-compressed TIFF of " + perPixel + " samples per pixel; 1 and 3 are read");
        }
        if (bits < 8 && tags.number(TiffDirectory.FILL_ORDER, 1) != 1) {
            throw new ImageException(file, "is a TIFF with fill order 2 (lowest bit first); fill order 1 is read");
        }
        return new SampleRow(
                (int) bits,
                perPixel,
                tags.order() == ByteOrder.LITTLE_ENDIAN,
                photometric == WHITE_IS_ZERO,
                palette ? palette(tags, (int) bits) : null,
                null);
    }

    private static int colors(String file, int photometric, TiffCompression compression) throws ImageException {
        return switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
            case RGB -> 3;
            case YCBCR -> {
                if (compression != TiffCompression.JPEG) {
                    throw new ImageException(
                            file, "is a YCbCr TIFF, " + compression.text() + "; YCbCr is read when JPEG-compressed");
                }
                yield 3;
            }
            default -> {
                String name = switch (photometric) {
                    case 4 -> "a transparency mask";
                    case 5 -> "a CMYK TIFF; convert it to RGB";
                    case 8, 9, 10 -> "a CIE L*a*b* TIFF";
                    case 32803 -> "a camera's raw colour-filter image";
                    case 32844, 32845 -> "a LogLuv TIFF";
                    case -1 -> "a TIFF that does not state its colours (tag 262)";
                    default -> "a TIFF of photometric interpretation " + photometric;
                };
                throw new ImageException(file, "is " + name + "; gray, RGB, palette and JPEG's YCbCr are read");
            }
        };
    }

    /** 2^bits reds, then greens, then blues, of 16 bits; some old writers used only the lower 8. */
    private static byte[][] palette(TiffDirectory tags, int bits) throws IOException {
        int count = 1 << bits;
        long[] values = tags.numbers(TiffDirectory.COLOR_MAP, 3L * count);
        boolean wide = false;
        for (long value : values) {
            wide |= value > 255;
        }
        byte[][] tables = new byte[3][count];
        for (int i = 0; i < values.length; i++) {
            tables[i / count][i % count] = (byte) (wide ? values[i] >> 8 : values[i]);
        }
        return tables;
    }

    private void checkBlocks(String file, long fileBytes, boolean unstated) throws ImageException {
        for (int i = 0; i < offsets.length; i++) {
            if (unstated) {
                lengths[i] = blockRowBytes() * rowsIn(i);
            }
            long length = lengths[i];
            boolean missing = offsets[i] == 0 && length == 0;
            if (missing) {
                continue;
            }
            String what = (tiled ? "tile " : "strip ") + (i + 1) + " of " + offsets.length;
            if (offsets[i] < 0 || length < 0 || offsets[i] > fileBytes || length > fileBytes - offsets[i]) {
                throw new ImageException(
                        file,
                        "truncated TIFF: " + what + " is stated at bytes " + Long.toUnsignedString(offsets[i]) + " to "
                                + Long.toUnsignedString(offsets[i] + length) + " of a file of " + fileBytes);
            }
            if (offsets[i] < 8 || length == 0) {
                throw new ImageException(
                        file,
                        "damaged TIFF: " + what + " is stated at byte " + offsets[i] + " with " + length + " bytes");
            }
            if (byRegion() && length > 2 * LARGEST_BLOCK && compression != TiffCompression.NONE) {
                throw new ImageException(
                        file,
                        "damaged TIFF: " + what + " is stated to take " + length + " bytes for "
                                + blockRowBytes() * rowsIn(i) + " of pixels");
            }
            if (compression == TiffCompression.NONE && length < blockRowBytes() * rowsIn(i)) {
                throw new ImageException(
                        file,
                        "damaged TIFF: " + what + " has " + length + " bytes; " + blockRowBytes() * rowsIn(i)
                                + " are right");
            }
        }
    }

    /** Rows without compression can be read from anywhere: a large strip is taken as several small ones. */
    private TiffLayout inSmallStrips() {
        int rows = (int) Math.max(1, Math.min(blockHeight, VIRTUAL_STRIP / blockRowBytes()));
        while (down() > 1 && blockHeight % rows != 0) {
            rows--;
        }
        long each = ((long) blockHeight + rows - 1) / rows;
        if (rows == blockHeight || each * down() > MOST_BLOCKS) {
            return this;
        }
        int count = (int) (((long) height + rows - 1) / rows);
        long[] starts = new long[count];
        long[] sizes = new long[count];
        for (int i = 0; i < count; i++) {
            int strip = (int) (i / each);
            int first = (int) (i % each) * rows;
            if (offsets[strip] != 0) {
                starts[i] = offsets[strip] + first * blockRowBytes();
                sizes[i] = Math.min(rows, rowsIn(strip) - first) * blockRowBytes();
            }
        }
        return new TiffLayout(
                width,
                height,
                false,
                blockWidth,
                rows,
                starts,
                sizes,
                compression,
                predicted,
                samples,
                jpegTables,
                luminance);
    }

    int across() {
        return (int) (((long) width + blockWidth - 1) / blockWidth);
    }

    int down() {
        return (int) (((long) height + blockHeight - 1) / blockHeight);
    }

    /** Rows that are stored in a block: strips end with the image, tiles do not. */
    int rowsIn(int block) {
        return tiled ? blockHeight : Math.min(blockHeight, height - block * blockHeight);
    }

    long blockRowBytes() {
        return samples.bytes(blockWidth);
    }

    /** Whether blocks are decoded whole. */
    boolean byRegion() {
        return blockRowBytes() * blockHeight <= LARGEST_BLOCK;
    }

    /** The stored pixels of the image. */
    ImageShape stored() {
        return new ImageShape(width, height, samples.channels(), samples.depth());
    }

    /** The part of the image that a block holds. */
    Region region(int block) {
        int x = block % across() * blockWidth;
        int y = block / across() * blockHeight;
        return new Region(x, y, Math.min(blockWidth, width - x), Math.min(blockHeight, height - y));
    }
}
