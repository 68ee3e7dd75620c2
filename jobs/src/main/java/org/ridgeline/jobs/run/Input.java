package org.ridgeline.jobs.run;

import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/**
 * A file to read.
 *
 * @param path qualified, as the source names it in {@code _file}
 * @param size in bytes
 * @param version what changes when the content does: the ETag where the store has one, or the time of the last change
 */
public record Input(String path, long size, String version) {
    public static Input of(FileStatus status) {
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        return new Input(
                status.getPath().toString(),
                status.getLen(),
                etag == null || etag.isEmpty() ? "modified " + status.getModificationTime() : "etag " + etag);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
