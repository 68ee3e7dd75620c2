package org.ridgeline.source;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.HadoopBytes;
import org.ridgeline.root.LocalBytes;

/**
 * A file to read.
 *
 * @param path with its scheme, {@code file:/...} or {@code s3a://...}
 * @param size in bytes, as it was listed
 */
public record InputFile(String path, long size) implements Serializable {

    /** Opens the file without asking the store for what the listing has told. */
    public ByteSource open(Configuration hadoop) throws IOException {
        Path location = new Path(path);
        if (isLocal()) {
            return new LocalBytes(java.nio.file.Path.of(location.toUri().getPath()));
        }
        return new HadoopBytes(location.getFileSystem(hadoop), location, size);
    }

    /** Whether a request costs next to nothing. */
    boolean isLocal() {
        return path.startsWith("file:");
    }
}
