package org.ridgeline.jobs.images;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a task puts the encoded bytes of its piece: into a file of their own, or as parts into the upload of the image. Files
 * have names that no other attempt of a task has; parts that another attempt sends are the same.
 */
final class PieceOutput implements Closeable {
    private final Setup setup;
    private final String name;
    private final OutputStream file;
    private final Upload.Sender sender;
    private final PartStream parts;
    private long length;

    /**
     * @param name of the piece, for its file
     * @param upload of the image; null if there is none
     * @param number of the piece's first part
     */
    PieceOutput(Setup setup, String name, Upload upload, int number) throws IOException {
        this.setup = setup;
        this.name = name + "-" + UUID.randomUUID();
        if (upload == null) {
            sender = null;
            parts = null;
            file = create();
        } else {
            file = null;
            sender = upload.sender(setup.hadoop());
            parts = new PartStream(sender, upload.partBytes(), number, this::keep);
        }
    }

    private OutputStream create() throws IOException {
        Path path = setup.part(name);
        Configuration hadoop = setup.hadoop();
        FileSystem store = Stores.of(path, hadoop);
        return store.create(path, true);
    }

    private Chunk.Kept keep(byte[] bytes) throws IOException {
        try (OutputStream out = create()) {
            out.write(bytes);
        }
        return new Chunk.Kept(name, bytes.length);
    }

    void write(byte[] bytes) throws IOException {
        length += bytes.length;
        if (parts == null) {
            file.write(bytes);
        } else {
            parts.write(bytes, 0, bytes.length);
        }
    }

    /** All that was written, in order. */
    List<Chunk> finish() throws IOException {
        if (parts != null) {
            return parts.finish();
        }
        file.close();
        return List.of(new Chunk.Kept(name, length));
    }

    @Override
    public void close() throws IOException {
        if (parts == null) {
            file.close();
        } else {
            sender.close();
        }
    }
}
