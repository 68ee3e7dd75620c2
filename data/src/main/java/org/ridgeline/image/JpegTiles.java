package org.ridgeline.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes small pictures as JPEG, one after the other with one encoder. Serves one thread. */
public final class JpegTiles implements Closeable {

    private final ImageWriter writer = JpegWriter.writer();
    private final ImageWriteParam param = writer.getDefaultWriteParam();

    /** @param quality 0 to 1 */
    public JpegTiles(float quality) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
    }

    /** A whole file; {@code pixels} is gray or RGB. */
    public byte[] encode(Raster.Bytes pixels) throws IOException {
        Region region = pixels.region();
        boolean gray = pixels.channels() == Channels.GRAY;
        BufferedImage image = new BufferedImage(
                region.width(), region.height(), gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Raster.Bytes stored = pixels;
        if (!gray) {
            byte[][] rgb = pixels.planes();
            stored = new Raster.Bytes(region, Channels.RGB, new byte[][] {rgb[2], rgb[1], rgb[0]});
        }
        Interleaved.pack(stored, 0, (int) region.pixels(), data, 0, ByteOrder.BIG_ENDIAN);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        writer.dispose();
    }
}
