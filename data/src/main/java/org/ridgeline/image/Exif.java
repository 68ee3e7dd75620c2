package org.ridgeline.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What is used of EXIF, which is a small TIFF file: header, then a directory of 12-byte entries. What cannot be read is
 * taken as not stated: EXIF is no part of the pixels.
 *
 * @param orientation how the image is turned
 * @param resolution pixels per unit, or null
 */
record Exif(Orientation orientation, Resolution resolution) {

    private static final int ORIENTATION = 0x0112;
    private static final int X_RESOLUTION = 0x011a;
    private static final int Y_RESOLUTION = 0x011b;
    private static final int RESOLUTION_UNIT = 0x0128;
    private static final int SHORT = 3;
    private static final int RATIONAL = 5;

    /**
     * Reads an EXIF block.
     *
     * @param tiff the block, from its byte order mark on
     */
    static Exif read(byte[] tiff) {
        Orientation orientation = Orientation.UPRIGHT;
        double x = 0;
        double y = 0;
        int unit = 2;
        ByteBuffer buffer = ByteBuffer.wrap(tiff);
        if (tiff.length >= 8 && buffer.getShort(0) == 0x4949) {
            buffer.order(ByteOrder.LITTLE_ENDIAN);
        }
        long directory = tiff.length < 8 ? Integer.MAX_VALUE : buffer.getInt(4) & 0xffffffffL;
        int entries = directory + 2 > tiff.length ? 0 : buffer.getShort((int) directory) & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int at = (int) directory + 2 + 12 * entry;
            if (at + 12 > tiff.length) {
                break;
            }
            int tag = buffer.getShort(at) & 0xffff;
            int type = buffer.getShort(at + 2);
            int value = buffer.getShort(at + 8) & 0xffff;
            switch (tag) {
                case ORIENTATION -> orientation = type == SHORT ? Orientation.of(value) : orientation;
                case RESOLUTION_UNIT -> unit = value;
                case X_RESOLUTION -> x = rational(buffer, at, type);
                case Y_RESOLUTION -> y = rational(buffer, at, type);
                default -> {}
            }
        }
        return new Exif(orientation, Resolution.tagged(x, y, unit));
    }

    private static double rational(ByteBuffer buffer, int entry, int type) {
        long at = buffer.getInt(entry + 8) & 0xffffffffL;
        if (type != RATIONAL || at + 8 > buffer.limit()) {
            return 0;
        }
        return (double) (buffer.getInt((int) at) & 0xffffffffL) / (buffer.getInt((int) at + 4) & 0xffffffffL);
    }
}
