package org.ridgeline.jobs.images;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BBPartHandle;
import org.apache.hadoop.fs.BBUploadHandle;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.PartHandle;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UploadHandle;
import org.apache.hadoop.util.functional.FutureIO;
import org.ridgeline.jobs.run.TypedObject;

/**
 * A multipart upload of one object, begun by the driver, to which tasks send parts in any order. The object appears when the
 * upload is completed. A part that is sent again takes the place of the one before.
 *
 * @param file the object
 * @param handle by which the store knows the upload
 * @param partBytes of a usual part
 */
record Upload(String file, byte[] handle, int partBytes) implements Serializable {
    /** S3's least size of a part, the last one excepted. */
    static final int LEAST_BYTES = 5 << 20;

    /** S3's largest number of a part. */
    static final int MOST_PARTS = 10_000;

    /** Whether a path can be uploaded to: not where the "upload" would be files that are put together in the end. */
    static boolean isPossible(Path path, Configuration hadoop) throws IOException {
        FileSystem store = Stores.of(path, hadoop);
        return store.hasPathCapability(path, CommonPathCapabilities.FS_MULTIPART_UPLOADER)
                && store.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM);
    }

    static Upload start(Path path, int partBytes, Configuration hadoop) throws IOException {
        String typed = TypedObject.startUpload(Stores.of(path, hadoop), path);
        if (typed != null) { // S3A's handle is the upload's id
            return new Upload(path.toString(), typed.getBytes(StandardCharsets.UTF_8), partBytes);
        }
        try (MultipartUploader uploader = uploader(path, hadoop)) {
            UploadHandle started = FutureIO.awaitFuture(uploader.startUpload(path));
            return new Upload(path.toString(), started.toByteArray(), partBytes);
        }
    }

    /** Aborts whatever uploads to objects below a folder were not completed. */
    static void abortBelow(Path folder, Configuration hadoop) throws IOException {
        try (MultipartUploader uploader = uploader(new Path(folder, "any"), hadoop)) {
            FutureIO.awaitFuture(uploader.abortUploadsUnderPath(folder));
        }
    }

    private static MultipartUploader uploader(Path path, Configuration hadoop) throws IOException {
        return Stores.of(path, hadoop).createMultipartUploader(path.getParent()).build();
    }

    private UploadHandle uploadHandle() {
        return BBUploadHandle.from(ByteBuffer.wrap(handle));
    }

    /** Sends parts, in a task. */
    Sender sender(Configuration hadoop) throws IOException {
        return new Sender(uploader(new Path(file), hadoop));
    }

    /** Makes the object appear, from all of its parts. */
    void complete(List<Chunk.Sent> parts, Configuration hadoop) throws IOException {
        TreeMap<Integer, PartHandle> handles = new TreeMap<>();
        parts.forEach(part -> handles.put(part.number(), BBPartHandle.from(ByteBuffer.wrap(part.handle()))));
        Path path = new Path(file);
        try (MultipartUploader uploader = uploader(path, hadoop)) {
            FutureIO.awaitFuture(uploader.complete(uploadHandle(), path, handles));
        }
    }

    /** Gives up all parts. */
    void abort(Configuration hadoop) throws IOException {
        Path path = new Path(file);
        try (MultipartUploader uploader = uploader(path, hadoop)) {
            FutureIO.awaitFuture(uploader.abort(uploadHandle(), path));
        }
    }

    /** Sends one part while the next one is made. */
    final class Sender implements Closeable {
        private final MultipartUploader uploader;
        private CompletableFuture<PartHandle> sending;

        private Sender(MultipartUploader uploader) {
            this.uploader = uploader;
        }

        /**
         * Starts to send a part. The one before must have been awaited.
         *
         * @param bytes of the part, left alone until it is sent
         */
        void send(int number, byte[] bytes) throws IOException {
            if (number > MOST_PARTS) {
                throw new IllegalStateException("part " + number + " of " + file + ": there can be " + MOST_PARTS);
            }
            Path path = new Path(file);
            sending = uploader.putPart(
                    uploadHandle(), number, false, path, new ByteArrayInputStream(bytes), bytes.length);
        }

        /** Waits for the part that is being sent, and returns by what the store knows it. */
        byte[] await() throws IOException {
            PartHandle sent = FutureIO.awaitFuture(sending);
            sending = null;
            return sent.toByteArray();
        }

        @Override
        public void close() throws IOException {
            if (sending != null) { // a part that arrives after its upload was aborted would stay
                sending.handle((part, failure) -> part).join();
            }
            uploader.close();
        }
    }
}
