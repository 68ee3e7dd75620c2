package org.ridgeline.image;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.ImageOutputStreamImpl;

/**
 * Writes a JPEG row by row with the JDK's encoder, which asks a raster for one row after the other; that raster is ours
 * and holds some rows only.
 */
public final class JpegWriter {

    /** The limit of the format is 65,535; this is that of the JDK's encoder. */
    public static final int LARGEST_SIDE = 65_500;

    /** Hardly any loss to be seen at edges. */
    public static final float QUALITY = 0.92f;

    private static final int JFIF_BYTES = 20;
    private static final int MOST_PROFILE_PART = 65_519;

    /** Gives rows {@code y} to {@code y + count - 1}; asked for in order, each once. */
    @FunctionalInterface
    public interface Rows {
        Raster read(int y, int count) throws IOException;
    }

    private JpegWriter() {}

    /**
     * Checks whether JPEG can hold an image.
     *
     * @throws ImageException if it cannot, with the reason and what can
     */
    public static void check(String file, ImageShape shape) throws ImageException {
        if (shape.width() > LARGEST_SIDE || shape.height() > LARGEST_SIDE) {
            throw new ImageException(
                    file,
                    "a JPEG has at most " + LARGEST_SIDE + " pixels a side, and this image " + shape.width() + " x "
                            + shape.height() + "; TIFF and PNG hold it, and so does a deep-zoom pyramid");
        }
        if (shape.depth() != Depth.BITS8) {
            throw new ImageException(file, "JPEG holds 8 bits per sample; TIFF and PNG hold more");
        }
        if (shape.channels().alpha()) {
            throw new ImageException(file, "JPEG has no alpha; TIFF and PNG have");
        }
    }

    /**
     * Writes an image.
     *
     * @param shape 8-bit gray or RGB
     * @param quality 0 to 1
     * @param rows gives the pixels
     */
    public static void write(OutputStream out, ImageShape shape, Carried carried, float quality, Rows rows)
            throws IOException {
        check("output", shape);
        ImageWriter writer = writer();
        try (ImageOutputStream stream = new Forward(new WithSegments(out, carried))) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(RowSource.image(shape, rows), null, null), param);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            writer.dispose();
        }
    }

    static ImageWriter writer() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
                return writer;
            }
        }
        throw new IllegalStateException("this Java has no JPEG writer; a JDK or JRE with module java.desktop has");
    }

    /** A raster as large as the image, which has the rows that the encoder asks for and a few more. */
    private static final class RowSource extends WritableRaster {
        private static final int BLOCK_BYTES = 1 << 20;

        private final ImageShape shape;
        private final Rows rows;
        private final int rowBytes;
        private final byte[] line;
        private Raster block;

        private RowSource(ImageShape shape, Rows rows) {
            super(
                    new PixelInterleavedSampleModel(
                            DataBuffer.TYPE_BYTE,
                            shape.width(),
                            1,
                            shape.channels().count(),
                            (int) shape.rowBytes(),
                            bandOffsets(shape.channels().count())),
                    new DataBufferByte((int) shape.rowBytes()),
                    new Rectangle(shape.width(), shape.height()),
                    new Point(),
                    null);
            this.shape = shape;
            this.rows = rows;
            rowBytes = (int) shape.rowBytes();
            line = new byte[rowBytes];
        }

        static BufferedImage image(ImageShape shape, Rows rows) {
            boolean gray = shape.channels() == Channels.GRAY;
            ColorSpace space = ColorSpace.getInstance(gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
            ComponentColorModel model =
                    new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
            return new BufferedImage(model, new RowSource(shape, rows), false, null);
        }

        private static int[] bandOffsets(int bands) {
            return bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
        }

        @Override
        public java.awt.image.Raster createChild(int x, int y, int width, int height, int toX, int toY, int[] bands) {
            if (block == null || y >= block.region().bottom()) {
                int count = Math.min(shape.height() - y, Math.max(1, BLOCK_BYTES / rowBytes));
                try {
                    block = rows.read(y, count);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            Interleaved.pack(block, block.index(0, y), shape.width(), line, 0, ByteOrder.BIG_ENDIAN);
            int samples = shape.channels().count();
            return createInterleavedRaster(
                    new DataBufferByte(line, line.length),
                    width,
                    height,
                    rowBytes,
                    samples,
                    bandOffsets(samples),
                    new Point(toX, toY));
        }
    }

    /** Puts density and colour profile into the file's head, which the encoder writes as a JFIF segment of 20 bytes. */
    private static final class WithSegments extends FilterOutputStream {
        private final Carried carried;
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();

        WithSegments(OutputStream out, Carried carried) {
            super(out);
            this.carried = carried;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int mine = Math.min(length, JFIF_BYTES - head.size());
            if (mine > 0) {
                head.write(bytes, offset, mine);
                if (head.size() == JFIF_BYTES) {
                    out.write(withDensity(head.toByteArray()));
                    writeProfile();
                }
            }
            out.write(bytes, offset + Math.max(0, mine), length - Math.max(0, mine));
        }

        private byte[] withDensity(byte[] jfif) throws IOException {
            if (jfif[3] != (byte) 0xe0 || jfif[6] != 'J') {
                throw new IOException("the JPEG encoder did not begin with a JFIF segment");
            }
            Resolution resolution = carried.resolution();
            if (resolution == null) {
                return jfif;
            }
            Resolution known =
                    resolution.unit() == Resolution.Unit.METRE ? resolution.in(Resolution.Unit.CENTIMETRE) : resolution;
            jfif[13] = (byte)
                    switch (known.unit()) {
                        case INCH -> 1;
                        case CENTIMETRE, METRE -> 2;
                        case NONE -> 0;
                    };
            put(jfif, 14, known.x());
            put(jfif, 16, known.y());
            return jfif;
        }

        private static void put(byte[] jfif, int at, double density) {
            int value = (int) Math.max(1, Math.min(65_535, Math.round(density)));
            jfif[at] = (byte) (value >> 8);
            jfif[at + 1] = (byte) value;
        }

        /** In numbered parts (ICC.1, annex B.4). */
        private void writeProfile() throws IOException {
            byte[] profile = carried.profile();
            int parts = profile == null ? 0 : (profile.length + MOST_PROFILE_PART - 1) / MOST_PROFILE_PART;
            if (parts > 255) {
                return;
            }
            for (int part = 0; part < parts; part++) {
                int from = part * MOST_PROFILE_PART;
                int count = Math.min(MOST_PROFILE_PART, profile.length - from);
                int length = count + 16;
                out.write(new byte[] {(byte) 0xff, (byte) 0xe2, (byte) (length >> 8), (byte) length});
                out.write("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1));
                out.write(new byte[] {(byte) (part + 1), (byte) parts});
                out.write(profile, from, count);
            }
        }
    }

    /** Hands everything on at once; the encoder only writes forward. */
    private static final class Forward extends ImageOutputStreamImpl {
        private final OutputStream out;

        Forward(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            flushBits();
            out.write(bytes, offset, length);
            streamPos += length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("a JPEG is written forward only");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            throw new UnsupportedOperationException("a JPEG is written forward only");
        }
    }
}
