package org.ridgeline.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file that lies in memory whole: small files are read so, in one request. */
public final class MemoryBytes implements ByteSource {
    private final String name;
    private final byte[] bytes;

    public MemoryBytes(String name, byte[] bytes) {
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
    public byte[] read(Range range) throws IOException {
        range.checkInside(this);
        return Arrays.copyOfRange(bytes, (int) range.offset(), (int) range.end());
    }

    @Override
    public List<byte[]> readAll(List<Range> ranges) throws IOException {
        List<byte[]> results = new ArrayList<>(ranges.size());
        for (Range range : ranges) {
            results.add(read(range));
        }
        return results;
    }

    /** None: nothing is asked of a store. */
    @Override
    public long requests() {
        return 0;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {}
}
