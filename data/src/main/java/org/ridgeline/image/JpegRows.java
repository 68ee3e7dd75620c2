package org.ridgeline.image;

import java.io.IOException;

/** The rows of a JPEG. */
final class JpegRows extends StoredRows {

    private final JpegDecoder decoder;

    JpegRows(String name, ImageHeader header, ImageShape stored, JpegDecoder decoder) {
        super(name, header, stored);
        this.decoder = decoder;
    }

    @Override
    void readRow(Raster into, int at) throws IOException {
        decoder.read(((Raster.Bytes) into).planes(), at);
    }

    @Override
    void finish() throws IOException {
        decoder.finish();
    }

    @Override
    public long spilled() {
        return decoder.spilled();
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
