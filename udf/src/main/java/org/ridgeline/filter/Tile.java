package org.ridgeline.filter;

/**
 * The pixels of a window: one plane per colour, then alpha if there is any; row after row without gaps, so that the sample
 * at column x and row y of the image is element {@code (y - window.y()) * window.width() + (x - window.x())} of its plane.
 */
public sealed interface Tile {

    Window window();

    /** {@code byte[][]}, {@code short[][]} or {@code float[][]}. */
    Object[] planes();

    SampleType type();

    /** Unsigned 8-bit samples. */
    record Bytes(Window window, byte[][] planes) implements Tile {
        @Override
        public SampleType type() {
            return SampleType.BYTE;
        }
    }

    /** Unsigned 16-bit samples. */
    record Shorts(Window window, short[][] planes) implements Tile {
        @Override
        public SampleType type() {
            return SampleType.SHORT;
        }
    }

    /** Results that are not clamped. */
    record Floats(Window window, float[][] planes) implements Tile {
        @Override
        public SampleType type() {
            return SampleType.FLOAT;
        }
    }

    /**
     * A tile of zeros.
     *
     * @throws IllegalArgumentException if a plane would have more samples than an array can
     */
    static Tile allocate(Window window, int planes, SampleType type) {
        int area = window.area();
        return switch (type) {
            case BYTE -> new Bytes(window, new byte[planes][area]);
            case SHORT -> new Shorts(window, new short[planes][area]);
            case FLOAT -> new Floats(window, new float[planes][area]);
        };
    }

    /** The part of this tile that lies in {@code part}: a copy, or the tile itself if it is all of it. */
    default Tile cropped(Window part) {
        if (part.equals(window())) {
            return this;
        }
        Tile copy = allocate(part, planes().length, type());
        for (int plane = 0; plane < planes().length; plane++) {
            Conversion.convert(this, plane, copy, plane);
        }
        return copy;
    }
}
