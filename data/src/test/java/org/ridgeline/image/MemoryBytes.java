package org.ridgeline.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ridgeline.root.ByteSource;

/** A file in memory that demands of its readers what a store does, and counts what they ask for. */
final class MemoryBytes implements ByteSource {

    private final String name;
    private final byte[] bytes;
    private long requests;
    private long bytesRead;

    MemoryBytes(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public synchronized byte[] read(Range range) {
        if (range.offset() < 0 || range.length() <= 0 || range.end() > bytes.length) {
            throw new IllegalArgumentException(range + " of a file of " + bytes.length);
        }
        requests++;
        bytesRead += range.length();
        return Arrays.copyOfRange(bytes, (int) range.offset(), (int) range.end());
    }

    @Override
    public List<byte[]> readAll(List<Range> ranges) {
        List<byte[]> all = new ArrayList<>();
        long end = 0;
        for (Range range : ranges) {
            if (range.offset() < end) {
                throw new IllegalArgumentException("ranges overlap or are not sorted: " + ranges);
            }
            end = range.end();
            all.add(read(range));
        }
        return all;
    }

    @Override
    public synchronized long requests() {
        return requests;
    }

    @Override
    public synchronized long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() {}
}
