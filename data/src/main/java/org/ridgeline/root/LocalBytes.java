package org.ridgeline.root;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A file on local disk. Safe for several threads. */
public final class LocalBytes implements ByteSource {
    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytesRead = new AtomicLong();

    public LocalBytes(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        this.size = channel.size();
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
        ByteBuffer buffer = ByteBuffer.allocate(range.length());
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, range.offset() + buffer.position()) < 0) {
                throw new EOFException(path + ": ends at byte " + (range.offset() + buffer.position()) + ", it was "
                        + size + " bytes long when opened");
            }
        }
        requests.incrementAndGet();
        bytesRead.addAndGet(range.length());
        return buffer.array();
    }

    @Override
    public List<byte[]> readAll(List<Range> ranges) throws IOException {
        List<byte[]> results = new ArrayList<>(ranges.size());
        for (Range range : ranges) {
            results.add(read(range));
        }
        return results;
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
    public void close() throws IOException {
        channel.close();
    }
}
