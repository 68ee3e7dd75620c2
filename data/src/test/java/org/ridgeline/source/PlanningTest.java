package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.root.Branch;

/** What the driver does before the first task runs. */
class PlanningTest {
    private static final int FILES = 12;

    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    private Dataset<Row> files() {
        String[] paths = new String[FILES];
        for (int i = 0; i < FILES; i++) {
            paths[i] = "watched:" + folder.resolve("f" + i + ".root");
            new TreeWriting().ints("run", i).floats("met", i).to(folder.resolve("f" + i + ".root"));
        }
        WatchedFileSystem.OPENED.set(0);
        return spark.read()
                .format("root")
                .option("fs.watched.impl", WatchedFileSystem.class.getName())
                .load(paths);
    }

    @Test
    void metadataIsReadOncePerFileManyFilesAtATime() {
        WatchedFileSystem.together = new CountDownLatch(FILES);
        try {
            files();
        } finally {
            WatchedFileSystem.together = new CountDownLatch(0);
        }
        assertThat(WatchedFileSystem.OPENED).hasValue(FILES);
    }

    @Test
    void pathsAreLookedUpManyAtATime() {
        WatchedFileSystem.askedTogether = new CountDownLatch(FILES);
        try {
            assertThat(files().count()).isEqualTo(FILES);
        } finally {
            WatchedFileSystem.askedTogether = new CountDownLatch(0);
        }
    }

    @Test
    void queriesReadNoMetadataAgain() {
        Dataset<Row> events = files();
        events.select("run").explain(true);
        events.count();
        assertThat(WatchedFileSystem.OPENED)
                .as("planning and counting open nothing")
                .hasValue(FILES);
        assertThat(events.select("run").collectAsList()).hasSize(FILES);
        assertThat(WatchedFileSystem.OPENED).as("tasks open each file once").hasValue(2 * FILES);
        events.select("met").collectAsList();
        assertThat(WatchedFileSystem.OPENED).as("the next query, too").hasValue(3 * FILES);
    }

    @Test
    void noSparkJobRunsBeforeTheQuery() throws Exception {
        CountDownLatch job = new CountDownLatch(1);
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart started) {
                job.countDown();
            }
        };
        spark.sparkContext().addSparkListener(listener);
        try {
            Dataset<Row> events = files();
            Scans.all(events);
            assertThat(Scans.partitions(events)).as("both cores have work").isEqualTo(2);
            spark.sparkContext().listenerBus().waitUntilEmpty();
            assertThat(job.getCount()).as("no job until now").isOne();
            events.collectAsList();
            spark.sparkContext().listenerBus().waitUntilEmpty();
            assertThat(job.getCount()).as("the query's job is seen").isZero();
        } finally {
            spark.sparkContext().removeSparkListener(listener);
        }
    }

    /** What a driver holds and sends for hundreds of files of one kind. */
    @Test
    void hundredsOfFilesAreOpenedOnceAndShareAllButTheirBaskets() throws Exception {
        int many = 300;
        Path one = new TreeWriting()
                .ints("run", 1, 2, 3)
                .floats("met", 1, 2, 3)
                .doubles("pt", 1, 2, 3)
                .to(folder.resolve("file000.root"));
        for (int i = 1; i < many; i++) {
            Files.copy(one, folder.resolve("file%03d.root".formatted(i)));
        }
        String paths = IntStream.range(0, many)
                .mapToObj(i -> "\"watched:" + folder.resolve("file%03d.root".formatted(i)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        WatchedFileSystem.OPENED.set(0);
        RootOptions options = RootOptions.of(new CaseInsensitiveStringMap(
                Map.of("paths", paths, "fs.watched.impl", WatchedFileSystem.class.getName())));
        RootTable table = RootSource.table(options);
        assertThat(WatchedFileSystem.OPENED).as("each file once").hasValue(many);
        assertThat(table.trees().files()).hasSize(many);
        assertThat(table.trees().kinds()).as("one shape for all").hasSize(1);
        List<StructField> columns = List.of(table.schema().fields());
        List<PlannedPartition> partitions =
                new Splits(columns, OptionalLong.empty(), 2, Long.MAX_VALUE).of(table.trees());
        assertThat(partitions).as("files share tasks").hasSizeLessThan(many / 10);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        RootPartition arrived;
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(partitions.get(0));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            arrived = (RootPartition) in.readObject();
        }
        int files = arrived.slices().size();
        assertThat(sent.size() / files)
                .as("bytes on the way to a task for each file of three columns")
                .isLessThan(1500);
        assertThat(arrived.slices().get(files - 1).branches())
                .extracting(Branch::name)
                .containsExactly("run", "met", "pt");
        assertThat(arrived.slices().get(files - 1).branches())
                .as("baskets of the last file")
                .allSatisfy(branch -> assertThat(branch.baskets()).hasSize(1));
        assertThat(WatchedFileSystem.OPENED).as("planning opens nothing").hasValue(many);
    }
}
