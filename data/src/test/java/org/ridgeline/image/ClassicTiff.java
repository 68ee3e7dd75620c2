package org.ridgeline.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** TIFFs in strips, written by the JDK. */
final class ClassicTiff {

    private ClassicTiff() {}

    /**
     * Writes an 8-bit RGB image.
     *
     * @param compression the codec's number in TIFF: 5, 7, 8, 32773
     */
    static byte[] file(Raster pixels, int compression) throws IOException {
        Region region = pixels.region();
        BufferedImage image = new BufferedImage(region.width(), region.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[][] planes = ((Raster.Bytes) pixels).planes();
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                int i = pixels.index(x, y);
                image.setRGB(x, y, (planes[0][i] & 0xff) << 16 | (planes[1][i] & 0xff) << 8 | planes[2][i] & 0xff);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(
                switch (compression) {
                    case 5 -> "LZW";
                    case 7 -> "JPEG";
                    case 8 -> "ZLib";
                    case 32773 -> "PackBits";
                    default -> throw new IllegalArgumentException("codec " + compression);
                });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
