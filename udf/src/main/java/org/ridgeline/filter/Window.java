package org.ridgeline.filter;

import java.io.Serializable;

/**
 * A rectangle of an image, never empty.
 *
 * @param x first column
 * @param y first row
 * @param width columns
 * @param height rows
 */
public record Window(int x, int y, int width, int height) implements Serializable {

    public Window {
        if (x < 0
                || y < 0
                || width <= 0
                || height <= 0
                || (long) x + width > Integer.MAX_VALUE
                || (long) y + height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a window: " + width + " x " + height + " at " + x + ", " + y);
        }
    }

    /** One past the last column. */
    public int right() {
        return x + width;
    }

    /** One past the last row. */
    public int bottom() {
        return y + height;
    }

    /** This window with {@code halo} more pixels on every side, as far as the image has them. */
    public Window grown(int halo, Canvas canvas) {
        int left = Math.max(0, x - halo);
        int top = Math.max(0, y - halo);
        long farRight = Math.min(canvas.width(), (long) right() + halo);
        long farBottom = Math.min(canvas.height(), (long) bottom() + halo);
        return new Window(left, top, (int) (farRight - left), (int) (farBottom - top));
    }

    boolean contains(Window other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    boolean contains(int column, int row) {
        return x <= column && column < right() && y <= row && row < bottom();
    }

    /** Where an array without gaps holds the pixel at this column and row of the image. */
    int index(int column, int row) {
        return (row - y) * width + column - x;
    }

    /** Number of pixels, which must fit an array. */
    int area() {
        long area = (long) width * height;
        if (area > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a tile of " + width + " x " + height + " pixels does not fit an array");
        }
        return (int) area;
    }
}
