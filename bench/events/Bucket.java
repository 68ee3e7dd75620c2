import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.ridgeline.jobs.demo.EmbeddedBucket;

/**
 * Serves a folder as the bucket {@code bench}, each request later by some milliseconds, until its standard input ends.
 * Prints the options of {@code submit/ridgeline} that lead to it.
 *
 * <p>Bucket FOLDER MILLISECONDS
 */
public final class Bucket {
    private Bucket() {}

    public static void main(String[] args) throws Exception {
        long delay = Long.parseLong(args[1]);
        try (EmbeddedBucket bucket = new EmbeddedBucket("bench", Path.of(args[0]))) {
            Map<String, String> settings = bucket.settings();
            String endpoint = "fs.s3a.bucket.bench.endpoint";
            int server = Integer.parseInt(settings.get(endpoint).replaceAll(".*:", ""));
            settings.put(endpoint, "http://127.0.0.1:" + delayed(server, delay));
            settings.forEach((key, value) -> System.out.println("--conf\nspark.hadoop." + key + "=" + value));
            System.out.println();
            System.out.flush();
            System.in.readAllBytes();
        }
        System.exit(0); // connections that are open still
    }

    private static int delayed(int server, long delay) throws IOException {
        ServerSocket front = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket client = front.accept();
                Socket back = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                back.setTcpNoDelay(true);
                start(() -> copy(client, back, delay)); // requests, which are small: one read, one delay
                start(() -> copy(back, client, 0));
            }
        });
        return front.getLocalPort();
    }

    private static void copy(Socket from, Socket to, long delay) throws Exception {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Thread.sleep(delay);
                out.write(buffer, 0, n);
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception closed) {
                // the other side has gone, or the program ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
