package org.ridgeline.source;

import java.util.Locale;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.ridgeline.root.BranchReader;

/** What reading took, as the SQL tab of the Spark UI shows it on the scan. */
enum ReadMetrics {
    BYTES_READ("bytesRead", "bytes read from the store"),
    BYTES_NEEDED("bytesNeeded", "bytes needed: baskets of the columns asked for"),
    REQUESTS("requests", "requests to the store"),
    BASKETS("baskets", "baskets decompressed"),
    DECOMPRESSION_TIME("decompressionTime", "time in decompression");

    private final String key;
    private final String description;

    ReadMetrics(String key, String description) {
        this.key = key;
        this.description = description;
    }

    static CustomMetric[] all() {
        return new CustomMetric[] {
            new BytesRead(), new BytesNeeded(), new Requests(), new Baskets(), new DecompressionTime()
        };
    }

    /** Sums over all slices of a task. */
    static final class Counts {
        private long bytesRead;
        private long bytesNeeded;
        private long requests;
        private long baskets;
        private long decompressionNanos;

        void add(Prefetch.Fetched fetched) {
            bytesRead += fetched.bytesRead();
            bytesNeeded += fetched.bytesNeeded();
            requests += fetched.requests();
        }

        void add(BranchReader reader) {
            baskets += reader.basketsRead();
            decompressionNanos += reader.decompressionNanos();
        }

        void add(Counts other) {
            bytesRead += other.bytesRead;
            bytesNeeded += other.bytesNeeded;
            requests += other.requests;
            baskets += other.baskets;
            decompressionNanos += other.decompressionNanos;
        }

        CustomTaskMetric[] metrics() {
            return new CustomTaskMetric[] {
                new TaskValue(BYTES_READ.key, bytesRead),
                new TaskValue(BYTES_NEEDED.key, bytesNeeded),
                new TaskValue(REQUESTS.key, requests),
                new TaskValue(BASKETS.key, baskets),
                new TaskValue(DECOMPRESSION_TIME.key, decompressionNanos)
            };
        }
    }

    private record TaskValue(String name, long value) implements CustomTaskMetric {}

    /** Spark makes these by their names to sum up the tasks' values, hence one public class for each. */
    private abstract static class Sum implements CustomMetric {
        private final ReadMetrics metric;

        private Sum(ReadMetrics metric) {
            this.metric = metric;
        }

        @Override
        public String name() {
            return metric.key;
        }

        @Override
        public String description() {
            return metric.description;
        }

        @Override
        public String aggregateTaskMetrics(long[] taskMetrics) {
            long sum = 0;
            for (long value : taskMetrics) {
                sum += value;
            }
            return text(sum);
        }

        String text(long sum) {
            return String.format(Locale.ROOT, "%,d", sum);
        }
    }

    /** Bytes fetched, gaps between baskets included. */
    public static final class BytesRead extends Sum {
        public BytesRead() {
            super(BYTES_READ);
        }

        @Override
        String text(long sum) {
            return bytes(sum);
        }
    }

    /** Bytes of the baskets of the columns asked for. */
    public static final class BytesNeeded extends Sum {
        public BytesNeeded() {
            super(BYTES_NEEDED);
        }

        @Override
        String text(long sum) {
            return bytes(sum);
        }
    }

    /** Requests sent to the store by tasks. */
    public static final class Requests extends Sum {
        public Requests() {
            super(REQUESTS);
        }
    }

    /** Baskets decompressed. */
    public static final class Baskets extends Sum {
        public Baskets() {
            super(BASKETS);
        }
    }

    /** Time in decompression, summed over tasks. */
    public static final class DecompressionTime extends Sum {
        public DecompressionTime() {
            super(DECOMPRESSION_TIME);
        }

        @Override
        String text(long nanos) {
            double milliseconds = nanos / 1e6;
            return milliseconds < 1000
                    ? String.format(Locale.ROOT, "%.1f ms", milliseconds)
                    : String.format(Locale.ROOT, "%.1f s", milliseconds / 1000);
        }
    }

    private static String bytes(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 1024 && unit < 3) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", value, "KMGT".charAt(unit));
    }
}
