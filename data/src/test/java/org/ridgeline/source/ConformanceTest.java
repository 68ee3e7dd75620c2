package org.ridgeline.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.root.Branch;
import org.ridgeline.root.BranchDigest;
import org.ridgeline.root.Corpus;
import org.ridgeline.root.Golden;
import org.ridgeline.root.GoldenNames;
import org.ridgeline.root.KnownExceptions;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.Tree;

/**
 * The reference files through Spark, in one task and in many, all columns and some, against the values that two readers that
 * share no code agreed on.
 */
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Branches that were filled more often than their tree: rows end where the tree does. */
    private static final List<String> LONGER = List.of("string-example.root: Refs: Params");

    private static SparkSession spark;

    @BeforeAll
    static void namesThatDifferByCaseAreTold() {
        spark = TestSpark.session().newSession();
        spark.conf().set("spark.sql.caseSensitive", true);
    }

    static Stream<Corpus.Sample> trees() throws IOException {
        return Corpus.samples("TTree").stream()
                .filter(sample -> !sample.demand().equals("MAY"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trees")
    void everyColumnHasTheKnownValuesHoweverTheFileIsCut(Corpus.Sample sample) throws IOException {
        JsonNode golden = JSON.readTree(sample.golden().toFile());
        KnownExceptions exceptions = KnownExceptions.of(sample.file());
        long size = Files.size(sample.path());
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode object : golden.get("objects")) {
            if (!object.get("kind").asText().equals("TTree")
                    || object.path("older_cycle").asBoolean()) {
                continue;
            }
            String path = object.get("path").asText();
            Map<String, JsonNode> expected = GoldenNames.of(object);
            Map<String, Branch> branches = branches(sample, path);
            List<String> all = List.of(read(sample, path, size).columns());
            checkColumns(sample, path, object.get("entries").asLong(), branches, all, softly);
            checkOmitted(path, expected, branches, exceptions, softly);
            if (all.isEmpty()) {
                continue;
            }
            List<String> reversed = new ArrayList<>(all);
            Collections.reverse(reversed);
            for (Reading reading : List.of(
                    new Reading("one task", 1L << 30, all),
                    new Reading("some tasks, every other column", size / 5 + 1, everyOther(all)),
                    new Reading("many tasks, columns reversed", size / 40 + 1, reversed))) {
                compare(sample, path, reading, object.get("entries").asInt(), branches, expected, exceptions, softly);
            }
        }
        softly.assertAll();
    }

    private record Reading(String name, long splitSize, List<String> columns) {}

    private static List<String> everyOther(List<String> names) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < names.size(); i += 2) {
            some.add(names.get(i));
        }
        return some;
    }

    private static Map<String, Branch> branches(Corpus.Sample sample, String path) throws IOException {
        Map<String, Branch> branches = new HashMap<>();
        try (RootFile file = RootFile.open(new LocalBytes(sample.path()))) {
            Tree tree = file.tree(path);
            tree.branches().forEach(branch -> branches.put(branch.name(), branch));
        }
        return branches;
    }

    private static void checkOmitted(
            String path,
            Map<String, JsonNode> expected,
            Map<String, Branch> branches,
            KnownExceptions exceptions,
            SoftAssertions softly) {
        for (String name : expected.keySet()) {
            if (!branches.containsKey(name)) {
                softly.assertThat(exceptions.lists("omitted", path, name))
                        .as(path + ": " + name + " is left out, and listed")
                        .isTrue();
            }
        }
    }

    private static void checkColumns(
            Corpus.Sample sample,
            String path,
            long entries,
            Map<String, Branch> branches,
            List<String> columns,
            SoftAssertions softly) {
        softly.assertThat(columns).as(path + ": columns").containsExactlyInAnyOrderElementsOf(branches.keySet());
        for (Branch branch : branches.values()) {
            String name = sample.file() + ": " + path + ": " + branch.name();
            softly.assertThat(branch.entries() > entries)
                    .as(name + " has " + branch.entries() + " entries")
                    .isEqualTo(LONGER.contains(name));
        }
    }

    private static Dataset<Row> read(Corpus.Sample sample, String tree, long splitSize) {
        return spark.read()
                .format("root")
                .option("tree", tree)
                .option("split-size", splitSize)
                .load(sample.path().toString());
    }

    private static void compare(
            Corpus.Sample sample,
            String path,
            Reading reading,
            int entries,
            Map<String, Branch> branches,
            Map<String, JsonNode> expected,
            KnownExceptions exceptions,
            SoftAssertions softly) {
        Column[] columns = reading.columns().stream()
                .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new);
        List<Row> rows = read(sample, path, reading.splitSize()).select(columns).collectAsList();
        softly.assertThat(rows).as(path + ": entries in " + reading.name()).hasSize(entries);
        for (int i = 0; i < columns.length; i++) {
            String name = reading.columns().get(i);
            JsonNode branch = expected.get(name);
            JsonNode values = branch == null ? null : Golden.values(branch);
            if (values == null
                    || exceptions.differs(path, name)
                    || branches.get(name).entries() != rows.size()) {
                continue;
            }
            List<Object> cells = new ArrayList<>(rows.size());
            for (Row row : rows) {
                cells.add(row.get(i));
            }
            BranchDigest digest = new BranchDigest(branches.get(name).type());
            digest.add(Cells.column(cells, branches.get(name).type()));
            Golden.compare(
                    path + ": " + name + " in " + reading.name(),
                    JSON.valueToTree(digest.finish()),
                    values,
                    branch,
                    softly);
        }
    }
}
