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

    TiffBlocks(String file, TiffLayout layout) {
        this.file = file;
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
        JpegHead head = jpegHead(block, cursor, rows);
        SplicedStream stream = new SplicedStream(head.prefix(layout.luminance()), cursor);
        int rowBytes = (int) layout.blockRowBytes();
        JpegDecoder.decode(
                file + ", " + name(block), stream, head.width(), head.height(), head.components(), rows, (y, row) -> {
                    System.arraycopy(row, 0, decoded, y * rowBytes, rowBytes);
                    return true;
                });
    }

    /** Reads a JPEG block's header, and leaves the cursor at its first scan. */
    JpegHead jpegHead(int block, SourceCursor cursor, int rows) throws IOException {
        JpegHead head = new JpegHead(cursor, layout.jpegTables());
        if (head.components() != layout.samples().samples()
                || head.width() != layout.blockWidth()
                || head.height() < rows
                || head.height() > layout.blockHeight()) {
            throw new ImageException(
                    file,
                    "damaged TIFF: " + name(block) + " holds a JPEG of " + head.width() + " x " + head.height()
                            + " pixels of " + head.components() + " components; " + layout.blockWidth() + " x "
                            + layout.rowsIn(block) + " of " + layout.samples().samples() + " are right");
        }
        return head;
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
