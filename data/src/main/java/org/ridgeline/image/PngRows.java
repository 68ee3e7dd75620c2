package org.ridgeline.image;

import java.io.IOException;

/** The rows of a PNG file that is not interlaced. */
final class PngRows extends StoredRows {

    private final SampleRow samples;
    private final PngData data;
    private final int rowBytes;
    private byte[] current;
    private byte[] above;

    PngRows(String name, ImageHeader header, ImageShape stored, SampleRow samples, PngData data) {
        super(name, header, stored);
        this.samples = samples;
        this.data = data;
        rowBytes = (int) samples.bytes(stored.width());
        current = new byte[rowBytes + 1];
        above = new byte[rowBytes + 1];
    }

    @Override
    void readRow(Raster into, int at) throws IOException {
        byte[] next = above;
        above = current;
        current = next;
        data.read(current, rowBytes + 1);
        if (!PngFilter.undo(current, above, rowBytes, Math.max(1, samples.pixelBits() / 8))) {
            throw damaged("row " + row() + " has filter " + (current[0] & 0xff) + "; there are 0 to 4");
        }
        checkIndex(samples, samples.unpack(current, 1, 0, stored().width(), into, at));
    }

    @Override
    void finish() throws IOException {
        data.finish();
    }

    @Override
    public void close() {
        data.close();
    }
}
