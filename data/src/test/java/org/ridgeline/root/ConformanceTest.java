package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
        Exceptions exceptions = Exceptions.of(sample.file());
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
            Exceptions exceptions,
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
            JsonNode values = values(branch);
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
                    compare(
                            path + ": " + name + " in runs of " + run,
                            digest(bytes, sample.file(), branches.get(name), run),
                            values,
                            branch,
                            softly);
                }
            }
        }
    }

    /** The values to compare with, or null if the two readers give none. */
    private static JsonNode values(JsonNode branch) {
        String check = branch.path("check").asText();
        if (check.isEmpty() || check.equals("READERS-DISAGREE")) {
            return null;
        }
        for (String key : List.of("golden", "uproot")) {
            JsonNode values = branch.path(key);
            if (values.has("numeric") || values.has("strings")) {
                return values;
            }
        }
        return null;
    }

    static JsonNode digest(byte[] bytes, String file, Branch branch, int run) throws IOException {
        BranchReader reader = Corpus.reader(bytes, file, branch);
        BranchDigest digest = new BranchDigest(branch.type());
        for (long from = 0; from < branch.entries(); from += run) {
            digest.add(reader.read(from, Math.min(branch.entries(), from + run)));
        }
        return JSON.valueToTree(digest.finish());
    }

    private static void compare(
            String what, JsonNode found, JsonNode expected, JsonNode branch, SoftAssertions softly) {
        softly.assertThat(found.get("entries").asLong())
                .as(what + ": entries")
                .isEqualTo(expected.get("entries").asLong());
        boolean approximate = approximate(branch);
        softly.assertThat(facts(found, approximate, branch)).as(what).isEqualTo(facts(expected, approximate, branch));
        for (String key : List.of("sum", "sumsq", "min", "max")) {
            JsonNode value = expected.path("numeric").path(key);
            if (value.isNumber()) {
                double tolerance = approximate ? 1e-6 : 1e-12;
                double scale = key.equals("sum")
                        ? Math.abs(value.asDouble())
                                + Math.sqrt(expected.path("numeric")
                                                .path("sumsq")
                                                .asDouble()
                                        * expected.path("numeric").path("count").asDouble())
                        : Math.abs(value.asDouble());
                softly.assertThat(found.path("numeric").path(key).asDouble(Double.NaN))
                        .as(what + ": " + key)
                        .isCloseTo(value.asDouble(), org.assertj.core.data.Offset.offset(tolerance * scale));
            }
        }
    }

    /** Readers differ in the last bit of the range scaling of Double32_t and Float16_t. */
    private static boolean approximate(JsonNode branch) {
        if (branch.path("check").asText().equals("readers-agree-approx")) {
            return true;
        }
        int streamer = branch.path("fStreamerType").asInt() % 20;
        boolean packedLeaf = false;
        for (JsonNode leaf : branch.path("leaves")) {
            String type = leaf.path("type").asText();
            packedLeaf |= type.equals("TLeafD32") || type.equals("TLeafF16");
        }
        return packedLeaf
                || branch.has("fStreamerType")
                        && (streamer == 9 || streamer == 19)
                        && branch.path("fStreamerType").asInt() < 60;
    }

    /** What must be the same to the last bit. */
    private static Map<String, String> facts(JsonNode digest, boolean approximate, JsonNode branch) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>(List.of("numeric.count", "numeric.nan", "strings.count", "strings.bytes"));
        paths.add("strings.sha256_len32be_bytes");
        if (!approximate) {
            paths.add("numeric.sha256_f64be");
        }
        if (!branch.path("check").asText().equals("two-readers-agree-values-only")) {
            paths.add("list_lengths_sha256");
        }
        for (String path : paths) {
            JsonNode value = digest;
            for (String key : path.split("\\.")) {
                value = value.path(key);
            }
            facts.put(path, value.asText());
        }
        return facts;
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

    /** What is not read, or judged otherwise than by the golden file: one line each, so that nothing is lost silently. */
    private static final class Exceptions {
        private final List<String[]> lines = new ArrayList<>();
        private final TreeSet<String> unused = new TreeSet<>();

        static Exceptions of(String file) throws IOException {
            Exceptions exceptions = new Exceptions();
            try (InputStream in = ConformanceTest.class.getResourceAsStream("/root/exceptions.tsv")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (String line : text.split("\n")) {
                    String[] cells = line.split("\t");
                    if (!line.startsWith("#") && cells[0].equals(file)) {
                        exceptions.lines.add(cells);
                        exceptions.unused.add(line);
                    }
                }
            }
            return exceptions;
        }

        /** Whether the list has this branch, with (the beginning of) this reason. */
        boolean omitted(String tree, String branch, String reason) {
            String[] line = line("omitted", tree, branch);
            return line != null && reason.startsWith(line[4]);
        }

        /** Whether the golden value is known to be wrong. */
        boolean differs(String tree, String branch) {
            return line("differs", tree, branch) != null;
        }

        private String[] line(String kind, String tree, String branch) {
            for (String[] line : lines) {
                if (line[1].equals(kind) && line[2].equals(tree) && line[3].equals(branch)) {
                    unused.remove(String.join("\t", line));
                    return line;
                }
            }
            return null;
        }

        TreeSet<String> unused() {
            return unused;
        }
    }
}
