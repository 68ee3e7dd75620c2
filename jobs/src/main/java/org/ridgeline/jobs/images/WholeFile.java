package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file that appears whole or not at all, written once from front to back in bounded memory: on a bucket an upload that
 * is completed or aborted, elsewhere a hidden file beside it that is renamed or removed.
 */
final class WholeFile implements Closeable {
    private final Draft draft;
    private final DigestOutputStream out;

    private WholeFile(Draft draft) {
        this.draft = draft;
        out = new DigestOutputStream(draft.out(), Sha256.start());
    }

    static WholeFile create(Path path, Configuration hadoop) throws IOException {
        return new WholeFile(
                Upload.isPossible(path, hadoop)
                        ? new BucketDraft(path, hadoop)
                        : new HiddenDraft(Stores.of(path, hadoop), path));
    }

    OutputStream out() {
        return out;
    }

    /** Makes the file appear and returns the SHA-256 of what was written. */
    String finish() throws IOException {
        draft.appear();
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    /** Bytes written so far. */
    long size() {
        return draft.size();
    }

    /** Removes what was written, unless it is finished. */
    @Override
    public void close() throws IOException {
        draft.close();
    }
}
