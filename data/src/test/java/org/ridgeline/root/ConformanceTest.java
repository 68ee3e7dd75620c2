package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every branch of the reference files, against the values that two readers that share no code agreed on. */
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Entries up to which every run of a single entry is tried. */
    private static final int SINGLE_ENTRY_RUNS = 3000;
    /** Entries up to which runs of a few entries are tried. */
    private static final int SHORT_RUNS = 100_000;

    static Stream<Corpus.Sample> trees() throws IOException {
        return Corpus.samples("TTree").stream();
    }

    static Stream<Corpus.Sample> negatives() throws IOException {
        return Corpus.samples("negative").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trees")
    void everyBranchHasTheKnownValuesInRunsOfAnyLength(Corpus.Sample sample) throws IOException {
        JsonNode golden = JSON.readTree(sample.golden().toFile());
        KnownExceptions exceptions = KnownExceptions.of(sample.file());
        byte[] bytes = Files.readAllBytes(sample.path());
        SoftAssertions softly = new SoftAssertions();
        try (RootFile file = RootFile.open(new MemoryBytes(sample.file(), bytes))) {
            for (JsonNode object : golden.get("objects")) {
                if (object.get("kind").asText().equals("TTree")
                        && !object.path("older_cycle").asBoolean()) {
                    tree(file, bytes, sample, object, exceptions, softly);
                }
            }
        }
        softly.assertThat(exceptions.unused())
                .as("exceptions that no branch needs")
                .isEmpty();
        softly.assertAll();
    }

    private static void tree(
            RootFile file,
            byte[] bytes,
            Corpus.Sample sample,
            JsonNode object,
            KnownExceptions exceptions,
            SoftAssertions softly)
            throws IOException {
        String path = object.get("path").asText();
        Tree tree = file.tree(path + ";" + object.get("cycle").asInt());
        softly.assertThat(tree.entries())
                .as(path + ": entries")
                .isEqualTo(object.get("entries").asLong());
        softly.assertThat(tree.cycle())
                .as(path + ": cycle")
                .isEqualTo(object.get("cycle").asInt());
        Map<String, Branch> branches = new HashMap<>();
        for (Branch branch : tree.branches()) {
            softly.assertThat(branches.put(branch.name(), branch))
                    .as("branches of the name " + branch.name())
                    .isNull();
        }
        Map<String, String> omitted = new HashMap<>();
        for (Tree.Omitted omission : tree.omitted()) {
            omitted.put(omission.name(), omission.reason());
        }
        for (Map.Entry<String, JsonNode> expected : GoldenNames.of(object).entrySet()) {
            JsonNode branch = expected.getValue();
            String name = expected.getKey();
            if (omitted.containsKey(name)) {
                softly.assertThat(exceptions.omitted(path, name, omitted.get(name)))
                        .as(path + ": " + name + " is left out: " + omitted.get(name))
                        .isTrue();
                continue;
            }
            softly.assertThat(branches).as(path + ": branch").containsKey(name);
            JsonNode values = Golden.values(branch);
            if (!branches.containsKey(name)) {
                continue;
            }
            if (values == null || exceptions.differs(path, name)) {
                JsonNode read = digest(bytes, sample.file(), branches.get(name), Integer.MAX_VALUE);
                softly.assertThat(read.get("entries").asLong())
                        .as(path + ": " + name + ": entries")
                        .isEqualTo(branches.get(name).entries());
                continue;
            }
            for (int run : new int[] {Integer.MAX_VALUE, 1000, 7, 1}) {
                if (tree.entries() <= (run == 1 ? SINGLE_ENTRY_RUNS : run == 7 ? SHORT_RUNS : Long.MAX_VALUE)) {
                    Golden.compare(
                            path + ": " + name + " in runs of " + run,
                            digest(bytes, sample.file(), branches.get(name), run),
                            values,
                            branch,
                            softly);
                }
            }
        }
    }

    static JsonNode digest(byte[] bytes, String file, Branch branch, int run) throws IOException {
        BranchReader reader = Corpus.reader(bytes, file, branch);
        BranchDigest digest = new BranchDigest(branch.type());
        for (long from = 0; from < branch.entries(); from += run) {
            digest.add(reader.read(from, Math.min(branch.entries(), from + run)));
        }
        return JSON.valueToTree(digest.finish());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("negatives")
    void aFileWithoutAReadableTreeSaysSo(Corpus.Sample sample) throws IOException {
        byte[] bytes = Files.readAllBytes(sample.path());
        try (RootFile file = RootFile.open(new MemoryBytes(sample.file(), bytes))) {
            assertThat(file.treePaths()).as("trees of " + sample.file()).isEmpty();
        } catch (RootException e) {
            assertThat(e).hasMessageStartingWith(sample.file());
        }
    }
}
