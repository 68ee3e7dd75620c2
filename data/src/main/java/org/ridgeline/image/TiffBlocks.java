package org.ridgeline.image;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decodes blocks of a TIFF to packed rows. */
final class TiffBlocks {

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final TiffLayout layout;
    private final ImageLimits limits;

    TiffBlocks(String file, TiffLayout layout, ImageLimits limits) {
        this.file = file;
        this.limits = limits;
        this.layout = layout;
    }

    /** A block in words. */
    String name(int block) {
        return (layout.tiled() ? "tile " : "strip ") + (block + 1) + " of " + layout.offsets().length;
    }

    /**
     * Decodes the first rows of a block.
     *
     * @param cursor reads the block's bytes and no others
     * @return rows of {@link TiffLayout#blockRowBytes} each
     */
    byte[] decode(int block, SourceCursor cursor, int rows) throws IOException {
        int rowBytes = (int) layout.blockRowBytes();
        byte[] decoded = new byte[Math.toIntExact((long) rows * rowBytes)];
        if (layout.compression() == TiffCompression.JPEG) {
            decodeJpeg(block, cursor, rows, decoded);
            return decoded;
        }
        try (BlockStream stream = BlockStream.open(layout.compression(), cursor, name(block))) {
            stream.read(decoded, 0, decoded.length);
            if (rows == layout.rowsIn(block)) {
                stream.finish();
            }
        }
        if (layout.predicted()) {
            for (int row = 0; row < rows; row++) {
                undoPredictor(layout.samples(), decoded, row * rowBytes, rowBytes);
            }
        }
        return decoded;
    }

    private void decodeJpeg(int block, SourceCursor cursor, int rows, byte[] decoded) throws IOException {
        int width = layout.blockWidth();
        Channels channels = layout.samples().channels();
        Raster.Bytes row = (Raster.Bytes) Raster.allocate(new Region(0, 0, width, 1), channels, Depth.BITS8);
        try (JpegDecoder decoder = jpeg(block, cursor, rows)) {
            for (int y = 0; y < rows; y++) {
                decoder.read(row.planes(), 0);
                Interleaved.pack(row, 0, width, decoded, (int) (y * layout.blockRowBytes()), ByteOrder.BIG_ENDIAN);
            }
        }
    }

    /** A decoder of a JPEG block. */
    JpegDecoder jpeg(int block, SourceCursor cursor, int rows) throws IOException {
        JpegHead head = new JpegHead(cursor, layout.jpegTables());
        JpegFrame frame = head.frame();
        if (frame.components().length != layout.samples().samples()
                || frame.width() != layout.blockWidth()
                || frame.height() < rows
                || frame.height() > layout.blockHeight()) {
            throw new ImageException(
                    file,
                    "damaged TIFF: " + name(block) + " holds a JPEG of " + frame.width() + " x " + frame.height()
                            + " pixels of " + frame.components().length + " components; " + layout.blockWidth() + " x "
                            + layout.rowsIn(block) + " of " + layout.samples().samples() + " are right");
        }
        return new JpegDecoder(head, layout.luminance(), cursor, limits);
    }

    /** Samples are stored as differences to the pixel before (TIFF 6.0, section 14). */
    static void undoPredictor(SampleRow samples, byte[] row, int at, int length) {
        int step = samples.samples();
        if (samples.bits() == 8) {
            for (int i = at + step; i < at + length; i++) {
                row[i] += row[i - step];
            }
            return;
        }
        VarHandle order = samples.littleEndian() ? LITTLE : BIG;
        for (int i = at + 2 * step; i < at + length; i += 2) {
            order.set(row, i, (short) ((short) order.get(row, i) + (short) order.get(row, i - 2 * step)));
        }
    }
}
