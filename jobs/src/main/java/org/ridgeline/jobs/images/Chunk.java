package org.ridgeline.jobs.images;

import java.io.Serializable;

/** Encoded bytes of a large image, on their way into its file. */
sealed interface Chunk extends Serializable {
    /** Bytes. */
    long length();

    /**
     * Bytes that wait in a file below {@link Setup#PARTS}.
     *
     * @param file its name
     */
    record Kept(String file, long length) implements Chunk {}

    /**
     * Bytes that were sent as a part of an upload.
     *
     * @param number of the part
     * @param handle by which the store knows it
     */
    record Sent(int number, byte[] handle, long length) implements Chunk {}
}
