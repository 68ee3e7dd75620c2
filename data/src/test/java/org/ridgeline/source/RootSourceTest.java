package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.bucket.InputException;
import org.ridgeline.bucket.InputFiles;

/** Which files are found, which tree is read, and what the user is told when something is wrong. */
class RootSourceTest {
    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    private Dataset<Row> read(Path... paths) {
        return spark.read()
                .format("root")
                .load(List.of(paths).stream().map(Path::toString).toArray(String[]::new));
    }

    private List<Integer> runs(Dataset<Row> events) {
        return events.select("run").collectAsList().stream()
                .map(row -> row.getInt(0))
                .toList();
    }

    @Test
    void oneFileIsReadWhateverItsName() {
        Path file = new TreeWriting().ints("run", 1, 2).to(folder.resolve("events.dat"));
        assertThat(runs(read(file))).containsExactly(1, 2);
    }

    @Test
    void aDirectoryIsReadWithAllBelowItExceptHiddenNames() throws IOException {
        new TreeWriting().ints("run", 1).to(folder.resolve("a.root"));
        new TreeWriting().ints("run", 2).to(folder.resolve("deep/er/b.root"));
        new TreeWriting().ints("run", 3).to(folder.resolve("_temporary/c.root"));
        new TreeWriting().ints("run", 4).to(folder.resolve("deep/.d.root"));
        Files.writeString(folder.resolve("README.txt"), "not ROOT");
        assertThat(runs(read(folder))).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void globsAndSeveralPathsAreReadAndAFileNamedTwiceOnce() {
        new TreeWriting().ints("run", 1).to(folder.resolve("data_A.root"));
        new TreeWriting().ints("run", 2).to(folder.resolve("data_B.root"));
        Path mc = new TreeWriting().ints("run", 3).to(folder.resolve("mc.root"));
        assertThat(runs(read(folder.resolve("data_*.root")))).containsExactly(1, 2);
        assertThat(runs(read(folder.resolve("data_{B,C}.root")))).containsExactly(2);
        assertThat(runs(read(mc, folder.resolve("data_?.root"), mc))).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void aFileWhoseNameLooksLikeAGlobIsFound() {
        Path file = new TreeWriting().ints("run", 7).to(folder.resolve("data[1].root"));
        assertThat(runs(read(file))).containsExactly(7);
    }

    @Test
    void aPathThatLeadsToNoFileIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        for (String path : List.of("missing.root", "empty", "data_*.root")) {
            assertThatThrownBy(() -> read(folder.resolve(path)))
                    .isInstanceOf(InputException.class)
                    .hasMessage("no ROOT file at " + folder.resolve(path));
        }
        Path file = new TreeWriting().ints("run", 1).to(folder.resolve("a.root"));
        assertThatThrownBy(() -> read(file, folder.resolve("b.root"))).hasMessageContaining("b.root");
        assertThatThrownBy(() -> spark.read().format("root").load())
                .hasMessage("no path: give one to load(...), or as the option 'path'");
        assertThatThrownBy(() -> InputFiles.find(List.of(""), new Configuration(false)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'' is no path");
    }

    @Test
    void aFileThatIsNotRootIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.root"), "this is no ROOT file, but text");
        assertThatThrownBy(() -> read(file)).hasMessageContaining(file.toString());
        Path good = new TreeWriting().ints("run", 1).to(folder.resolve("good.root"));
        assertThatThrownBy(() -> read(good, file)).hasMessageContaining(file.toString());
    }

    @Test
    void ofSeveralTreesNoneIsGuessed() {
        Path file = TestSpark.shared("conformance/root/files/uproot-nesteddirs.root");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("several trees")
                .hasMessageContaining("one/two/tree")
                .hasMessageContaining("three/tree");
        Dataset<Row> chosen =
                spark.read().format("root").option("tree", "one/two/tree").load(file.toString());
        assertThat(chosen.count())
                .isEqualTo(chosen.select(chosen.columns()[0]).collectAsList().size());
    }

    @Test
    void aMistypedTreeIsAnsweredByTheNearest() {
        Path file = new TreeWriting().tree("analysis").ints("run", 1).to(folder.resolve("a.root"));
        assertThatThrownBy(() ->
                        spark.read().format("root").option("tree", "analisys").load(file.toString()))
                .hasMessageContaining("analisys")
                .hasMessageContaining("analysis")
                .hasMessageContaining(file.toString());
    }

    @Test
    void filesWithDifferentTreesAreNotMixed() {
        Path one = new TreeWriting().tree("mini").ints("run", 1).to(folder.resolve("a.root"));
        Path other = new TreeWriting().tree("analysis").ints("run", 2).to(folder.resolve("b.root"));
        assertThatThrownBy(() -> read(one, other))
                .hasMessageContaining("mini in ")
                .hasMessageContaining("analysis in ")
                .hasMessageContaining("option 'tree'");
    }

    @Test
    void ofSeveralCyclesTheHighestIsRead() {
        assertThat(read(TestSpark.shared("conformance/root/files/uproot-issue31.root"))
                        .count())
                .isEqualTo(5);
    }

    @Test
    void theSecondReadOfAPathSeesWhatIsThereThen() {
        Path file = new TreeWriting().ints("run", 1, 2, 3).to(folder.resolve("a.root"));
        assertThat(runs(read(file).select("run"))).containsExactly(1, 2, 3);
        new TreeWriting().longs("run", 4).floats("met", 5).to(file);
        Dataset<Row> second = read(file);
        assertThat(second.columns()).containsExactly("run", "met");
        assertThat(second.first().getLong(0)).isEqualTo(4);
    }

    @Test
    void viewsAreMadeInSql() {
        Path file = new TreeWriting().tree("mini").ints("run", 1, 2).to(folder.resolve("a.root"));
        spark.sql("create temporary view sql_view using root options (path '" + file
                + "', tree 'mini', `split-size` '1m')");
        assertThat(spark.sql("select sum(run) from sql_view").first().getLong(0))
                .isEqualTo(3);
        spark.sql("create temporary view two_files using root options (paths '[\"" + file + "\", \"" + file + "\"]')");
        assertThat(spark.sql("select count(*) from two_files").first().getLong(0))
                .isEqualTo(2);
        spark.sql("create temporary view narrow (run bigint) using root options (path '" + file + "')");
        assertThat(spark.sql("select run from narrow order by run desc").first().getLong(0))
                .isEqualTo(2);
    }

    @Test
    void pathsAreTablesOfTheCatalog() {
        Path file = new TreeWriting().ints("run", 1, 2).to(folder.resolve("a.root"));
        assertThat(spark.sql("select max(run) from root.`" + file + "`").first().getInt(0))
                .isEqualTo(2);
        assertThat(spark.sql("select max(run) from root.`" + folder + "/*.root` where run < 2")
                        .first()
                        .getInt(0))
                .isOne();
        assertThat(spark.table("root.`" + file + "`").count()).isEqualTo(2);
        Path several = TestSpark.shared("conformance/root/files/uproot-nesteddirs.root");
        assertThat(spark.table("root.three.tree.`" + several + "`").count())
                .isEqualTo(spark.read()
                        .format("root")
                        .option("tree", "three/tree")
                        .load(several.toString())
                        .count());
        assertThatThrownBy(() -> spark.sql("drop table root.`" + file + "`")).hasMessageContaining("cannot be dropped");
        assertThatThrownBy(() -> spark.sql("select * from root.`" + folder + "/none.root`"))
                .hasMessageContaining(folder + "/none.root");
    }

    @Test
    void aReadOfAnOpenTableMayDifferInItsPartitionsOnly() {
        Path file = new TreeWriting().clusters(1).ints("run", 1, 2, 3).to(folder.resolve("a.root"));
        String table = "root.`" + file + "`";
        assertThat(Scans.partitions(spark.read().option("split-size", "1").table(table)))
                .isEqualTo(3);
        assertThat(spark.read()
                        .option("fraction", "1.0")
                        .option("missing-branches", "error")
                        .table(table)
                        .count())
                .as("what the table has anyway")
                .isEqualTo(3);
        Map<String, String> refused = Map.of(
                "missing-branches", "null",
                "fraction", "0.5",
                "tree", "mini",
                "path", "/elsewhere",
                "paths", "[\"/elsewhere\"]",
                "fs.s3a.endpoint", "localhost");
        refused.forEach((key, value) -> assertThatThrownBy(
                        () -> spark.read().option(key, value).table(table).collectAsList())
                .as(key)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("option '" + key + "' = '" + value + "' cannot be given for a single read"));
    }

    @Test
    void aSessionSettingIsAnOptionOfAllReads() {
        Path file = TestSpark.shared("conformance/root/files/uproot-nesteddirs.root");
        spark.conf().set("spark.datasource.root.tree", "one/tree");
        try {
            assertThat(read(file).count()).isPositive();
        } finally {
            spark.conf().unset("spark.datasource.root.tree");
        }
    }

    @Test
    void unknownOptionsAreAnsweredByTheKnownOnes() {
        assertThatThrownBy(
                        () -> spark.read().format("root").option("tre", "mini").load(folder.toString()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("unknown option 'tre'")
                .hasMessageContaining("tree, split-size, missing-branches");
        assertThatThrownBy(() ->
                        spark.read().format("root").option("split-size", "big").load(folder.toString()))
                .hasMessage("option 'split-size' must be a number of bytes like 33554432 or 32m, not 'big'");
        assertThatThrownBy(() -> spark.read()
                        .format("root")
                        .option("missing-branches", "zero")
                        .load(folder.toString()))
                .hasMessage("option 'missing-branches' must be 'error' or 'null', not 'zero'");
    }

    @Test
    void basketsOfZlibAreReadByTheLibraryThatIsAskedFor() {
        TreeWriting tree = new TreeWriting();
        tree.ints("run", 1, 2, 3).to(folder.resolve("a.root"));
        for (String library : List.of("portable", "native", "NATIVE")) {
            assertThat(runs(spark.read().format("root").option("zlib", library).load(folder.toString())))
                    .as(library)
                    .containsExactly(1, 2, 3);
        }
        assertThatThrownBy(
                        () -> spark.read().format("root").option("zlib", "fast").load(folder.toString()))
                .hasMessage("option 'zlib' must be 'portable' or 'native', not 'fast'");
    }

    @Test
    void aFractionIsTheFirstShareOfEachFile() {
        new TreeWriting().clusters(2).ints("run", 1, 2, 3, 4, 5).to(folder.resolve("a.root"));
        new TreeWriting().ints("run", 6, 7).to(folder.resolve("b.root"));
        Dataset<Row> half = spark.read()
                .format("root")
                .option("fraction", "0.5")
                .option("split-size", "1")
                .load(folder.toString());
        assertThat(runs(half)).containsExactly(1, 2, 3, 6);
        assertThat(half.count()).isEqualTo(4);
        assertThatThrownBy(() ->
                        spark.read().format("root").option("fraction", "2").load(folder.toString()))
                .hasMessage("option 'fraction' must be a number above 0 and at most 1, not '2'");
    }

    @Test
    void rowsCarryTheirFileAndEntry() {
        Path one = new TreeWriting().ints("run", 10, 11, 12).to(folder.resolve("a.root"));
        Path other = new TreeWriting().ints("run", 20, 21).to(folder.resolve("b.root"));
        List<Row> rows = read(one, other)
                .select("_entry", "_file", "run")
                .where("run >= 11")
                .orderBy("run")
                .collectAsList();
        assertThat(rows).extracting(row -> row.getLong(0)).containsExactly(1L, 2L, 0L, 1L);
        assertThat(rows)
                .extracting(row -> row.getString(1))
                .containsExactly("file:" + one, "file:" + one, "file:" + other, "file:" + other);
        assertThat(read(one, other).groupBy("_file").count().count()).isEqualTo(2);
        assertThat(read(one).columns()).as("not part of *").containsExactly("run");
    }

    @Test
    void aBranchNamedLikeAMetadataColumnHidesIt() {
        Path file = new TreeWriting().ints("_entry", 5, 6).to(folder.resolve("a.root"));
        assertThat(read(file).select("_entry").collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactly(5, 6);
    }

    @Test
    void aTreeWithoutEntriesIsAnEmptyTable() {
        Path file = new TreeWriting().ints("run").to(folder.resolve("a.root"));
        assertThat(read(file).collectAsList()).isEmpty();
        assertThat(read(file).count()).isZero();
        assertThat(read(file).where("run > 1").limit(3).collectAsList()).isEmpty();
    }
}
