package org.ridgeline.bucket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileRange;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;
import org.ridgeline.root.ByteSource;

/** A file in any store that Hadoop's {@code FileSystem} reaches. The stream is opened with the first read. */
public final class HadoopBytes implements ByteSource {
    private final FileSystem fileSystem;
    private final Path path;
    private final long size;
    private final InputFile planned;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytesRead = new AtomicLong();
    private FSDataInputStream stream;

    public HadoopBytes(FileSystem fileSystem, FileStatus status) {
        this(fileSystem, status.getPath(), status.getLen());
    }

    /**
     * @param size of the file, as planning has seen it: the store is not asked again
     */
    public HadoopBytes(FileSystem fileSystem, Path path, long size) {
        this(fileSystem, path, size, null);
    }

    /** The file must be the one that was listed: it is an error of the first read, or of a later one, if it is another. */
    HadoopBytes(FileSystem fileSystem, InputFile planned) {
        this(fileSystem, new Path(planned.path()), planned.size(), planned);
    }

    private HadoopBytes(FileSystem fileSystem, Path path, long size, InputFile planned) {
        this.fileSystem = fileSystem;
        this.path = path;
        this.size = size;
        this.planned = planned;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(Range range) throws IOException {
        range.checkInside(this);
        byte[] bytes = new byte[range.length()];
        stream().readFully(range.offset(), bytes, 0, bytes.length);
        requests.incrementAndGet();
        bytesRead.addAndGet(range.length());
        return bytes;
    }

    @Override
    public List<byte[]> readAll(List<Range> ranges) throws IOException {
        if (ranges.size() == 1) {
            return List.of(read(ranges.get(0)));
        }
        List<FileRange> wanted = new ArrayList<>(ranges.size());
        for (Range range : ranges) {
            range.checkInside(this);
            wanted.add(FileRange.createFileRange(range.offset(), range.length()));
        }
        stream().readVectored(wanted, ByteBuffer::allocate);
        List<byte[]> results = new ArrayList<>(ranges.size());
        for (FileRange range : wanted) {
            results.add(bytes(range));
            requests.incrementAndGet();
            bytesRead.addAndGet(range.getLength());
        }
        return results;
    }

    private byte[] bytes(FileRange range) throws IOException {
        ByteBuffer buffer;
        try {
            buffer = range.getData().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading " + path).initCause(e);
        } catch (ExecutionException e) {
            return FutureIO.raiseInnerCause(e);
        } catch (CancellationException e) {
            throw new IOException(path + ": the read of " + range + " was cancelled", e);
        }
        // The store may hand out a window of a larger, merged read.
        if (buffer.hasArray()
                && buffer.arrayOffset() + buffer.position() == 0
                && buffer.array().length == range.getLength()) {
            return buffer.array();
        }
        byte[] bytes = new byte[range.getLength()];
        buffer.get(bytes);
        return bytes;
    }

    private synchronized FSDataInputStream stream() throws IOException {
        if (stream == null) {
            FutureDataInputStreamBuilder builder = fileSystem
                    .openFile(path)
                    .opt("fs.option.openfile.read.policy", "random")
                    .opt("fs.option.openfile.length", Long.toString(size));
            if (planned != null) {
                pin(builder);
            }
            stream = FutureIO.awaitFuture(builder.build());
        }
        return stream;
    }

    /** S3A asks for the ETag with every range, if it knows one; of other stores the file is looked at again. */
    private void pin(FutureDataInputStreamBuilder builder) throws IOException {
        if (path.toUri().getScheme().equals("s3a") && planned.version().startsWith(InputFile.ETAG)) {
            builder.withFileStatus(S3aStatus.of(path, planned));
            return;
        }
        FileStatus status = fileSystem.getFileStatus(path);
        InputFile found = InputFile.of(status);
        if (!found.content().equals(planned.content())) {
            throw StoreException.changed(planned.path(), planned.content(), found.content());
        }
        builder.withFileStatus(status);
    }

    @Override
    public long requests() {
        return requests.get();
    }

    @Override
    public long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public synchronized void close() throws IOException {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
