package org.ridgeline.bucket;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.LocalBytes;

/**
 * A file to read, and what identifies its content.
 *
 * @param path with its scheme: {@code file:/...}, {@code s3a://...}, {@code https://...}
 * @param size in bytes, as it was listed
 * @param version what changes when the content does: {@code etag ...} where the store has one, else {@code modified ...}
 */
public record InputFile(String path, long size, String version) implements Serializable {
    static final String ETAG = "etag ";
    static final String MODIFIED = "modified ";

    /** The file as a file system lists it. */
    public static InputFile of(FileStatus status) {
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        return new InputFile(
                status.getPath().toString(),
                status.getLen(),
                etag == null || etag.isEmpty() ? MODIFIED + status.getModificationTime() : ETAG + etag);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Opens the file without asking the store for what the listing has told.
     *
     * @throws StoreException now or with any read, if it is not the file that was listed
     */
    public ByteSource open(Configuration hadoop) throws IOException {
        if (Address.isHttp(path)) {
            return new HttpBytes(this, HttpSettings.of(hadoop));
        }
        Path location = new Path(path);
        return isLocal() ? local(location) : new HadoopBytes(location.getFileSystem(hadoop), this);
    }

    private ByteSource local(Path location) throws IOException {
        java.nio.file.Path file = java.nio.file.Path.of(location.toUri().getPath());
        LocalBytes bytes;
        try {
            bytes = new LocalBytes(file);
        } catch (NoSuchFileException gone) {
            throw new StoreException(StoreException.Reason.MISSING, path + ": there is no such file", gone);
        }
        FileTime time = Files.getLastModifiedTime(file);
        String found = MODIFIED + time.toMillis();
        if (bytes.size() != size || !found.equals(version)) {
            bytes.close();
            throw StoreException.changed(path, this.content(), content(bytes.size(), found));
        }
        return bytes;
    }

    /** Size and version, for messages. */
    String content() {
        return content(size, version);
    }

    static String content(long size, String version) {
        return size + " bytes, " + version;
    }

    /** Whether a request costs next to nothing. */
    public boolean isLocal() {
        return path.startsWith("file:");
    }
}
