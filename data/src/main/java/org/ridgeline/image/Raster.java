package org.ridgeline.image;

/**
 * The pixels of a region: one plane per channel, row after row without gaps, so that sample (x, y) of the image is element
 * {@code (y - region.y()) * region.width() + (x - region.x())} of its plane. 8-bit samples are bytes and 16-bit samples
 * shorts, both unsigned.
 */
public sealed interface Raster {

    Region region();

    Channels channels();

    Depth depth();

    /** 8-bit samples, unsigned. */
    record Bytes(Region region, Channels channels, byte[][] planes) implements Raster {
        @Override
        public Depth depth() {
            return Depth.BITS8;
        }
    }

    /** 16-bit samples, unsigned. */
    record Shorts(Region region, Channels channels, short[][] planes) implements Raster {
        @Override
        public Depth depth() {
            return Depth.BITS16;
        }
    }

    /** Results that are not clamped. */
    record Floats(Region region, Channels channels, float[][] planes) implements Raster {
        @Override
        public Depth depth() {
            return Depth.FLOAT;
        }
    }

    /** Elements between a sample and the one below it. */
    default int stride() {
        return region().width();
    }

    /**
     * The planes themselves: {@code byte[][]}, {@code short[][]} or {@code float[][]}, for copies that are the same for
     * all types.
     */
    default Object[] arrays() {
        if (this instanceof Bytes bytes) {
            return bytes.planes();
        }
        return this instanceof Shorts shorts ? shorts.planes() : ((Floats) this).planes();
    }

    /**
     * A raster of zeros.
     *
     * @throws IllegalArgumentException if a plane would have more samples than an array can
     */
    static Raster allocate(Region region, Channels channels, Depth depth) {
        if (region.pixels() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a raster of " + region.width() + " x " + region.height() + " pixels does not fit an array");
        }
        int pixels = Math.toIntExact(region.pixels());
        return switch (depth) {
            case BITS8 -> new Bytes(region, channels, new byte[channels.count()][pixels]);
            case BITS16 -> new Shorts(region, channels, new short[channels.count()][pixels]);
            case FLOAT -> new Floats(region, channels, new float[channels.count()][pixels]);
        };
    }

    /** Copies the part of {@code source} that this raster covers; both have the same channels and depth. */
    default void copy(Raster source) {
        copy(source, region().intersection(source.region()));
    }

    /** Copies {@code part} of {@code source}; both rasters hold it, and have the same channels and depth. */
    default void copy(Raster source, Region part) {
        if (source.channels() != channels() || source.depth() != depth()) {
            throw new IllegalArgumentException(
                    "cannot copy " + source.channels() + " " + source.depth() + " to " + channels() + " " + depth());
        }
        Object[] to = arrays();
        Object[] from = source.arrays();
        for (int plane = 0; plane < to.length; plane++) {
            for (int y = part.y(); y < part.bottom(); y++) {
                System.arraycopy(from[plane], source.index(part.x(), y), to[plane], index(part.x(), y), part.width());
            }
        }
    }

    /** Where the planes hold the sample at column x and row y of the image. */
    default int index(int x, int y) {
        return (y - region().y()) * stride() + x - region().x();
    }
}
