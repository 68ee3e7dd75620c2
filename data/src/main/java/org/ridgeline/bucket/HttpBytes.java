package org.ridgeline.bucket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.ridgeline.bucket.StoreException.Reason;
import org.ridgeline.root.ByteSource;

/**
 * A file on a web server, read by ranges, several at a time. Each answer must be of the file that was found: of its length,
 * and of its ETag or time. Safe for several threads.
 */
final class HttpBytes implements ByteSource {
    private final InputFile file;
    private final HttpGet get;
    private final AtomicLong bytesRead = new AtomicLong();

    HttpBytes(InputFile file, HttpSettings settings) {
        this.file = file;
        this.get = new HttpGet(file.path(), settings);
    }

    @Override
    public String name() {
        return file.path();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public byte[] read(Range range) throws IOException {
        return readAll(List.of(range)).get(0);
    }

    @Override
    public List<byte[]> readAll(List<Range> ranges) throws IOException {
        List<Callable<byte[]>> work = new ArrayList<>(ranges.size());
        for (Range range : ranges) {
            range.checkInside(this);
            work.add(() -> range.length() == 0
                    ? new byte[0]
                    : get.send("bytes=" + range.offset() + "-" + (range.end() - 1), answer -> bytes(range, answer)));
        }
        return HttpThreads.all(work);
    }

    private byte[] bytes(Range range, HttpURLConnection answer) throws IOException {
        HttpFile found = HttpFile.of(name(), answer);
        if (found.size() != file.size() || !sameVersion(found.version())) {
            answer.disconnect();
            throw StoreException.changed(name(), file.content(), found.content());
        }
        if (!isOf(range, answer, found)) {
            answer.disconnect();
            throw HttpFile.ignoresRanges(name());
        }
        try (InputStream in = answer.getInputStream()) {
            byte[] bytes = in.readNBytes(range.length());
            bytesRead.addAndGet(bytes.length);
            if (bytes.length < range.length()) {
                throw new EOFException("after " + bytes.length + " of " + range.length() + " bytes");
            }
            return bytes;
        }
    }

    /** An answer to one request may lack what that to another had. */
    private boolean sameVersion(String version) {
        return version.equals(file.version())
                || version.equals(HttpFile.UNKNOWN)
                || kind(version) != kind(file.version());
    }

    private static char kind(String version) {
        return version.charAt(0);
    }

    private boolean isOf(Range range, HttpURLConnection answer, HttpFile found) throws IOException {
        if (!found.ranges()) {
            return range.offset() == 0 && range.length() == file.size();
        }
        String said = answer.getHeaderField("Content-Range");
        if (!said.matches("bytes " + range.offset() + "-" + (range.end() - 1) + "/.*")) {
            throw new StoreException(
                    Reason.REFUSED,
                    name() + ": asked for the bytes " + range.offset() + "-" + (range.end() - 1)
                            + ", the server sends '" + said + "'");
        }
        return true;
    }

    @Override
    public long requests() {
        return get.requests();
    }

    @Override
    public long bytesRead() {
        return bytesRead.get();
    }

    /** Connections are kept for the next file. */
    @Override
    public void close() {}
}
