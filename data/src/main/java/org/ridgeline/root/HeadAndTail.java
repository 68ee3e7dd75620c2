package org.ridgeline.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of which the first and last bytes are kept: header and first directory stand at its start, tree, list of keys
 * and streamer information near its end, so that reading the metadata of most files takes two requests. A small file is
 * kept whole, by one request.
 */
final class HeadAndTail implements ByteSource {
    private static final int HEAD = 4 * 1024;

    private final ByteSource source;
    private final byte[] head;
    private final byte[] tail;
    private final long tailOffset;

    /**
     * @param wholeBelow files of at most this many bytes are read whole
     * @param last how many bytes of the end of other files to keep
     */
    HeadAndTail(ByteSource source, int wholeBelow, int last) throws IOException {
        this.source = source;
        long size = source.size();
        if (size <= Math.max(wholeBelow, HEAD + last)) {
            head = source.read(new Range(0, (int) size));
            tail = new byte[0];
            tailOffset = size;
        } else {
            tailOffset = size - last;
            List<byte[]> both = source.readAll(List.of(new Range(0, HEAD), new Range(tailOffset, last)));
            head = both.get(0);
            tail = both.get(1);
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public byte[] read(Range range) throws IOException {
        range.checkInside(this);
        byte[] kept = kept(range);
        return kept == null ? source.read(range) : kept;
    }

    @Override
    public List<byte[]> readAll(List<Range> ranges) throws IOException {
        List<byte[]> results = new ArrayList<>(ranges.size());
        List<Range> missing = new ArrayList<>();
        for (Range range : ranges) {
            range.checkInside(this);
            byte[] kept = kept(range);
            results.add(kept);
            if (kept == null) {
                missing.add(range);
            }
        }
        if (!missing.isEmpty()) {
            List<byte[]> fetched = source.readAll(missing);
            int next = 0;
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) == null) {
                    results.set(i, fetched.get(next++));
                }
            }
        }
        return results;
    }

    private byte[] kept(Range range) {
        if (range.end() <= head.length) {
            return Arrays.copyOfRange(head, (int) range.offset(), (int) range.end());
        }
        if (range.offset() >= tailOffset) {
            int from = (int) (range.offset() - tailOffset);
            return Arrays.copyOfRange(tail, from, from + range.length());
        }
        return null;
    }

    @Override
    public long requests() {
        return source.requests();
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
