package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A hidden file that is renamed in the end. */
final class HiddenDraft implements Draft {
    private final FileSystem store;
    private final Path path;
    private final Path hidden;
    private final FSDataOutputStream file;
    private boolean appeared;

    HiddenDraft(FileSystem store, Path path) throws IOException {
        this.store = store;
        this.path = path;
        hidden = new Path(path.getParent() + "/." + UUID.randomUUID() + ".tmp");
        file = store.create(hidden, true);
    }

    @Override
    public OutputStream out() {
        return file;
    }

    @Override
    public long size() {
        return file.getPos();
    }

    @Override
    public void appear() throws IOException {
        file.close();
        store.delete(path, false);
        if (!store.rename(hidden, path)) {
            throw new IOException("cannot rename " + hidden + " to " + path);
        }
        appeared = true;
    }

    @Override
    public void close() throws IOException {
        if (appeared) {
            return;
        }
        try {
            file.close(); // which may fail again, where a full disk did not take the last bytes
        } finally {
            store.delete(hidden, false);
        }
    }
}
