package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A file that nobody sees yet. Closing gives it up, unless it has appeared. */
interface Draft extends Closeable {
    OutputStream out();

    /** Bytes written so far. */
    long size();

    /** Makes it a file. */
    void appear() throws IOException;
}
