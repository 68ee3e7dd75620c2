package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.root.Branch;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;

/** What Spark pushes down: less is read, and the rows are the same. */
class PushDownTest {
    private static final int ENTRIES = 6_000;

    @TempDir
    static Path folder;

    private static Path file;

    /** The same rows handed to Spark from memory: it filters them by itself. */
    private static Dataset<Row> inMemory;

    private final SparkSession spark = TestSpark.session();

    @BeforeAll
    static void writeEvents() {
        Random random = new Random(1);
        int[] run = new int[ENTRIES];
        float[] met = new float[ENTRIES];
        double[] weight = new double[ENTRIES];
        byte[] trigger = new byte[ENTRIES];
        long[] count = new long[ENTRIES];
        int[] offsets = new int[ENTRIES + 1];
        int[] letters = new int[ENTRIES + 1];
        byte[] text = new byte[ENTRIES * 3];
        float[] specials = {Float.NaN, -0.0f, 0.0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < ENTRIES; i++) {
            run[i] = i / 100;
            met[i] = random.nextInt(20) == 0 ? specials[random.nextInt(5)] : random.nextInt(200) / 4f;
            weight[i] = random.nextGaussian();
            trigger[i] = (byte) random.nextInt(2);
            count[i] = random.nextInt(6);
            offsets[i + 1] = offsets[i] + (int) count[i];
            letters[i + 1] = letters[i] + random.nextInt(3);
        }
        float[] pt = new float[offsets[ENTRIES]];
        for (int i = 0; i < pt.length; i++) {
            pt[i] = random.nextFloat() * 100;
        }
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(2));
        }
        file = new TreeWriting()
                .clusters(1000)
                .baskets(1000)
                .ints("run", run)
                .floats("met", met)
                .doubles("weight", weight)
                .column("trigE", Primitive.BOOLEAN, new Column.Booleans(trigger, ENTRIES))
                .column("lep_n", Primitive.UINT32, new Column.Longs(count, ENTRIES))
                .column(
                        "lep_pt",
                        ColumnType.ListOf.varying(Primitive.FLOAT32),
                        new Column.Lists(offsets, new Column.Floats(pt, pt.length), ENTRIES))
                .column("sample", new ColumnType.Text(), new Column.Texts(text, letters, ENTRIES))
                .to(folder.resolve("events.root"));
        SparkSession session = TestSpark.session();
        Dataset<Row> events = session.read().format("root").load(file.toString());
        inMemory = session.createDataFrame(events.collectAsList(), events.schema());
    }

    private Dataset<Row> events() {
        return spark.read().format("root").load(file.toString());
    }

    private static long storedBytes(String... names) throws Exception {
        long bytes = 0;
        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            for (Branch branch : root.tree("events").branches()) {
                bytes += List.of(names).contains(branch.name()) ? branch.compressedBytes() : 0;
            }
        }
        return bytes;
    }

    @Test
    void onlyTheBasketsOfTheColumnsAskedForAreNeeded() throws Exception {
        assertThat(Scans.run(events().select("met")).bytesNeeded()).isEqualTo(storedBytes("met"));
        assertThat(Scans.run(events().selectExpr("get(lep_pt, 0)", "run + 1")).bytesNeeded())
                .isEqualTo(storedBytes("lep_pt", "run"));
        assertThat(Scans.run(events().select("_entry")))
                .as("entry numbers need no bytes")
                .isEqualTo(new Scans.Metrics(0, 0, 0, 0));
        Scans.Metrics all = Scans.run(events());
        assertThat(all.bytesNeeded())
                .isEqualTo(storedBytes("run", "met", "weight", "trigE", "lep_n", "lep_pt", "sample"));
    }

    @Test
    void countingReadsNoBasketAndStartsNoTask() {
        Dataset<Row> count = events().selectExpr("count(*)", "count(1)", "count(met)");
        assertThat(count.first().toString()).isEqualTo("[6000,6000,6000]");
        assertThat(Scans.all(count)).isEmpty();
        assertThat(events().count()).isEqualTo(ENTRIES);
        assertThat(events().groupBy().count().first().getLong(0)).isEqualTo(ENTRIES);
    }

    @Test
    void countingWhatPassesAFilterReadsTheFilterOnly() throws Exception {
        Dataset<Row> count = events().where("run < 50").groupBy().count();
        assertThat(count.first().getLong(0)).isEqualTo(5000);
        assertThat(Scans.run(count).bytesNeeded()).isEqualTo(storedBytes("run"));
    }

    @Test
    void distinctCountsAndCountsByGroupAreLeftToSpark() {
        assertThat(events().selectExpr("count(distinct run)").first().getLong(0))
                .isEqualTo(60);
        assertThat(events().groupBy("trigE").count().count()).isEqualTo(2);
    }

    @Test
    void aLimitPlansNoMoreThanItNeeds() {
        Dataset<Row> few = spark.read()
                .format("root")
                .option("split-size", "1")
                .load(file.toString())
                .select("weight")
                .limit(10);
        assertThat(few.collectAsList()).hasSize(10);
        Scans.Metrics metrics = Scans.run(few);
        assertThat(metrics.baskets()).as("the first basket is enough").isOne();
        assertThat(events().limit(7).collectAsList())
                .isEqualTo(events().collectAsList().subList(0, 7));
        assertThat(events().where("run = 40").limit(5).collectAsList())
                .isEqualTo(events().where("run = 40").collectAsList().subList(0, 5));
        assertThat(events().limit(0).collectAsList()).isEmpty();
    }

    @Test
    void basketsOfOtherColumnsAreNotDecompressedWhereNoRowPasses() {
        long some = Scans.run(events().where("run = 0").select("lep_pt")).baskets();
        long filterOnly = Scans.run(events().where("run = 0").select("run")).baskets();
        long whole = Scans.run(events().select("lep_pt")).baskets();
        assertThat(some - filterOnly).isLessThan(whole / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run = 3",
                "run >= 40 and met < 10",
                "7 > run",
                "run in (1, 5, 299, 1000)",
                "run not in (1, 5)",
                "run <=> 4",
                "not (run <=> 4)",
                "run <> 4",
                "run > 50.5",
                "met > 20",
                "met > 20.1",
                "met <= 0",
                "met = 0.0",
                "met = -0.0",
                "met > 'NaN'",
                "met = float('NaN')",
                "met < float('NaN')",
                "met >= float('Infinity')",
                "weight > 0.5D",
                "weight between -0.1 and 0.1",
                "trigE",
                "not trigE",
                "trigE = false or run < 3",
                "trigE <> true",
                "lep_n > 4",
                "lep_n = 9999999999",
                "lep_n * 2 = 4",
                "sample = 'ab'",
                "sample < 'b'",
                "sample >= 'ab' and sample <> 'b'",
                "sample like 'a%'",
                "sample = ''",
                "sample in ('a', 'bb')",
                "run is not null and (met > 40 or (weight < -1 and not trigE))",
                "run is null",
                "size(lep_pt) > 2 and run < 10",
                "lep_n >= 1 and lep_pt[0] > 50",
                "run < 0",
                "false"
            })
    void filtersKeepTheRowsThatSparkWouldKeep(String filter) {
        List<Row> expected = inMemory.where(filter).collectAsList();
        assertThat(events().where(filter).collectAsList()).isEqualTo(expected);
    }

    @Test
    void whatTheSourceFiltersSparkDoesNotFilterAgain() {
        Dataset<Row> filtered =
                events().where("run > 5 and trigE and size(lep_pt) > 1").select("met");
        String plan = ((org.apache.spark.sql.classic.Dataset<Row>) filtered)
                .queryExecution()
                .executedPlan()
                .toString();
        assertThat(plan).contains("Filter (size(lep_pt").doesNotContain("Filter (run");
    }

    @Test
    void statisticsTellRowsAndBytesOfTheColumns() {
        var plan = ((org.apache.spark.sql.classic.Dataset<Row>) events().select("weight"))
                .queryExecution()
                .optimizedPlan()
                .stats();
        assertThat(plan.rowCount().get().toLong()).isEqualTo(ENTRIES);
        assertThat(plan.sizeInBytes().toLong()).isBetween(8L * ENTRIES, 9L * ENTRIES);
    }

    @Test
    void twoScansOfTheSameAreReadOnce() {
        Dataset<Row> sums = events().groupBy("run").sum("weight");
        Dataset<Row> joined = sums.as("a").join(sums.as("b"), "run");
        joined.collectAsList();
        assertThat(((org.apache.spark.sql.classic.Dataset<Row>) joined)
                        .queryExecution()
                        .executedPlan()
                        .toString())
                .contains("ReusedExchange");
    }

    @Test
    void explodeSizeAndElementsWork() {
        Row sums = events().selectExpr("explode(lep_pt) as pt")
                .selectExpr("count(*)", "sum(pt)")
                .first();
        Row direct = events().selectExpr("sum(size(lep_pt))", "sum(aggregate(lep_pt, 0D, (s, x) -> s + x))")
                .first();
        assertThat(sums.getLong(0)).isEqualTo(direct.getLong(0));
        assertThat(sums.getDouble(1))
                .isCloseTo(direct.getDouble(1), org.assertj.core.data.Percentage.withPercentage(1e-9));
    }
}
