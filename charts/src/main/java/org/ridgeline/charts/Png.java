package org.ridgeline.charts;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a drawing as PNG (ISO/IEC 15948): red, green, blue of 8 bits, each row as its difference from the one above. A
 * chart is mostly rows that equal their neighbours; ImageIO tries all filters on each of them in Java code, which took a
 * quarter of a short run.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS = 8;
    private static final byte TRUE_COLOUR = 2;
    private static final byte UP = 2;
    private static final int BYTES_PER_PIXEL = 3;

    private Png() {}

    /**
     * @param image of {@link BufferedImage#TYPE_INT_RGB}
     */
    static byte[] of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(BITS)
                        .put(TRUE_COLOUR)
                        .array());
        chunk(png, "IDAT", deflated(differences(pixels, width, height)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] differences(int[] pixels, int width, int height) {
        byte[] rows = new byte[height * (1 + width * BYTES_PER_PIXEL)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            rows[at++] = UP;
            for (int i = y * width, end = i + width; i < end; i++) {
                int pixel = pixels[i];
                int above = y == 0 ? 0 : pixels[i - width];
                if (pixel != above) {
                    rows[at] = (byte) ((pixel >> 16) - (above >> 16));
                    rows[at + 1] = (byte) ((pixel >> 8) - (above >> 8));
                    rows[at + 2] = (byte) (pixel - above);
                }
                at += BYTES_PER_PIXEL;
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Length, name, content, and the checksum of name and content. */
    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, content.length + 4);
        png.writeBytes(chunk.putInt((int) checksum.getValue()).array());
    }
}
