package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.root.Branch;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RandomTree;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.Uproot;
import org.ridgeline.root.write.WriteOptions;

/** Frames written as ROOT files, {@code frame.write().format("root")}, and what they are when read again. */
class WrittenFramesTest {
    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    private Path write(RandomTree tree, WriteOptions options) throws IOException {
        Path file = folder.resolve("in/tree.root");
        try (RootWriter writer = RootWriter.create(new LocalDestination(file), "events", "", tree.fields(), options)) {
            writer.append(tree.columns());
            writer.finish();
        }
        return file;
    }

    private Dataset<Row> read(Path path, long splitSize) {
        return spark.read().format("root").option("split-size", splitSize).load(path.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".root"))
                    .sorted()
                    .toList();
        }
    }

    private List<Branch> branches(Path file) throws IOException {
        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            return root.tree("events").branches();
        }
    }

    @Test
    void everyKindOfBranchKeepsItsTypeAndValues() throws Exception {
        RandomTree tree = RandomTree.ofEveryKind(11, 400);
        Path file = write(tree, WriteOptions.DEFAULT.clusters(70));
        Path out = folder.resolve("out");
        read(file, 1)
                .write()
                .format("root")
                .mode("overwrite")
                .option("compression", "zstd:5")
                .save(out.toString());
        assertThat(files(out)).as("a file for each task").hasSizeGreaterThan(3);
        assertThat(Printed.of(read(out, 1000))).isEqualTo(tree.print());
        List<Branch> expected = branches(file);
        for (Path written : files(out)) {
            assertThat(branches(written)).extracting(Branch::name).containsExactlyElementsOf(names(expected));
            assertThat(branches(written))
                    .as("unsigned and fixed arrays stay what they were")
                    .extracting(Branch::type)
                    .containsExactlyElementsOf(
                            expected.stream().map(Branch::type).toList());
        }
        assertThat(out.resolve("_SUCCESS")).exists();
        assertThat(out.resolve("_temporary")).doesNotExist();
    }

    private static List<String> names(List<Branch> branches) {
        return branches.stream().map(Branch::name).toList();
    }

    @Test
    void uprootReadsWhatIsWritten() throws Exception {
        Uproot.assumePresent();
        RandomTree tree = RandomTree.ofEveryKind(12, 300);
        Path file = write(tree, WriteOptions.DEFAULT);
        Path out = folder.resolve("out");
        read(file, 1 << 30).coalesce(1).write().format("root").mode("append").save(out.toString());
        assertThat(files(out)).hasSize(1);
        assertThat(Printed.withoutTypes(Uproot.print(files(out).get(0), "events", folder)))
                .isEqualTo(tree.print());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomTreesAreTheSameAtAnySplits(long seed) throws Exception {
        Random random = new Random(seed);
        RandomTree tree = RandomTree.of(seed, 1 + random.nextInt(2000));
        Path file = write(
                tree, WriteOptions.DEFAULT.clusters(1 + random.nextInt(900)).baskets(64 + random.nextInt(20_000)));
        long size = Files.size(file);
        for (int i = 0; i < 3; i++) {
            long split = 1 + (long) (random.nextDouble() * size / (1 + 10 * i));
            assertThat(Printed.of(read(file, split))).as("split size %d", split).isEqualTo(tree.print());
        }
    }

    @Test
    void aNullIsAnErrorOrFilled() throws Exception {
        Dataset<Row> frame = spark.range(3)
                .selectExpr(
                        "if(id = 1, null, id) as whole",
                        "if(id = 1, null, float(id)) as real",
                        "if(id = 1, null, string(id)) as text",
                        "if(id = 1, null, array(double(id))) as list",
                        "array(if(id = 1, null, double(id))) as holes");
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> frame.write().format("root").mode("append").save(out.toString()))
                .rootCause()
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(
                        "column whole is null in a row, and ROOT files hold no nulls: use coalesce(whole");
        assertThat(files(out)).as("nothing is left of a write that failed").isEmpty();
        frame.write()
                .format("root")
                .mode("append")
                .option("nulls", "fill")
                .option("tree", "filled")
                .save(out.toString());
        Row filled = spark.read()
                .format("root")
                .option("tree", "filled")
                .load(out.toString())
                .orderBy("_file", "_entry")
                .collectAsList()
                .get(1);
        assertThat(filled.getLong(0)).isZero();
        assertThat(filled.getFloat(1)).isNaN();
        assertThat(filled.getString(2)).isEmpty();
        assertThat(filled.getList(3)).isEmpty();
        assertThat(filled.getList(4)).containsExactly((Object) Double.NaN);
    }

    @Test
    void overwritingReplacesAndAppendingAdds() throws Exception {
        Path out = folder.resolve("out");
        Dataset<Row> frame = spark.range(10).coalesce(1).toDF();
        frame.write().format("root").mode("append").save(out.toString());
        frame.write().format("root").mode("append").save(out.toString());
        assertThat(read(out, 1 << 20).count()).isEqualTo(20);
        frame.where("id > 6").write().format("root").mode("overwrite").save(out.toString());
        assertThat(read(out, 1 << 20).select(functions.sum("id")).first().getLong(0))
                .isEqualTo(7 + 8 + 9);
        frame.where("id > 100").write().format("root").mode("overwrite").save(out.toString());
        assertThat(read(out, 1 << 20).columns()).as("a tree without entries").containsExactly("id");
        assertThat(read(out, 1 << 20).count()).isZero();
    }

    @Test
    void whatRootFilesCannotHoldIsSaidBeforeAnyTask() {
        assertThatThrownBy(() -> spark.sql("select timestamp'2020-01-01' as day")
                        .write()
                        .format("root")
                        .mode("append")
                        .save(folder.resolve("out").toString()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("column day of type timestamp cannot be written to ROOT files");
        assertThatThrownBy(() -> spark.range(1)
                        .write()
                        .format("root")
                        .mode("append")
                        .option("compresion", "zlib")
                        .save(folder.resolve("out").toString()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(
                        "unknown option 'compresion' for writing with source root; it has path, tree, title");
    }
}
