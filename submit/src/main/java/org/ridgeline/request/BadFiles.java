package org.ridgeline.request;

/** What becomes of a file that cannot be read. */
public enum BadFiles {
    /** The run fails, naming it. */
    FAIL,
    /** It contributes nothing, and the run says so. */
    SKIP
}
