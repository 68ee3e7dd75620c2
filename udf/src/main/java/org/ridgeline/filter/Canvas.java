package org.ridgeline.filter;

import java.io.Serializable;

/**
 * What a whole image is.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param colors planes that carry colour: 1 for gray, 3 for red, green, blue in this order
 * @param alpha whether a plane of opacity follows, which every operation passes through
 * @param type of a sample
 */
public record Canvas(int width, int height, int colors, boolean alpha, SampleType type) implements Serializable {

    public Canvas {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("not an image: " + width + " x " + height);
        }
        if (colors != 1 && colors != 3) {
            throw new IllegalArgumentException(colors + " colours: an image has 1 or 3");
        }
    }

    /** Planes of a tile. */
    public int planes() {
        return alpha ? colors + 1 : colors;
    }

    /** The whole image. */
    public Window bounds() {
        return new Window(0, 0, width, height);
    }

    Canvas with(int otherColors) {
        return new Canvas(width, height, otherColors, alpha, type);
    }

    Canvas opaque() {
        return new Canvas(width, height, colors, false, type);
    }

    Canvas with(SampleType other) {
        return new Canvas(width, height, colors, alpha, other);
    }
}
