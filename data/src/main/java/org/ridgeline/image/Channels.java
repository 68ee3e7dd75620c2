package org.ridgeline.image;

/** What the planes of an image mean, in their order. Palettes and bilevel images are expanded to these when read. */
public enum Channels {
    GRAY(1, false),
    GRAY_ALPHA(1, true),
    RGB(3, false),
    RGBA(3, true);

    private final int colors;
    private final boolean alpha;

    Channels(int colors, boolean alpha) {
        this.colors = colors;
        this.alpha = alpha;
    }

    /** Number of planes. */
    public int count() {
        return alpha ? colors + 1 : colors;
    }

    /** Number of planes that carry colour: 1 for gray, 3 for red, green, blue. Alpha, if any, is the plane after them. */
    public int colors() {
        return colors;
    }

    /** Whether the last plane is opacity, which operations pass through. */
    public boolean alpha() {
        return alpha;
    }

    /** The same colours with or without alpha: what a gray or a colour result of this image has. */
    public Channels withColors(int count) {
        return switch (count) {
            case 1 -> alpha ? GRAY_ALPHA : GRAY;
            case 3 -> alpha ? RGBA : RGB;
            default -> throw new IllegalArgumentException(count + " colours: an image has 1 or 3");
        };
    }
}
