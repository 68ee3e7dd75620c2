package org.ridgeline.bucket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.StoreException.Reason;

/**
 * What a web server says of a file.
 *
 * @param address of the file
 * @param size in bytes
 * @param version {@code etag ...}, {@code modified ...}, or {@code unknown} if the server tells neither
 * @param ranges whether the server gives parts of the file
 * @param checksums of the content, as the server gives them: algorithm (adler32, md5, sha-256) to lower-case hexadecimal
 *     digits or base64
 */
public record HttpFile(String address, long size, String version, boolean ranges, Map<String, String> checksums) {
    static final String UNKNOWN = "unknown";
    private static final int BUFFER = 1 << 20;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:\\d{1,18}-\\d{1,18}|\\*)/(\\d{1,18})");
    private static final Pattern DIGEST = Pattern.compile("(?i)(adler32|md5|sha-256)=:?([^,:]+)");
    private static final Pattern MD5 = Pattern.compile("\"?([0-9a-fA-F]{32})\"?");

    /**
     * Asks for the first byte: that tells all, and that the server gives parts.
     *
     * @throws StoreException if it gives nothing, or a web page
     */
    public static HttpFile find(String address, Configuration hadoop) throws IOException {
        return find(address, HttpSettings.of(hadoop));
    }

    static HttpFile find(String address, HttpSettings settings) throws IOException {
        return new HttpGet(address, settings).send("bytes=0-0", answer -> {
            HttpFile file = of(address, answer);
            if (file.ranges()) {
                try (InputStream in = answer.getInputStream()) {
                    in.readNBytes(1);
                }
            } else {
                answer.disconnect();
            }
            return file;
        });
    }

    /**
     * Asks for several files at a time. Returns in the order of the addresses; nothing for those that the server does not
     * have.
     */
    public static List<HttpFile> findAll(List<String> addresses, Configuration hadoop) throws IOException {
        HttpSettings settings = HttpSettings.of(hadoop);
        return HttpThreads.all(addresses.stream()
                        .map(address -> (Callable<List<HttpFile>>) () -> findOrNone(address, settings))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<HttpFile> findOrNone(String address, HttpSettings settings) throws IOException {
        try {
            return List.of(find(address, settings));
        } catch (StoreException failure) {
            if (failure.reason() == Reason.MISSING) {
                return List.of();
            }
            throw failure;
        }
    }

    /** Takes the bytes of a file as they come. */
    public interface Taker {
        /**
         * @param offset of the bytes in the file; 0 again if the file comes from its start once more
         */
        void take(long offset, byte[] bytes, int length) throws IOException;
    }

    /**
     * Reads a file from start to end; from the start again if the connection breaks.
     *
     * @throws StoreException if the server does not give it whole, or another
     * @throws UncheckedIOException with what {@code taker} throws
     */
    public static void readWhole(InputFile file, Configuration hadoop, Taker taker) throws IOException {
        new HttpGet(file.path(), HttpSettings.of(hadoop)).send(null, answer -> {
            HttpFile found = of(file.path(), answer);
            if (!found.content().equals(file.content())) {
                answer.disconnect();
                throw StoreException.changed(file.path(), file.content(), found.content());
            }
            byte[] buffer = new byte[BUFFER];
            long read = 0;
            try (InputStream in = answer.getInputStream()) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    take(taker, read, buffer, n);
                    read += n;
                }
            }
            if (read != file.size()) {
                throw new EOFException("after " + read + " of " + file.size() + " bytes");
            }
            return null;
        });
    }

    /** A fault of the taker is not to be tried again, as one of the server is. */
    private static void take(Taker taker, long offset, byte[] bytes, int length) {
        try {
            taker.take(offset, bytes, length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What an answer with status 200 or 206 says. */
    static HttpFile of(String address, HttpURLConnection answer) throws IOException {
        String type = answer.getContentType();
        if (type != null && type.startsWith("text/html")) {
            answer.disconnect();
            throw new StoreException(
                    Reason.REFUSED,
                    address + ": is a web page; folders cannot be listed over https, give the exact names of files");
        }
        boolean ranges = answer.getResponseCode() == 206;
        return new HttpFile(address, size(address, answer, ranges), version(answer), ranges, checksums(answer));
    }

    private static long size(String address, HttpURLConnection answer, boolean part) throws StoreException {
        String range = String.valueOf(answer.getHeaderField("Content-Range"));
        Matcher total = CONTENT_RANGE.matcher(range);
        if (part && total.matches()) {
            return Long.parseLong(total.group(1));
        }
        if (part || answer.getContentLengthLong() < 0) {
            answer.disconnect();
            throw new StoreException(
                    Reason.REFUSED,
                    address + ": the server does not tell the file's size"
                            + (part ? ": Content-Range is '" + range + "'" : ""));
        }
        return answer.getContentLengthLong();
    }

    private static String version(HttpURLConnection answer) {
        String etag = answer.getHeaderField("ETag");
        if (etag != null && !etag.isBlank()) {
            return InputFile.ETAG + etag;
        }
        String modified = answer.getHeaderField("Last-Modified");
        return modified == null ? UNKNOWN : InputFile.MODIFIED + modified;
    }

    /** RFC 3230's Digest, RFC 9530's Repr-Digest, and the ETag of S3 where it is an MD5. */
    private static Map<String, String> checksums(HttpURLConnection answer) {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (String header : List.of("Digest", "Repr-Digest")) {
            Matcher digest = DIGEST.matcher(String.valueOf(answer.getHeaderField(header)));
            while (digest.find()) {
                checksums.put(
                        digest.group(1).toLowerCase(Locale.ROOT),
                        digest.group(2).strip());
            }
        }
        String encrypted = String.valueOf(answer.getHeaderField("x-amz-server-side-encryption"));
        Matcher md5 = MD5.matcher(String.valueOf(answer.getHeaderField("ETag")));
        // With keys of the store's key service, or the customer's, an ETag of S3 is none.
        if (md5.matches()
                && answer.getHeaderField("x-amz-request-id") != null
                && !encrypted.startsWith("aws:kms")
                && answer.getHeaderField("x-amz-server-side-encryption-customer-algorithm") == null) {
            checksums.putIfAbsent("md5", md5.group(1).toLowerCase(Locale.ROOT));
        }
        return checksums;
    }

    /**
     * The file to read.
     *
     * @throws StoreException if the server gives it whole only
     */
    public InputFile readableByRanges() throws StoreException {
        if (!ranges) {
            throw ignoresRanges(address);
        }
        return new InputFile(address, size, version);
    }

    String content() {
        return InputFile.content(size, version);
    }

    static StoreException ignoresRanges(String address) {
        return new StoreException(
                Reason.REFUSED,
                address + ": the server ignores ranges, it sends the whole file when asked for a part; copy the file to"
                        + " a disk or bucket first (ridgeline ingest)");
    }
}
