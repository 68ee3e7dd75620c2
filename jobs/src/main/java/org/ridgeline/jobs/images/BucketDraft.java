package org.ridgeline.jobs.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * An object that is sent by one request if it is small, else as parts of an upload. S3A's own streams would do the same, but
 * tell browsers nothing of its content.
 */
final class BucketDraft extends OutputStream implements Draft {
    private static final int PART_BYTES = 8 << 20;

    private final Path path;
    private final Configuration hadoop;
    private ByteArrayOutputStream few = new ByteArrayOutputStream();
    private Upload upload;
    private Upload.Sender sender;
    private PartStream parts;
    private long size;
    private boolean appeared;

    BucketDraft(Path path, Configuration hadoop) {
        this.path = path;
        this.hadoop = hadoop;
    }

    @Override
    public OutputStream out() {
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (parts == null && size + length > PART_BYTES) {
            upload = Upload.start(path, PART_BYTES, hadoop);
            sender = upload.sender(hadoop);
            parts = new PartStream(sender, PART_BYTES, 1, null);
            few.writeTo(parts);
            few = null;
        }
        if (parts == null) {
            few.write(bytes, offset, length);
        } else {
            parts.write(bytes, offset, length);
        }
        size += length;
    }

    @Override
    public void appear() throws IOException {
        if (parts == null) {
            SmallFiles.write(Stores.of(path, hadoop), path, few.toByteArray());
        } else {
            List<Chunk.Sent> sent =
                    parts.finish().stream().map(chunk -> (Chunk.Sent) chunk).toList();
            upload.complete(sent, hadoop);
        }
        appeared = true;
    }

    @Override
    public void close() throws IOException {
        if (upload == null) {
            return;
        }
        try {
            if (sender != null) {
                sender.close();
            }
        } finally {
            if (!appeared) {
                upload.abort(hadoop);
            }
        }
    }
}
