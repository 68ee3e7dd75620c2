package org.ridgeline.image;

/** How the pixels of a file can be had. */
public enum Access {
    /** Any region by range requests, in parallel: tiled TIFF, and TIFF in strips of moderate size. */
    REGIONS,
    /** Rows from top to bottom, once: PNG, baseline JPEG, TIFF in large compressed strips. */
    ROWS,
    /**
     * Rows too, but the file does not hold them in that order: Adam7, progressive JPEG, and what the orientation turns.
     * Pixels wait in memory up to {@link ImageLimits#memory()}, and above it on local disk.
     */
    SPILLED_ROWS
}
