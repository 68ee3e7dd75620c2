package org.ridgeline.image;

import java.io.Serializable;

/**
 * What the pixels of a whole image are.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param channels the planes
 * @param depth the type of a sample
 */
public record ImageShape(int width, int height, Channels channels, Depth depth) implements Serializable {

    public ImageShape {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("not an image: " + width + " x " + height);
        }
    }

    public long pixels() {
        return (long) width * height;
    }

    /** Bytes of one row over all channels. */
    public long rowBytes() {
        return (long) width * channels.count() * depth.bytes();
    }

    /** Bytes of all pixels. */
    public long bytes() {
        return Math.multiplyExact(rowBytes(), height);
    }

    /** The whole image as a region. */
    public Region bounds() {
        return new Region(0, 0, width, height);
    }

    public ImageShape with(Channels other) {
        return new ImageShape(width, height, other, depth);
    }

    public ImageShape with(Depth other) {
        return new ImageShape(width, height, channels, other);
    }
}
