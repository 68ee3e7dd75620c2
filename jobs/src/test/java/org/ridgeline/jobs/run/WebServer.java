package org.ridgeline.jobs.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** A web server in this JVM that gives files by ranges, and misbehaves as it is told. */
public final class WebServer implements Closeable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    /** What goes wrong with a request. */
    public enum Fault {
        NONE,
        /** The connection ends after half of the body. */
        CUT,
        UNAVAILABLE,
        FORBIDDEN,
        /** The whole file, whatever was asked for. */
        IGNORES_RANGES
    }

    /** Chooses what goes wrong, by the path and the number of the request from 1. */
    public interface Plan {
        Fault fault(String path, int request);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "web-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Plan plan = (path, request) -> Fault.NONE;

    public WebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of a file. */
    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Settings under which failures are over soon. */
    public static Configuration impatient(Configuration hadoop) {
        hadoop.setInt("fs.http.attempts", 3);
        hadoop.setInt("fs.http.backoff", 1);
        return hadoop;
    }

    /** Puts a file there, or another in its place; returns its address. */
    public String put(String path, byte[] content, String... namesAndValues) {
        Map<String, String> said = new ConcurrentHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            said.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        headers.put(path, said);
        files.put(path, content);
        return address(path);
    }

    public void plan(Plan faults) {
        requests.set(0);
        plan = faults;
    }

    public int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            answer(exchange, plan.fault(path, requests.incrementAndGet()));
        }
    }

    private void answer(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case UNAVAILABLE -> fail(exchange, 503);
            case FORBIDDEN -> fail(exchange, 403);
            case NONE, CUT, IGNORES_RANGES ->
                file(exchange, exchange.getRequestURI().getPath(), fault);
        }
    }

    private void file(HttpExchange exchange, String path, Fault fault) throws IOException {
        byte[] content = files.get(path);
        if (content == null) {
            fail(exchange, 404);
            return;
        }
        headers.get(path).forEach(exchange.getResponseHeaders()::set);
        Matcher range =
                RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        double share = fault == Fault.CUT ? 0.5 : 1;
        if (fault == Fault.IGNORES_RANGES || !range.matches()) {
            send(exchange, 200, content, share);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int to = Math.min(content.length - 1, Integer.parseInt(range.group(2)));
        if (from > to) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            fail(exchange, 416);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + content.length);
        send(exchange, 206, java.util.Arrays.copyOfRange(content, from, to + 1), share);
    }

    private static void send(HttpExchange exchange, int status, byte[] body, double share) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, (int) (body.length * share));
        if (share == 1 && body.length > 0) {
            exchange.getResponseBody().close();
        }
    }

    private static void fail(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
