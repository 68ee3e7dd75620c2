package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that appears whole or not at all, written once from front to back in bounded memory: on a bucket an upload that
 * is completed or aborted, elsewhere a hidden file beside it that is renamed or removed.
 */
final class WholeFile implements Closeable {
    private final FileSystem store;
    private final Path path;
    private final Path hidden;
    private final FSDataOutputStream file;
    private final DigestOutputStream out;
    private boolean finished;

    private WholeFile(FileSystem store, Path path, Path hidden) throws IOException {
        this.store = store;
        this.path = path;
        this.hidden = hidden;
        file = store.create(hidden, true);
        out = new DigestOutputStream(file, Sha256.start());
    }

    static WholeFile create(Path path, Configuration hadoop) throws IOException {
        FileSystem store = Stores.of(path, hadoop);
        boolean appearsWhole = store.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM);
        Path hidden = new Path(path.getParent() + "/." + UUID.randomUUID() + ".tmp");
        return new WholeFile(store, path, appearsWhole ? path : hidden);
    }

    OutputStream out() {
        return out;
    }

    /** Makes the file appear and returns the SHA-256 of what was written. */
    String finish() throws IOException {
        MessageDigest digest = out.getMessageDigest();
        // Where the object appears with this, a failure leaves none, and nothing to abort.
        finished = hidden == path;
        out.close();
        if (hidden != path) {
            store.delete(path, false);
            if (!store.rename(hidden, path)) {
                throw new IOException("cannot rename " + hidden + " to " + path);
            }
            finished = true;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Bytes written so far. */
    long size() {
        return file.getPos();
    }

    /** Removes what was written, unless it is finished. */
    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        if (hidden == path) {
            file.abort();
        } else {
            file.close();
            store.delete(hidden, false);
        }
    }
}
