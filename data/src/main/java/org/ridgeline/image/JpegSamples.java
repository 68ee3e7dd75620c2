package org.ridgeline.image;

/**
 * Decoded samples of a JPEG's components, of the last three rows of units, and what becomes of them: chrominance is
 * stretched and turned into red, green and blue in libjpeg-turbo's whole numbers (its "fancy" triangle filter for factors
 * of 2, repetition else).
 */
final class JpegSamples {

    private static final int KEPT = 3;
    private static final int BITS = 16;
    private static final int[] RED = new int[256];
    private static final int[] GREEN_OF_RED = new int[256];
    private static final int[] GREEN_OF_BLUE = new int[256];
    private static final int[] BLUE = new int[256];
    /** Sums from -256 to 511, held between 0 and 255. */
    private static final byte[] LIMITED = new byte[768];

    static {
        int half = 1 << BITS - 1;
        for (int i = 0; i < 256; i++) {
            int x = i - 128;
            RED[i] = fixed(1.40200) * x + half >> BITS;
            BLUE[i] = fixed(1.77200) * x + half >> BITS;
            GREEN_OF_RED[i] = -fixed(0.71414) * x;
            GREEN_OF_BLUE[i] = -fixed(0.34414) * x + half;
        }
        for (int i = 0; i < LIMITED.length; i++) {
            LIMITED[i] = (byte) Math.max(0, Math.min(255, i - 256));
        }
    }

    private final JpegFrame frame;
    private final boolean luminance;
    private final byte[][] rings;
    private final int[] strides;
    private final byte[][] stretched;
    private final int[] sums;

    /**
     * Makes room.
     *
     * @param luminance whether components are luminance and chrominance
     */
    JpegSamples(JpegFrame frame, boolean luminance) {
        this.frame = frame;
        this.luminance = luminance;
        int count = frame.components().length;
        rings = new byte[count][];
        strides = new int[count];
        stretched = new byte[count][];
        for (int i = 0; i < count; i++) {
            JpegFrame.Component component = frame.components()[i];
            strides[i] = frame.across() * component.h() * 8;
            rings[i] = new byte[strides[i] * component.v() * 8 * KEPT];
            stretched[i] = new byte[strides[i] * frame.mostH() / component.h() + 2];
        }
        sums = new int[frame.width() + 2];
    }

    private static int fixed(double value) {
        return (int) (value * (1 << BITS) + 0.5);
    }

    byte[] ring(int component) {
        return rings[component];
    }

    int stride(int component) {
        return strides[component];
    }

    /** Where in the ring a row of a component is. */
    int at(int component, int row) {
        int unitRows = 8 * frame.components()[component].v();
        return row % (KEPT * unitRows) * strides[component];
    }

    /** The last row of units that must be decoded for row y of the image. */
    int unitsFor(int y) {
        int most = y / (8 * frame.mostV());
        for (JpegFrame.Component component : frame.components()) {
            if (component.v() < frame.mostV()) {
                int next = Math.min(component.height() - 1, y * component.v() / frame.mostV() + 1);
                most = Math.max(most, next / (8 * component.v()));
            }
        }
        return most;
    }

    /** Writes row y of the image into planes. */
    void write(int y, byte[][] planes, int at) {
        int width = frame.width();
        if (planes.length == 1) {
            System.arraycopy(rings[0], at(0, y), planes[0], at, width);
            return;
        }
        for (int i = 0; i < 3; i++) {
            stretch(i, y, stretched[i]);
        }
        byte[] first = stretched[0];
        byte[] second = stretched[1];
        byte[] third = stretched[2];
        byte[] red = planes[0];
        byte[] green = planes[1];
        byte[] blue = planes[2];
        if (!luminance) {
            System.arraycopy(first, 0, red, at, width);
            System.arraycopy(second, 0, green, at, width);
            System.arraycopy(third, 0, blue, at, width);
            return;
        }
        for (int x = 0; x < width; x++) {
            int light = (first[x] & 0xff) + 256;
            int ofBlue = second[x] & 0xff;
            int ofRed = third[x] & 0xff;
            red[at + x] = LIMITED[light + RED[ofRed]];
            green[at + x] = LIMITED[light + (GREEN_OF_BLUE[ofBlue] + GREEN_OF_RED[ofRed] >> BITS)];
            blue[at + x] = LIMITED[light + BLUE[ofBlue]];
        }
    }

    private void stretch(int index, int y, byte[] out) {
        JpegFrame.Component component = frame.components()[index];
        byte[] ring = rings[index];
        int timesX = frame.mostH() / component.h();
        int timesY = frame.mostV() / component.v();
        int row = y / timesY;
        int at = at(index, row);
        int other = Math.max(0, Math.min(component.height() - 1, (y & 1) == 0 ? row - 1 : row + 1));
        if (timesX == 1 && timesY == 2) {
            twiceDown(ring, at, at(index, other), frame.width(), (y & 1) + 1, out);
        } else if (timesX == 1) {
            System.arraycopy(ring, at, out, 0, frame.width());
        } else if (timesX == 2 && timesY <= 2 && component.width() > 2) {
            if (timesY == 1) {
                twiceAcross(ring, at, component.width(), out);
            } else {
                twiceBoth(ring, at, at(index, other), component.width(), out);
            }
        } else {
            for (int x = 0; x < frame.width(); x++) {
                out[x] = ring[at + x / timesX];
            }
        }
    }

    /** Three quarters of the nearer sample, one of the other; halves are rounded down and up in turns. */
    private static void twiceAcross(byte[] in, int at, int count, byte[] out) {
        out[0] = in[at];
        out[1] = (byte) (3 * (in[at] & 0xff) + (in[at + 1] & 0xff) + 2 >> 2);
        for (int x = 1; x < count - 1; x++) {
            int near = 3 * (in[at + x] & 0xff);
            out[2 * x] = (byte) (near + (in[at + x - 1] & 0xff) + 1 >> 2);
            out[2 * x + 1] = (byte) (near + (in[at + x + 1] & 0xff) + 2 >> 2);
        }
        int last = count - 1;
        out[2 * last] = (byte) (3 * (in[at + last] & 0xff) + (in[at + last - 1] & 0xff) + 1 >> 2);
        out[2 * last + 1] = in[at + last];
    }

    private static void twiceDown(byte[] in, int near, int far, int count, int bias, byte[] out) {
        for (int x = 0; x < count; x++) {
            out[x] = (byte) (3 * (in[near + x] & 0xff) + (in[far + x] & 0xff) + bias >> 2);
        }
    }

    private void twiceBoth(byte[] in, int near, int far, int count, byte[] out) {
        for (int x = 0; x < count; x++) {
            sums[x] = 3 * (in[near + x] & 0xff) + (in[far + x] & 0xff);
        }
        out[0] = (byte) (4 * sums[0] + 8 >> 4);
        out[1] = (byte) (3 * sums[0] + sums[1] + 7 >> 4);
        for (int x = 1; x < count - 1; x++) {
            int middle = 3 * sums[x];
            out[2 * x] = (byte) (middle + sums[x - 1] + 8 >> 4);
            out[2 * x + 1] = (byte) (middle + sums[x + 1] + 7 >> 4);
        }
        int last = count - 1;
        out[2 * last] = (byte) (3 * sums[last] + sums[last - 1] + 8 >> 4);
        out[2 * last + 1] = (byte) (4 * sums[last] + 7 >> 4);
    }
}
