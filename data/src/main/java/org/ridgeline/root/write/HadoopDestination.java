package org.ridgeline.root.write;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file in a store that Hadoop reaches. An object store shows an object when its upload is complete, and an upload that
 * fails is aborted; any other file system gets a hidden file that is renamed.
 */
public final class HadoopDestination implements Destination {
    private final FileSystem store;
    private final Path path;

    private HadoopDestination(FileSystem store, Path path) {
        this.store = store;
        this.path = path;
    }

    /** The destination for a path or URI; {@code s3://} means {@code s3a://}, without a scheme it is the default file system's. */
    public static Destination of(String uri, Configuration configuration) throws IOException {
        Path path = new Path(uri.startsWith("s3://") ? "s3a://" + uri.substring("s3://".length()) : uri);
        FileSystem store = path.getFileSystem(configuration);
        return store instanceof LocalFileSystem local
                ? new LocalDestination(local.pathToFile(path).toPath())
                : new HadoopDestination(store, path);
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public java.nio.file.Path spool() throws IOException {
        return Files.createTempFile("ridgeline-", ".root");
    }

    @Override
    public void publish(java.nio.file.Path spool) throws IOException {
        if (store.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM)) {
            upload(spool, path);
        } else {
            Path hidden = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID() + ".tmp");
            upload(spool, hidden);
            store.delete(path, false);
            if (!store.rename(hidden, path)) {
                store.delete(hidden, false);
                throw new IOException("cannot rename " + hidden + " to " + path);
            }
        }
        Files.delete(spool);
    }

    private void upload(java.nio.file.Path spool, Path target) throws IOException {
        FSDataOutputStream out = store.create(target, true);
        try {
            Files.copy(spool, out);
        } catch (IOException | RuntimeException failure) {
            abandon(out, target, failure);
            throw failure;
        }
        out.close();
    }

    /** Closing would complete the object: the upload is aborted instead, or the file removed. */
    private void abandon(FSDataOutputStream out, Path target, Exception failure) {
        try {
            if (out.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
                out.abort();
            } else {
                out.close();
                store.delete(target, false);
            }
        } catch (IOException | RuntimeException second) {
            failure.addSuppressed(second);
        }
    }
}
