package org.ridgeline.image;

import java.io.IOException;

/** The rows of a JPEG whose every scan covers the whole image: it is decoded before the first row is had. */
final class JpegPasses extends StoredRows {

    private final String name;
    private final SplicedStream stream;
    private final SampleRow samples;
    private final int rowBytes;
    private byte[] pixels;

    JpegPasses(String name, ImageHeader header, ImageShape stored, SplicedStream stream) {
        super(name, header, stored);
        this.name = name;
        this.stream = stream;
        samples = SampleRow.of(8, stored.channels().count());
        rowBytes = (int) stored.rowBytes();
    }

    @Override
    void readRow(Raster into, int at) throws IOException {
        if (pixels == null) {
            pixels = new byte[Math.toIntExact(stored().bytes())];
            JpegDecoder.decode(
                    name,
                    stream,
                    stored().width(),
                    stored().height(),
                    stored().channels().count(),
                    stored().height(),
                    (y, row) -> {
                        System.arraycopy(row, 0, pixels, y * rowBytes, rowBytes);
                        return true;
                    });
        }
        samples.unpack(pixels, row() * rowBytes, 0, stored().width(), into, at);
    }

    @Override
    void finish() {}

    @Override
    public void close() {}
}
