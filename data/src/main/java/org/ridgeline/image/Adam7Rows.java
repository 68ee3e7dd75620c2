package org.ridgeline.image;

import java.io.IOException;
import java.util.Arrays;

/**
 * The rows of an interlaced PNG. Its seven passes (section 8) are inflated one after the other and wait in a
 * {@link Scratch}, packed as they are; then each row is put together from the rows of the passes that cross it.
 */
final class Adam7Rows extends StoredRows {

    private static final int[] FIRST_X = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] FIRST_Y = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] STEP_X = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] STEP_Y = {8, 8, 8, 4, 4, 2, 2};

    private final SampleRow samples;
    private final PngData data;
    private final Scratch scratch;
    private final long[] passStart = new long[7];
    private final int[] passWidth = new int[7];
    private final int[] passHeight = new int[7];
    private final byte[] packed;
    private final Raster spread;
    private boolean inflated;

    Adam7Rows(String name, ImageHeader header, ImageShape stored, SampleRow samples, PngData data, ImageLimits limits)
            throws IOException {
        super(name, header, stored);
        this.samples = samples;
        this.data = data;
        long bytes = 0;
        for (int pass = 0; pass < 7; pass++) {
            passWidth[pass] = count(stored.width(), FIRST_X[pass], STEP_X[pass]);
            passHeight[pass] = passWidth[pass] == 0 ? 0 : count(stored.height(), FIRST_Y[pass], STEP_Y[pass]);
            passStart[pass] = bytes;
            bytes += samples.bytes(passWidth[pass]) * passHeight[pass];
        }
        packed = new byte[(int) samples.bytes(stored.width()) + 1];
        spread = Raster.allocate(new Region(0, 0, stored.width(), 1), stored.channels(), stored.depth());
        scratch = new Scratch(bytes, limits);
    }

    private static int count(int size, int first, int step) {
        return size <= first ? 0 : (size - first + step - 1) / step;
    }

    private void inflate() throws IOException {
        byte[] current = new byte[packed.length];
        byte[] above = new byte[packed.length];
        int step = Math.max(1, samples.pixelBits() / 8);
        for (int pass = 0; pass < 7; pass++) {
            int length = (int) samples.bytes(passWidth[pass]);
            Arrays.fill(current, (byte) 0);
            for (int row = 0; row < passHeight[pass]; row++) {
                byte[] next = above;
                above = current;
                current = next;
                data.read(current, length + 1);
                if (!PngFilter.undo(current, above, length, step)) {
                    throw damaged("row " + row + " of pass " + (pass + 1) + " has filter " + (current[0] & 0xff)
                            + "; there are 0 to 4");
                }
                scratch.write(current, 1, length);
            }
        }
        data.finish();
        inflated = true;
    }

    @Override
    void readRow(Raster into, int at) throws IOException {
        if (!inflated) {
            inflate();
        }
        for (int pass = 0; pass < 7; pass++) {
            int offset = row() - FIRST_Y[pass];
            if (passWidth[pass] > 0 && offset >= 0 && offset % STEP_Y[pass] == 0) {
                int length = (int) samples.bytes(passWidth[pass]);
                scratch.read(passStart[pass] + (long) (offset / STEP_Y[pass]) * length, packed, 0, length);
                checkIndex(samples, samples.unpack(packed, 0, 0, passWidth[pass], spread, 0));
                scatter(pass, into, at);
            }
        }
    }

    private void scatter(int pass, Raster into, int at) {
        int step = STEP_X[pass];
        int first = at + FIRST_X[pass];
        int width = passWidth[pass];
        for (int channel = 0; channel < stored().channels().count(); channel++) {
            if (into instanceof Raster.Bytes bytes) {
                byte[] target = bytes.planes()[channel];
                byte[] from = ((Raster.Bytes) spread).planes()[channel];
                for (int i = 0; i < width; i++) {
                    target[first + i * step] = from[i];
                }
            } else {
                short[] target = ((Raster.Shorts) into).planes()[channel];
                short[] from = ((Raster.Shorts) spread).planes()[channel];
                for (int i = 0; i < width; i++) {
                    target[first + i * step] = from[i];
                }
            }
        }
    }

    @Override
    void finish() {}

    @Override
    public long spilled() {
        return scratch.spilled();
    }

    @Override
    public void close() throws IOException {
        data.close();
        scratch.close();
    }
}
