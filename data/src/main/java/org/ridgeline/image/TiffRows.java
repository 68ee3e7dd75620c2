package org.ridgeline.image;

import java.io.IOException;
import java.util.Arrays;
import org.ridgeline.root.ByteSource;

/** Rows of a TIFF in compressed strips that are too large to be decoded whole. */
final class TiffRows extends StoredRows {

    private final ByteSource source;
    private final TiffLayout layout;
    private final TiffBlocks blocks;
    private final byte[] packed;
    private BlockStream strip;
    private JpegDecoder jpeg;

    TiffRows(ByteSource source, ImageHeader header, TiffLayout layout, ImageLimits limits) {
        super(source.name(), header, layout.stored());
        this.source = source;
        this.layout = layout;
        blocks = new TiffBlocks(source.name(), layout, limits);
        packed = new byte[(int) layout.blockRowBytes()];
    }

    @Override
    void readRow(Raster into, int at) throws IOException {
        int block = row() / layout.blockHeight();
        int inBlock = row() % layout.blockHeight();
        if (inBlock == 0) {
            open(block);
        }
        boolean last = inBlock == layout.rowsIn(block) - 1;
        if (jpeg != null) {
            jpeg.read(((Raster.Bytes) into).planes(), at);
            if (last) {
                jpeg.finish();
            }
            return;
        }
        if (strip != null) {
            strip.read(packed, 0, packed.length);
            if (layout.predicted()) {
                TiffBlocks.undoPredictor(layout.samples(), packed, 0, packed.length);
            }
        }
        checkIndex(layout.samples(), layout.samples().unpack(packed, 0, 0, stored().width(), into, at));
        if (last && strip != null) {
            strip.finish();
        }
    }

    private void open(int block) throws IOException {
        close();
        long start = layout.offsets()[block];
        if (start == 0) {
            // Not stored: zeros, as GDAL writes sparse files.
            Arrays.fill(packed, (byte) 0);
            return;
        }
        SourceCursor cursor = new SourceCursor(source, start, start + layout.lengths()[block]);
        if (layout.compression() == TiffCompression.JPEG) {
            jpeg = blocks.jpeg(block, cursor, layout.rowsIn(block));
        } else {
            strip = BlockStream.open(layout.compression(), cursor, blocks.name(block));
        }
    }

    @Override
    void finish() {}

    @Override
    public void close() throws IOException {
        if (strip != null) {
            strip.close();
            strip = null;
        }
        if (jpeg != null) {
            jpeg.close();
            jpeg = null;
        }
    }
}
