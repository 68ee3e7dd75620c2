package org.ridgeline.image;

import java.io.Serializable;

/**
 * A rectangle of an image, never empty.
 *
 * @param x first column
 * @param y first row
 * @param width columns
 * @param height rows
 */
public record Region(int x, int y, int width, int height) implements Serializable {

    public Region {
        if (x < 0
                || y < 0
                || width <= 0
                || height <= 0
                || (long) x + width > Integer.MAX_VALUE
                || (long) y + height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a region: " + width + " x " + height + " at " + x + ", " + y);
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

    public long pixels() {
        return (long) width * height;
    }

    public boolean contains(Region other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    public boolean intersects(Region other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** What both hold; they must intersect. */
    public Region intersection(Region other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        return new Region(left, top, Math.min(right(), other.right()) - left, Math.min(bottom(), other.bottom()) - top);
    }

    /** This region with {@code halo} more pixels on every side, as far as {@code bounds} has them. */
    public Region grown(int halo, Region bounds) {
        int left = Math.max(bounds.x, x - halo);
        int top = Math.max(bounds.y, y - halo);
        long right = Math.min(bounds.right(), (long) right() + halo);
        long bottom = Math.min(bounds.bottom(), (long) bottom() + halo);
        return new Region(left, top, (int) (right - left), (int) (bottom - top));
    }
}
