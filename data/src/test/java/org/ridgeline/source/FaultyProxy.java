package org.ridgeline.source;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a client and an HTTP server on this machine, and spoils GET requests by a seeded plan: cuts the answer off,
 * delays it, or answers 500 or 503 itself. Each connection serves one request.
 */
final class FaultyProxy implements Closeable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final int HEADERS = 64 << 10;

    private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final int serverPort;
    private final Random random;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile double share;

    /**
     * @param seed of the plan
     */
    FaultyProxy(int serverPort, long seed) throws IOException {
        this.serverPort = serverPort;
        random = new Random(seed);
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Spoils that share of the requests from here on; with 1, the server is away: 500 or 503 is all that is heard. */
    void spoil(double shareOfRequests) {
        share = shareOfRequests;
        faults.set(0);
    }

    /** Requests that were spoilt since then. */
    int faults() {
        return faults.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized int fault() {
        int kind = random.nextInt(share < 1 ? 4 : 2);
        return random.nextDouble() < share ? kind : -1;
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            String head = head(client.getInputStream());
            int fault = head.startsWith("GET ") ? fault() : -1;
            if (fault >= 0) {
                faults.incrementAndGet();
            }
            OutputStream out = client.getOutputStream();
            if (fault == 0 || fault == 1) {
                String status = fault == 0 ? "500 Internal Server Error" : "503 Slow Down";
                out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            forward(head, client.getInputStream(), server.getOutputStream());
            if (fault == 2) {
                Thread.sleep(20);
            }
            byte[] answer = server.getInputStream().readAllBytes();
            out.write(answer, 0, fault == 3 ? answer.length * 2 / 3 : answer.length);
        } catch (IOException gone) {
            // One of both has closed; the other is closed with it.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int b = in.read(); b >= 0 && head.size() < HEADERS; b = in.read()) {
            head.write(b);
            last = (last << 8) | b;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("no request");
    }

    /** What is signed stays as it is. */
    private static void forward(String head, InputStream body, OutputStream server) throws IOException {
        String kept = head.toLowerCase(Locale.ROOT).contains("\r\nconnection:")
                ? head.replaceFirst("(?im)^connection:.*\r\n", "")
                : head;
        server.write((kept.substring(0, kept.length() - 2) + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            server.write(body.readNBytes(Integer.parseInt(length.group(1))));
        }
        server.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
