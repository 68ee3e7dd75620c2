package org.ridgeline.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.ridgeline.bucket.StoreException.Reason;

/**
 * GET requests over http and https. What may pass is tried again, after growing and randomly spread pauses: faults of the
 * connection, bodies that end early, and the answers 408, 429 and 5xx.
 */
final class HttpGet {
    private static final int MOST_REDIRECTIONS = 5;
    private static final long LONGEST_PAUSE = 20_000;
    private static final long LONGEST_WISH = 60_000;
    private static final int ERROR_PAGE = 64 << 10;

    static {
        // Connections kept open to a server; the JDK's own 5 are fewer than requests at a time.
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", Integer.toString(HttpThreads.COUNT));
        }
    }

    /** Makes something of an answer with status 200 or 206. An {@link IOException} that is no StoreException is tried again. */
    interface Answer<T> {
        T read(HttpURLConnection connection) throws IOException;
    }

    /** The server may be able to answer later. */
    private static final class Later extends IOException {
        private static final long serialVersionUID = 1L;
        private final long wish;

        Later(String message, long wish) {
            super(message);
            this.wish = wish;
        }
    }

    private final String address;
    private final HttpSettings settings;
    private final AtomicLong requests = new AtomicLong();

    HttpGet(String address, HttpSettings settings) {
        this.address = address;
        this.settings = settings;
    }

    /** How many requests were sent until now, repeated ones included. */
    long requests() {
        return requests.get();
    }

    /**
     * Sends a request, again and again if need be.
     *
     * @param range value of the header Range; null for the whole
     * @throws StoreException if that does not help
     */
    <T> T send(String range, Answer<T> answer) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(range, answer);
            } catch (StoreException settled) {
                throw settled;
            } catch (UnknownHostException failure) {
                throw new StoreException(
                        Reason.AWAY, address + ": unknown host " + failure.getMessage() + ", or no network", failure);
            } catch (IOException failure) {
                if (attempt == settings.attempts()) {
                    String times = attempt == 1 ? "" : ", " + attempt + " times";
                    throw new StoreException(
                            Reason.AWAY, address + ": " + host() + " " + reason(failure) + times, failure);
                }
                pause(attempt, failure instanceof Later later ? later.wish : 0);
            }
        }
    }

    private <T> T once(String range, Answer<T> answer) throws IOException {
        URL url = url(address);
        for (int hops = 0; hops <= MOST_REDIRECTIONS; hops++) {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(settings.timeoutMillis());
            connection.setReadTimeout(settings.timeoutMillis());
            connection.setRequestProperty("User-Agent", "ridgeline");
            connection.setRequestProperty("Accept", "*/*");
            connection.setRequestProperty("Accept-Encoding", "identity");
            connection.setRequestProperty("Want-Digest", "adler32, md5, sha-256");
            if (range != null) {
                connection.setRequestProperty("Range", range);
            }
            requests.incrementAndGet();
            int status = connection.getResponseCode();
            switch (status) {
                case 200, 206 -> {
                    return answer.read(connection);
                }
                case 301, 302, 303, 307, 308 -> {
                    String location = connection.getHeaderField("Location");
                    drain(connection);
                    url = url(location == null ? "" : new URL(url, location).toString());
                }
                default -> {
                    drain(connection);
                    throw refused(status, connection);
                }
            }
        }
        throw new StoreException(Reason.REFUSED, address + ": redirected more than " + MOST_REDIRECTIONS + " times");
    }

    private IOException refused(int status, HttpURLConnection connection) throws IOException {
        String said = status + (connection.getResponseMessage() == null ? "" : " " + connection.getResponseMessage());
        return switch (status) {
            case 404, 410 -> new StoreException(Reason.MISSING, address + ": there is no such file (" + said + ")");
            case 401, 403, 407, 451 ->
                new StoreException(Reason.FORBIDDEN, address + ": " + host() + " forbids to read it (" + said + ")");
            case 416 ->
                new StoreException(Reason.CHANGED, address + ": has fewer bytes than when it was found (" + said + ")");
            case 408, 429, 500, 502, 503, 504, 507, 509 -> new Later("answers " + said, wish(connection));
            default -> new StoreException(Reason.REFUSED, address + ": " + host() + " answers " + said);
        };
    }

    private static long wish(HttpURLConnection connection) {
        String seconds = connection.getHeaderField("Retry-After");
        return seconds != null && seconds.matches("[0-9]{1,6}")
                ? Math.min(LONGEST_WISH, 1000 * Long.parseLong(seconds))
                : 0;
    }

    private void pause(int attempt, long wish) throws IOException {
        long pause = Math.min(LONGEST_PAUSE, settings.backoffMillis() << Math.min(16, attempt - 1));
        long spread = pause / 2 + ThreadLocalRandom.current().nextLong(pause + 1);
        try {
            Thread.sleep(Math.max(spread, wish));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading " + address).initCause(e);
        }
    }

    private URL url(String text) throws StoreException {
        try {
            URL url = new URL(text.replace(" ", "%20"));
            if (url.getProtocol().matches("https?") && !url.getHost().isEmpty()) {
                return url;
            }
        } catch (MalformedURLException malformed) {
            throw new StoreException(
                    Reason.REFUSED, address + ": '" + text + "' is no address: " + malformed.getMessage(), malformed);
        }
        throw new StoreException(Reason.REFUSED, address + ": '" + text + "' is no address of http or https");
    }

    private String host() {
        return address.replaceFirst("^[^/]*//", "").replaceFirst("/.*", "");
    }

    /** So that the connection can be used again. */
    private static void drain(HttpURLConnection connection) {
        try (InputStream page = connection.getErrorStream()) {
            if (page != null) {
                page.readNBytes(ERROR_PAGE);
            }
        } catch (IOException nobodyReadsIt) {
            connection.disconnect();
        }
    }

    /** What went wrong, as the end of a sentence about a host. */
    private static String reason(IOException failure) {
        if (failure instanceof Later) {
            return failure.getMessage();
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof java.net.ConnectException) {
            return "cannot be connected to (" + message + ")";
        }
        if (failure instanceof java.net.SocketTimeoutException) {
            return "does not answer (" + message + ")";
        }
        return "breaks off (" + message + ")";
    }
}
