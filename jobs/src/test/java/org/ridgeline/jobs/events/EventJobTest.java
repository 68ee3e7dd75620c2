package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.analysis.Analyses;
import org.ridgeline.jobs.generate.GenerateCommand;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.jobs.run.Requests;
import org.ridgeline.request.UserError;
import picocli.CommandLine;

/** Arguments in, run folder out, on generated files. */
class EventJobTest {
    private static final String SAMPLES = "data_A,llll,ggH125_ZZ4lep";

    @TempDir
    static Path toys;

    @TempDir
    Path output;

    private final StringWriter console = new StringWriter();

    @BeforeAll
    static void generate() {
        LocalSpark.session();
        int code = new CommandLine(new GenerateCommand())
                .execute("events", "hzz-2020", "--events", "400", "--output", toys.toString(), "--samples", SAMPLES);
        assertThat(code).isZero();
    }

    private Path run(String... options) {
        return Path.of(new EventJob(
                        LocalSpark.session(),
                        Requests.and(
                                List.of("hzz-2020", "--samples", SAMPLES, "--input", toys.toString()),
                                append(options, "--output", output.toString())),
                        new PrintWriter(console))
                .run());
    }

    private static String[] append(String[] words, String... more) {
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void theFolderHoldsEverythingAndTheConsoleTellsWhatWasFound() throws IOException {
        Path folder = run();
        assertThat(folder.getParent()).isEqualTo(output.resolve("hzz-2020"));
        for (String file : List.of(
                "run.json",
                "histograms.json",
                "cutflow.json",
                "cutflow.csv",
                "report.html",
                "charts/mass_four_lep.png",
                "charts/mass_four_lep.svg",
                "charts/cutflow.png",
                "_SUCCESS")) {
            assertThat(folder.resolve(file)).exists();
        }
        assertThat(folder.resolve("_lock")).doesNotExist();
        JsonNode run = json(folder.resolve("run.json"));
        assertThat(run.get("state").asText()).isEqualTo("DONE");
        assertThat(run.get("inputs")).hasSize(3);
        assertThat(run.get("status").asText()).isEqualTo("simulated toy, no collision data");
        assertThat(run.get("samples").get(1).get("events").asLong()).isEqualTo(400);
        assertThat(Files.readString(folder.resolve("report.html"))).contains("simulated toy, no collision data");
        assertThat(console.toString())
                .contains("two pairs of flavours")
                .contains("Asimov, background uncertain")
                .contains("Report: " + folder + "/report.html");
    }

    @Test
    void selectedEventsAreTheSameInRootFilesAndParquet() throws IOException {
        Dataset<Row> parquet = LocalSpark.session()
                .read()
                .parquet(run("--write-events", "parquet").resolve("events").toString());
        Dataset<Row> root = LocalSpark.session()
                .read()
                .format("root")
                .option("tree", "mini")
                .load(run("--write-events", "root").resolve("events").toString());
        assertThat(root.columns())
                .as("sample and weight, numbers, branches that are read, definitions")
                .contains("sample", "weight", "runNumber", "eventNumber", "lep_pt", "mcWeight", "m4l", "good_pt", "z")
                .containsExactly(parquet.columns());
        assertThat(root.orderBy("sample", "eventNumber").collectAsList())
                .isNotEmpty()
                .isEqualTo(parquet.orderBy("sample", "eventNumber").collectAsList());
    }

    @Test
    void cutflowHistogramsAndEventsAgree() throws IOException {
        Path folder = run("--write-events", "parquet");
        JsonNode steps = json(folder.resolve("cutflow.json")).get("ggH125_ZZ4lep");
        JsonNode last = steps.get(steps.size() - 1);
        List<Row> events = LocalSpark.session()
                .read()
                .parquet(folder.resolve("events").toString())
                .where("sample = 'ggH125_ZZ4lep'")
                .selectExpr("count(*)", "sum(weight)")
                .collectAsList();
        assertThat(events.get(0).getLong(0))
                .isEqualTo(last.get("events").asLong())
                .isPositive();
        double scale = json(folder.resolve("run.json"))
                .get("samples")
                .get(2)
                .get("scale")
                .asDouble();
        assertThat(events.get(0).getDouble(1) * scale)
                .isCloseTo(last.get("sumw").asDouble(), within(1e-9));
        Row bins = LocalSpark.session()
                .read()
                .parquet(folder.resolve("histograms").toString())
                .where("sample = 'ggH125_ZZ4lep' and histogram = 'mass_four_lep'")
                .selectExpr("sum(entries)", "sum(sumw)", "count(*)", "min(low)", "max(high)")
                .first();
        assertThat(bins.getLong(0)).isEqualTo(last.get("events").asLong());
        assertThat(bins.getDouble(1)).isCloseTo(last.get("sumw").asDouble(), within(1e-9));
        assertThat(bins.getLong(2)).isEqualTo(26);
        assertThat(bins.getDouble(3)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(bins.getDouble(4)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void theSameRequestFindsItsResultAndForceMakesItAnew() throws IOException {
        Path folder = run();
        String histograms = Files.readString(folder.resolve("histograms.json"));
        long made = Files.getLastModifiedTime(folder.resolve("run.json")).toMillis();
        assertThat(run()).isEqualTo(folder);
        assertThat(console.toString()).contains("was run on these files before");
        assertThat(Files.getLastModifiedTime(folder.resolve("run.json")).toMillis())
                .isEqualTo(made);
        assertThat(run("--force")).isEqualTo(folder);
        assertThat(Files.getLastModifiedTime(folder.resolve("run.json")).toMillis())
                .isGreaterThan(made);
        assertThat(Files.readString(folder.resolve("histograms.json"))).isEqualTo(histograms);
        assertThat(run("--luminosity", "5")).isNotEqualTo(folder);
    }

    @Test
    void aRunThatFailsLeavesNoSuccessAndTheNextSucceeds() throws IOException {
        Path analysis = output.resolve("mine.yaml");
        Files.writeString(
                analysis,
                Analyses.text("hzz-2020")
                        .replace("constants:", "constants:\n  divisor: 0")
                        .replace("weight: ", "weight: 1 / divisor * "));
        assertThatThrownBy(() -> mine(analysis))
                .satisfies(failure ->
                        assertThat(Fault.of(failure)).contains("mine.yaml line").contains("weight: Division by zero"));
        Path failed;
        try (var runs = Files.list(output.resolve("mine"))) {
            failed = runs.findFirst().orElseThrow();
        }
        assertThat(failed.resolve("_SUCCESS")).doesNotExist();
        assertThat(json(failed.resolve("run.json")).get("state").asText()).isEqualTo("FAILED");
        assertThat(mine(analysis, "--set", "divisor=1")).exists();
    }

    private Path mine(Path analysis, String... options) {
        return Path.of(new EventJob(
                        LocalSpark.session(),
                        Requests.and(
                                List.of(analysis.toString(), "--samples", SAMPLES, "--input", toys.toString()),
                                append(options, "--output", output.toString())),
                        new PrintWriter(console))
                .run());
    }

    @Test
    void aShareOfTheEntriesStandsForTheWhole() throws IOException {
        JsonNode whole = json(run().resolve("run.json")).get("samples").get(1);
        JsonNode half = json(run("--fraction", "0.501").resolve("run.json"))
                .get("samples")
                .get(1);
        assertThat(half.get("events").asLong()).isEqualTo(201);
        assertThat(half.get("scale").asDouble()).isCloseTo(whole.get("scale").asDouble() * 400 / 201, within(1e-15));
    }

    @Test
    void aReadOnlyOutputIsOneLine() throws IOException {
        Path taken = Files.writeString(output.resolve("hzz-2020"), "not a folder");
        assertThatThrownBy(this::run).isInstanceOf(UserError.class).hasMessageStartingWith("output " + taken);
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsRead() {
        assertThatThrownBy(() -> new EventJob(
                        LocalSpark.session(),
                        Requests.events("hzz-2020", "--input", toys.toString(), "--output", output.toString()),
                        new PrintWriter(console)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no file for 19 samples: data_B, data_C, data_D, Zee, ");
        assertThatThrownBy(() -> new EventJob(
                        LocalSpark.session(),
                        Requests.events(
                                "hzz-2020", "--input", output.resolve("nothing").toString()),
                        new PrintWriter(console)))
                .isInstanceOf(UserError.class)
                .hasMessage("--input: no ROOT file at " + output.resolve("nothing"));
    }
}
