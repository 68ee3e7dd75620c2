package org.ridgeline.filter;

/** How long a gradient is, given its two components. */
public enum Magnitude {
    /** {@code sqrt(gx² + gy²)}. */
    L2,
    /** {@code |gx| + |gy|}. */
    L1
}
