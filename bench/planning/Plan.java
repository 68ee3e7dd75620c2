import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

/**
 * Plans a query over many small ROOT files, and says what it took: {@code Plan.java make FILE BRANCHES ENTRIES} writes one
 * file, {@code Plan.java plan FOLDER LABEL} plans a folder and prints a row of Markdown.
 */
final class Plan {
    private static final int ASKED_FOR = 20;

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("make")) {
            make(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        } else {
            plan(arguments[1], arguments[2]);
        }
    }

    /** Numbers, lists, and fixed arrays in turn, in clusters of a tenth of the entries. */
    private static void make(Path file, int branches, int entries) throws IOException {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        int[] offsets = new int[entries + 1];
        float[] values = new float[3 * entries];
        for (int i = 0; i < entries; i++) {
            offsets[i + 1] = offsets[i] + i % 4;
            values[i] = 1.5f * i;
        }
        for (int branch = 0; branch < branches; branch++) {
            boolean list = branch % 3 == 1;
            fields.add(new Field(
                    "branch_number_" + branch,
                    list
                            ? ColumnType.ListOf.varying(ColumnType.Primitive.FLOAT32)
                            : branch % 3 == 0 ? ColumnType.Primitive.FLOAT32 : ColumnType.Primitive.INT32));
            columns.add(
                    list
                            ? new Column.Lists(offsets, new Column.Floats(values, offsets[entries]), entries)
                            : branch % 3 == 0
                                    ? new Column.Floats(values, entries)
                                    : new Column.Ints(new int[entries], entries));
        }
        WriteOptions options = WriteOptions.DEFAULT.clusters(Math.max(1, entries / 10));
        try (RootWriter writer = RootWriter.create(new LocalDestination(file), "events", "", fields, options)) {
            writer.append(columns);
            writer.finish();
        }
    }

    private static void plan(String folder, String label) throws Exception {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        AtomicInteger jobs = new AtomicInteger();
        spark.sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart started) {
                jobs.incrementAndGet();
            }
        });
        long begin = System.nanoTime();
        Dataset<Row> events = spark.read().format("root").load(folder);
        long read = System.nanoTime();
        String[] columns = events.columns();
        List<String> asked = List.of(columns).subList(1, Math.min(columns.length, ASKED_FOR));
        Dataset<Row> query = events.select(columns[0], asked.toArray(String[]::new));
        int partitions = query.rdd().getNumPartitions();
        long planned = System.nanoTime();
        long rows = events.count();
        long counted = System.nanoTime();
        spark.sparkContext().listenerBus().waitUntilEmpty();
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        System.gc();
        long kept = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                "| %s | %d | %.1f | %.1f | %.1f | %d | %d | %d | %d | %d |%n",
                label,
                columns.length,
                (read - begin) / 1e9,
                (planned - read) / 1e9,
                (counted - planned) / 1e9,
                partitions,
                rows,
                jobs.get(),
                peak >> 20,
                kept >> 20);
        System.exit(0);
    }
}
