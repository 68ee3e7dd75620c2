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
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * The JDK's JPEG decoder (libjpeg), made to hand out rows as it decodes them. It puts each row into the raster of the
 * image it was given; that raster is ours and keeps nothing. libjpeg only warns of damaged data and goes on with gray:
 * here its warnings are errors.
 */
final class JpegDecoder {

    /** libjpeg's own limit. */
    static final int LARGEST_SIDE = 65_500;

    /** Takes interleaved bytes of a row; false ends the decoding. */
    @FunctionalInterface
    interface Sink {
        boolean accept(int y, byte[] row) throws IOException;
    }

    private JpegDecoder() {}

    /**
     * Decodes the first rows.
     *
     * @param file name for messages
     * @param stream a stream that {@link JpegHead#prefix} begins
     * @param rows how many from the top
     */
    static void decode(String file, SplicedStream stream, int width, int height, int components, int rows, Sink sink)
            throws IOException {
        ImageReader reader = reader();
        RowTarget target = new RowTarget(reader, width, height, components, sink);
        Warnings warnings = new Warnings();
        reader.addIIOReadWarningListener(warnings);
        try {
            reader.setInput(stream, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setDestination(image(target, components));
            if (rows < height) {
                param.setSourceRegion(new Rectangle(width, rows));
            }
            reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            if (target.failure == null) {
                throw bad(file, e.getMessage());
            }
        } finally {
            reader.dispose();
        }
        if (target.failure != null) {
            throw target.failure;
        }
        if (warnings.first != null && !target.ended) {
            throw bad(file, warnings.first);
        }
        if (!target.ended && target.rows < rows) {
            throw new ImageException(file, "damaged JPEG: it holds " + target.rows + " of " + height + " rows");
        }
    }

    private static ImageException bad(String file, String what) {
        boolean cut = what != null && (what.contains("runcated") || what.contains("remature end of"));
        return new ImageException(file, (cut ? "truncated JPEG: " : "damaged JPEG: ") + what);
    }

    private static ImageReader reader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java has no JPEG reader; a JDK or JRE with module java.desktop has");
    }

    /** An image whose pixels are where {@code target} puts them. */
    static BufferedImage image(WritableRaster target, int components) {
        ColorSpace space = ColorSpace.getInstance(components == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, target, false, null);
    }

    static int[] bandOffsets(int bands) {
        return bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
    }

    /** A raster as high and wide as the image that passes rows on. */
    private static final class RowTarget extends WritableRaster {
        private final ImageReader reader;
        private final Sink sink;
        private int rows;
        private boolean ended;
        private IOException failure;

        RowTarget(ImageReader reader, int width, int height, int bands, Sink sink) {
            super(
                    new PixelInterleavedSampleModel(
                            DataBuffer.TYPE_BYTE, width, 1, bands, width * bands, bandOffsets(bands)),
                    new DataBufferByte(width * bands),
                    new Rectangle(width, height),
                    new Point(),
                    null);
            this.reader = reader;
            this.sink = sink;
        }

        @Override
        public void setRect(int x, int y, Raster row) {
            if (ended || failure != null) {
                return;
            }
            try {
                if (y == 0) {
                    // Progressive: another pass over all rows, better than the one before.
                    rows = 0;
                }
                rows++;
                ended = !sink.accept(y, ((DataBufferByte) row.getDataBuffer()).getData());
            } catch (IOException e) {
                failure = e;
            }
            if (ended || failure != null) {
                reader.abort();
            }
        }
    }

    private static final class Warnings implements IIOReadWarningListener {
        /** Some cameras pad the end of the image: nothing is lost. */
        private static final Pattern PADDING =
                Pattern.compile("Corrupt JPEG data: \\d+ extraneous bytes before marker 0xd9");

        private String first;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            Matcher padding = PADDING.matcher(warning);
            if (first == null && !padding.matches()) {
                first = warning;
            }
        }
    }
}
