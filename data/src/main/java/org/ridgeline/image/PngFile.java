package org.ridgeline.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ridgeline.root.ByteSource;

/**
 * A PNG file: W3C PNG, third edition. Of the chunks before the pixels IHDR, PLTE, tRNS, iCCP, pHYs and eXIf are used;
 * eXIf after the pixels is not looked for, as it would take reading the whole file to know the image's size.
 */
final class PngFile implements ImageFile {

    private static final int INTERLACED = 1;
    private static final int PALETTE_TYPE = 3;
    private static final int LARGEST_PROFILE = 16 << 20;

    private final ByteSource source;
    private final ImageLimits limits;
    private final ImageHeader header;
    private final Carried carried;
    private final SampleRow samples;
    private final int storedWidth;
    private final int storedHeight;
    private final boolean interlaced;
    private final long pixelsAt;

    PngFile(SourceCursor cursor, ByteSource source, ImageLimits limits) throws IOException {
        this.source = source;
        this.limits = limits;
        cursor.seek(PngChunks.SIGNATURE_BYTES);
        PngChunks chunks = new PngChunks(cursor);
        if (!chunks.next().equals("IHDR") || chunks.left() != 13) {
            throw chunks.damaged("it does not begin with a chunk IHDR of 13 bytes");
        }
        ByteBuffer size = ByteBuffer.wrap(chunks.data());
        long width = size.getInt() & 0xffffffffL;
        long height = size.getInt() & 0xffffffffL;
        int bits = size.get();
        int type = size.get();
        int perPixel = samplesPerPixel(chunks, bits, type);
        int compression = size.get();
        int filter = size.get();
        if (compression != 0 || filter != 0) {
            throw chunks.damaged("it states a compression or filter method that PNG does not have");
        }
        int interlace = size.get();
        if (interlace != 0 && interlace != INTERLACED) {
            throw chunks.damaged("it states interlace method " + interlace + "; there are 0 and 1");
        }
        limits.check(cursor.name(), width, height, bits * perPixel, source.size());

        byte[] colors = null;
        byte[] transparency = null;
        byte[] profile = null;
        Resolution resolution = null;
        Orientation orientation = Orientation.UPRIGHT;
        while (true) {
            long start = cursor.position();
            String name = chunks.next();
            if (name.equals("IDAT")) {
                pixelsAt = start;
                break;
            }
            switch (name) {
                case "PLTE" -> colors = chunks.data();
                case "tRNS" -> transparency = chunks.data();
                case "iCCP" -> profile = profile(chunks.data());
                case "pHYs" -> resolution = resolution(chunks.data());
                case "eXIf" -> orientation = Exif.read(chunks.data()).orientation();
                case "IEND" -> throw chunks.damaged("it ends without pixel data");
                default -> chunks.end();
            }
        }
        storedWidth = (int) width;
        storedHeight = (int) height;
        interlaced = interlace == INTERLACED;
        boolean palette = type == PALETTE_TYPE;
        samples = palette
                ? new SampleRow(bits, 1, false, false, tables(chunks, colors, transparency), null)
                : new SampleRow(bits, perPixel, false, false, null, key(chunks, perPixel, bits, transparency));
        long rowBytes = Math.max(
                samples.bytes(width),
                width * samples.channels().count() * samples.depth().bytes());
        limits.checkRow(cursor.name(), rowBytes);
        ImageShape stored = new ImageShape(storedWidth, storedHeight, samples.channels(), samples.depth());
        ImageShape shape = orientation.upright(stored);
        header = new ImageHeader(
                ImageFormat.PNG,
                shape,
                orientation,
                bits,
                palette,
                interlaced ? "Adam7" : "rows",
                new Region(0, 0, shape.width(), 1),
                interlaced || !orientation.keepsRows() ? Access.SPILLED_ROWS : Access.ROWS,
                source.size());
        carried = new Carried(profile, resolution == null ? null : resolution.upright(orientation), false);
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public Carried carried() {
        return carried;
    }

    @Override
    public RegionReader regions() throws IOException {
        throw new ImageException(source.name(), "a PNG is read row by row, not by region");
    }

    @Override
    public RowReader rows() throws IOException {
        SourceCursor cursor = new SourceCursor(source);
        cursor.seek(pixelsAt);
        PngChunks chunks = new PngChunks(cursor);
        chunks.next();
        PngData data = new PngData(cursor, chunks);
        ImageShape stored = new ImageShape(storedWidth, storedHeight, samples.channels(), samples.depth());
        StoredRows rows = interlaced
                ? new Adam7Rows(source.name(), header, stored, samples, data, limits)
                : new PngRows(source.name(), header, stored, samples, data);
        return OrientedRows.upright(rows, limits);
    }

    /** Checks bits and colour type against the table of section 11.2.1. */
    private static int samplesPerPixel(PngChunks chunks, int bits, int type) throws ImageException {
        int[] allowed = switch (type) {
            case 0 -> new int[] {1, 2, 4, 8, 16};
            case PALETTE_TYPE -> new int[] {1, 2, 4, 8};
            case 2, 4, 6 -> new int[] {8, 16};
            default -> new int[0];
        };
        if (Arrays.binarySearch(allowed, bits) < 0) {
            throw chunks.damaged("it states colour type " + type + " with " + bits + " bits, which PNG does not have");
        }
        return switch (type) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    private static byte[][] tables(PngChunks chunks, byte[] colors, byte[] transparency) throws ImageException {
        if (colors == null || colors.length == 0 || colors.length % 3 != 0 || colors.length > 768) {
            throw chunks.damaged("its palette has " + (colors == null ? 0 : colors.length)
                    + " bytes; 3 per colour and 1 to 256 colours are right");
        }
        int count = colors.length / 3;
        if (transparency != null && transparency.length > count) {
            throw chunks.damaged(
                    "its palette has " + count + " colours, but " + transparency.length + " transparencies");
        }
        byte[][] tables = new byte[transparency == null ? 3 : 4][count];
        for (int i = 0; i < count; i++) {
            for (int channel = 0; channel < 3; channel++) {
                tables[channel][i] = colors[3 * i + channel];
            }
            if (transparency != null) {
                tables[3][i] = i < transparency.length ? transparency[i] : (byte) 255;
            }
        }
        return tables;
    }

    /** The transparent colour of images without alpha: 16 bits per sample, of which the low {@code bits} count. */
    private static int[] key(PngChunks chunks, int samples, int bits, byte[] transparency) throws ImageException {
        if (transparency == null) {
            return null;
        }
        if (samples % 2 == 0 || transparency.length != 2 * samples) {
            throw chunks.damaged("its chunk tRNS of " + transparency.length + " bytes does not fit " + samples
                    + " samples per pixel");
        }
        ByteBuffer values = ByteBuffer.wrap(transparency);
        int[] key = new int[samples];
        for (int i = 0; i < samples; i++) {
            key[i] = values.getShort() & (1 << bits) - 1;
        }
        return key;
    }

    /** iCCP: a name, a zero, a zero for deflate, the profile. A profile that cannot be had is not kept. */
    private static byte[] profile(byte[] data) {
        int name = 0;
        while (name < data.length && data[name] != 0) {
            name++;
        }
        if (name + 2 > data.length) {
            return null;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, name + 2, data.length - name - 2);
            byte[] profile = new byte[1 << 12];
            int length = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(profile, length, profile.length - length);
                length += count;
                if (length == LARGEST_PROFILE || count == 0 && length < profile.length && !inflater.finished()) {
                    return null;
                }
                if (length == profile.length) {
                    profile = Arrays.copyOf(profile, 2 * length);
                }
            }
            return Arrays.copyOf(profile, length);
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static Resolution resolution(byte[] data) {
        if (data.length != 9) {
            return null;
        }
        ByteBuffer values = ByteBuffer.wrap(data);
        long x = values.getInt() & 0xffffffffL;
        long y = values.getInt() & 0xffffffffL;
        return x == 0 || y == 0
                ? null
                : new Resolution(x, y, values.get() == 1 ? Resolution.Unit.METRE : Resolution.Unit.NONE);
    }
}
