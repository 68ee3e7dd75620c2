package org.ridgeline.filter;

/** What a gradient is taken of. */
public enum Colors {
    /** Each colour by itself. */
    EACH,
    /** The gray image, made as {@code grayscale} does: one channel, without alpha. */
    GRAY
}
