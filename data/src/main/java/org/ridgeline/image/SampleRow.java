package org.ridgeline.image;

import java.util.Arrays;

/**
 * How the samples of one row stand in its bytes, and how they become planes.
 *
 * @param bits bits per sample: 1, 2, 4 (then one sample per pixel), 8 or 16
 * @param samples samples per pixel, interleaved
 * @param littleEndian byte order of 16-bit samples
 * @param inverted whether 0 is white
 * @param palette null, or one table per channel of what an index means
 * @param transparent null, or the sample values of the one colour that is transparent
 */
record SampleRow(int bits, int samples, boolean littleEndian, boolean inverted, byte[][] palette, int[] transparent) {

    static SampleRow of(int bits, int samples) {
        return new SampleRow(bits, samples, false, false, null, null);
    }

    /** The planes that result. */
    Channels channels() {
        int planes = palette != null ? palette.length : transparent != null ? samples + 1 : samples;
        return switch (planes) {
            case 1 -> Channels.GRAY;
            case 2 -> Channels.GRAY_ALPHA;
            case 3 -> Channels.RGB;
            case 4 -> Channels.RGBA;
            default -> throw new IllegalStateException(planes + " planes");
        };
    }

    Depth depth() {
        return bits == 16 ? Depth.BITS16 : Depth.BITS8;
    }

    int pixelBits() {
        return bits * samples;
    }

    /** Bytes of so many pixels; rows are padded to whole bytes. */
    long bytes(long pixels) {
        return (pixels * pixelBits() + 7) / 8;
    }

    /**
     * Spreads pixels over planes.
     *
     * @param row holds the packed row from {@code offset} on
     * @param x the first pixel of the row to take
     * @param at where it goes in each plane
     * @return the largest palette index met, -1 without a palette
     */
    int unpack(byte[] row, int offset, int x, int count, Raster into, int at) {
        if (into instanceof Raster.Bytes bytes) {
            byte[][] planes = bytes.planes();
            if (palette != null) {
                return lookUp(row, offset, x, count, planes, at);
            }
            if (bits < 8) {
                spreadBits(row, offset, x, count, planes[0], at, inverted ? 0xff : 0, 255 / ((1 << bits) - 1));
            } else {
                spreadBytes(row, offset + x * samples, count, planes, at);
            }
            if (transparent != null) {
                key(row, offset, x, count, planes[samples], at);
            }
        } else {
            short[][] planes = ((Raster.Shorts) into).planes();
            spreadShorts(row, offset + 2 * x * samples, count, planes, at);
            if (transparent != null) {
                key(count, planes, at);
            }
        }
        return -1;
    }

    private int lookUp(byte[] row, int offset, int x, int count, byte[][] planes, int at) {
        byte[] indexes = new byte[count];
        if (bits == 8) {
            System.arraycopy(row, offset + x, indexes, 0, count);
        } else {
            spreadBits(row, offset, x, count, indexes, 0, 0, 1);
        }
        int largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, indexes[i] & 0xff);
        }
        if (largest >= palette[0].length) {
            return largest;
        }
        for (int plane = 0; plane < planes.length; plane++) {
            byte[] table = palette[plane];
            byte[] target = planes[plane];
            for (int i = 0; i < count; i++) {
                target[at + i] = table[indexes[i] & 0xff];
            }
        }
        return largest;
    }

    private void spreadBits(byte[] row, int offset, int x, int count, byte[] target, int at, int flip, int factor) {
        int mask = (1 << bits) - 1;
        long bit = (long) x * bits;
        int from = offset + (int) (bit >> 3);
        int shift = 8 - bits - (int) (bit & 7);
        for (int i = 0; i < count; i++) {
            target[at + i] = (byte) ((row[from] >> shift & mask) * factor ^ flip);
            shift -= bits;
            if (shift < 0) {
                shift = 8 - bits;
                from++;
            }
        }
    }

    private void spreadBytes(byte[] row, int from, int count, byte[][] planes, int at) {
        byte[] first = planes[0];
        switch (samples) {
            case 1 -> System.arraycopy(row, from, first, at, count);
            case 2 -> {
                byte[] second = planes[1];
                for (int i = 0; i < count; i++) {
                    first[at + i] = row[from + 2 * i];
                    second[at + i] = row[from + 2 * i + 1];
                }
            }
            case 3 -> {
                byte[] second = planes[1];
                byte[] third = planes[2];
                for (int i = 0; i < count; i++) {
                    first[at + i] = row[from + 3 * i];
                    second[at + i] = row[from + 3 * i + 1];
                    third[at + i] = row[from + 3 * i + 2];
                }
            }
            default -> {
                byte[] second = planes[1];
                byte[] third = planes[2];
                byte[] fourth = planes[3];
                for (int i = 0; i < count; i++) {
                    first[at + i] = row[from + 4 * i];
                    second[at + i] = row[from + 4 * i + 1];
                    third[at + i] = row[from + 4 * i + 2];
                    fourth[at + i] = row[from + 4 * i + 3];
                }
            }
        }
        if (inverted) {
            for (int i = 0; i < count; i++) {
                first[at + i] = (byte) ~first[at + i];
            }
        }
    }

    private void spreadShorts(byte[] row, int from, int count, short[][] planes, int at) {
        int high = littleEndian ? 1 : 0;
        int low = 1 - high;
        int flip = inverted ? 0xffff : 0;
        int step = 2 * samples;
        for (int sample = 0; sample < samples; sample++) {
            short[] target = planes[sample];
            int first = from + 2 * sample;
            int xor = sample == 0 ? flip : 0;
            for (int i = 0; i < count; i++) {
                int byteAt = first + i * step;
                target[at + i] = (short) ((row[byteAt + high] << 8 | row[byteAt + low] & 0xff) ^ xor);
            }
        }
    }

    /** Alpha of rows whose samples are bytes or less; the colour is compared before samples are scaled. */
    private void key(byte[] row, int offset, int x, int count, byte[] alpha, int at) {
        if (samples == 1) {
            byte[] values = new byte[count];
            if (bits == 8) {
                System.arraycopy(row, offset + x, values, 0, count);
            } else {
                spreadBits(row, offset, x, count, values, 0, 0, 1);
            }
            for (int i = 0; i < count; i++) {
                alpha[at + i] = (byte) ((values[i] & 0xff) == transparent[0] ? 0 : 255);
            }
            return;
        }
        int from = offset + x * samples;
        for (int i = 0; i < count; i++) {
            boolean clear = (row[from + 3 * i] & 0xff) == transparent[0]
                    && (row[from + 3 * i + 1] & 0xff) == transparent[1]
                    && (row[from + 3 * i + 2] & 0xff) == transparent[2];
            alpha[at + i] = (byte) (clear ? 0 : 255);
        }
    }

    private void key(int count, short[][] planes, int at) {
        short[] alpha = planes[samples];
        Arrays.fill(alpha, at, at + count, (short) 0);
        for (int sample = 0; sample < samples; sample++) {
            short[] plane = planes[sample];
            for (int i = 0; i < count; i++) {
                alpha[at + i] |= (short) ((plane[at + i] & 0xffff) == transparent[sample] ? 0 : 0xffff);
            }
        }
    }
}
