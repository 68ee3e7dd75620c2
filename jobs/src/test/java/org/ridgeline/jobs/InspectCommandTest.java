package org.ridgeline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.write.Codec;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

class InspectCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    /** 1000 entries: a number that grows, and lists of 0, 1, 2, 0, 1, ... times that number; clusters of 400. */
    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("small.root");
        int n = 1000;
        int[] run = new int[n];
        int[] offsets = new int[n + 1];
        float[] pt = new float[2 * n];
        for (int i = 0; i < n; i++) {
            run[i] = i;
            offsets[i + 1] = offsets[i] + i % 3;
            for (int j = offsets[i]; j < offsets[i + 1]; j++) {
                pt[j] = i;
            }
        }
        List<Field> fields =
                List.of(new Field("run", Primitive.INT32), new Field("lep_pt", ListOf.varying(Primitive.FLOAT32)));
        WriteOptions options = WriteOptions.DEFAULT.compressed(Codec.ZSTD, 3).clusters(400);
        try (RootWriter writer = RootWriter.create(new LocalDestination(file), "mini", "title", fields, options)) {
            writer.append(
                    List.of(new Column.Ints(run, n), new Column.Lists(offsets, new Column.Floats(pt, offsets[n]), n)));
            writer.finish();
        }
    }

    private int inspect(Object... arguments) {
        List<String> line = new ArrayList<>(List.of("inspect"));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }

    @Test
    void jsonTellsTreesBranchesTypesAndSizes() throws IOException {
        assertThat(inspect("--json", file)).as(err.toString()).isZero();
        JsonNode content = JSON.readTree(out.toString()).at("/files/0");
        assertThat(content.at("/path").asText()).isEqualTo(file.toString());
        assertThat(content.at("/size").asLong()).isEqualTo(Files.size(file));
        assertThat(content.at("/compression").asText()).isEqualTo("zstd, level 3");
        JsonNode tree = content.at("/trees/0");
        assertThat(tree.at("/name").asText()).isEqualTo("mini");
        assertThat(tree.at("/entries").asLong()).isEqualTo(1000);
        assertThat(tree.at("/clusters").asInt()).isEqualTo(3);
        assertThat(tree.at("/codec").asText()).isEqualTo("zstd");
        assertThat(tree.at("/branches")).hasSize(2);
        assertThat(tree.at("/branches/0/type").asText()).isEqualTo("int");
        assertThat(tree.at("/branches/1/name").asText()).isEqualTo("lep_pt");
        assertThat(tree.at("/branches/1/type").asText()).isEqualTo("array<float>");
        assertThat(tree.at("/branches/1/baskets").asInt()).isEqualTo(3);
        assertThat(tree.at("/branches/1").has("digest")).isFalse();
        long ofBranches = tree.at("/branches/0/compressedBytes").asLong()
                + tree.at("/branches/1/compressedBytes").asLong();
        assertThat(tree.at("/compressedBytes").asLong()).isEqualTo(ofBranches).isLessThan(Files.size(file));
        assertThat(tree.at("/uncompressedBytes").asLong()).isGreaterThan(4 * 1000 + 4 * 999);
    }

    @Test
    void textIsAlignedAndNamesEveryBranch() {
        assertThat(inspect(file)).as(err.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith(file.toString()).endsWith("compression zstd, level 3");
        assertThat(lines.get(2)).startsWith("  tree mini;1  1000 entries in 3 clusters, ");
        int type = lines.get(3).indexOf("type");
        assertThat(lines.get(4)).contains("run").matches(line -> line.startsWith("int", type));
        assertThat(lines.get(5)).contains("lep_pt").matches(line -> line.startsWith("array<float>", type));
    }

    @Test
    void theDigestIsOfAllValues() throws IOException {
        assertThat(inspect("--json", "--digest", file)).as(err.toString()).isZero();
        JsonNode run = JSON.readTree(out.toString()).at("/files/0/trees/0/branches/0/digest");
        assertThat(run.at("/numeric/count").asLong()).isEqualTo(1000);
        assertThat(run.at("/numeric/sum").asDouble()).isEqualTo(999 * 1000 / 2.0);
        JsonNode pt = JSON.readTree(out.toString()).at("/files/0/trees/0/branches/1/digest");
        assertThat(pt.at("/numeric/count").asLong()).isEqualTo(999);
        assertThat(pt.at("/numeric/max").asDouble()).isEqualTo(998);
    }

    @Test
    void aFolderIsEveryFileInIt() throws IOException {
        Files.copy(file, folder.resolve("second.root"));
        assertThat(inspect("--json", folder)).as(err.toString()).isZero();
        assertThat(JSON.readTree(out.toString()).at("/files").findValuesAsText("path"))
                .containsExactly(folder.resolve("second.root").toString(), file.toString());
    }

    @Test
    void aTreeThatIsNotThereIsOneLineWithThoseThatAre() {
        assertThat(inspect("--tree", "mimi", file)).isEqualTo(ExitCode.USERS_FAULT);
        assertThat(err.toString().lines()).singleElement().asString().contains(file.toString(), "mimi", "mini");
    }

    @Test
    void aPathThatLeadsNowhereIsOneLine() {
        assertThat(inspect(folder.resolve("nothing.root"))).isEqualTo(ExitCode.USERS_FAULT);
        assertThat(err.toString().lines()).singleElement().asString().contains("nothing.root");
    }

    @Test
    void aBrokenFileDoesNotHideTheOthers() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.root"), "this is no ROOT file");
        assertThat(inspect(broken, file)).isEqualTo(ExitCode.USERS_FAULT);
        assertThat(err.toString().lines()).singleElement().asString().contains("broken.root", "not a ROOT file");
        assertThat(out.toString()).contains("tree mini;1");
    }

    @Test
    void aFileInABucketIsReadThere() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("inspected", folder.resolve("store"))) {
            bucket.settings().forEach((key, value) -> System.setProperty("spark.hadoop." + key, value));
            try {
                Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
                org.apache.hadoop.fs.Path object = new org.apache.hadoop.fs.Path("s3a://inspected/a/small.root");
                try (OutputStream upload = object.getFileSystem(hadoop).create(object)) {
                    Files.copy(file, upload);
                }
                assertThat(inspect("--json", "s3://inspected/a/*.root"))
                        .as(err.toString())
                        .isZero();
            } finally {
                bucket.settings().keySet().forEach(key -> System.clearProperty("spark.hadoop." + key));
            }
        }
        JsonNode content = JSON.readTree(out.toString()).at("/files/0");
        assertThat(content.at("/path").asText()).isEqualTo("s3a://inspected/a/small.root");
        assertThat(content.at("/trees/0/entries").asLong()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uproot-HZZ", "uproot-Zmumu-lzma", "uproot-leaflist", "uproot-nesteddirs"})
    void digestsEqualThoseOfIndependentReaders(String name) throws IOException {
        Path corpus = Path.of(System.getProperty("ridgeline.shared"), "conformance/root");
        assumeTrue(Files.isDirectory(corpus), "no conformance files at " + corpus);
        assertThat(inspect("--json", "--digest", corpus.resolve("files/" + name + ".root")))
                .isZero();
        JsonNode ours = JSON.readTree(out.toString()).at("/files/0/trees");
        int compared = 0;
        for (JsonNode golden : JSON.readTree(
                        corpus.resolve("golden/" + name + ".json").toFile())
                .at("/objects")) {
            for (JsonNode branch : golden.at("/branches")) {
                JsonNode expected = branch.at("/golden/numeric");
                JsonNode mine = digest(
                        ours, golden.at("/path").asText(), branch.at("/name").asText());
                if (expected.isMissingNode() || mine == null) {
                    continue;
                }
                String which = name + " " + branch.at("/name");
                assertThat(mine.at("/numeric/count").asLong())
                        .as(which)
                        .isEqualTo(expected.at("/count").asLong());
                assertThat(mine.at("/numeric/sha256_f64be").asText())
                        .as(which)
                        .isEqualTo(expected.at("/sha256_f64be").asText());
                compared++;
            }
        }
        assertThat(compared).as("branches compared").isPositive();
    }

    private static JsonNode digest(JsonNode trees, String tree, String branch) {
        for (JsonNode candidate : trees) {
            if (candidate.at("/name").asText().equals(tree)) {
                for (JsonNode found : candidate.at("/branches")) {
                    if (found.at("/name").asText().equals(branch)) {
                        return found.at("/digest");
                    }
                }
            }
        }
        return null;
    }
}
