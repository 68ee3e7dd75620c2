package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.analysis.Analyses;
import org.ridgeline.jobs.generate.GenerateCommand;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.jobs.run.Requests;
import org.ridgeline.request.UserError;
import picocli.CommandLine;

/** Files that cannot be read, from their header or from somewhere inside: as if they were not there. */
class BadFilesTest {
    private static final String SIMULATED = "MC/mc_363490.llll.%s.root";

    @TempDir
    static Path work;

    private static Path good;
    private static Path bad;
    private static Path analysis;

    private final StringWriter console = new StringWriter();

    @TempDir
    Path output;

    /** Three good files of llll and one of data; beside them, elsewhere, a truncated one and one broken inside. */
    @BeforeAll
    static void generate() throws IOException {
        LocalSpark.session();
        good = Files.createDirectories(work.resolve("good"));
        bad = Files.createDirectories(work.resolve("bad"));
        for (String seed : List.of("1", "2", "3")) {
            Path toys = work.resolve("toys-" + seed);
            int code = new CommandLine(new GenerateCommand())
                    .execute(
                            "events",
                            "hzz-2020",
                            "--events",
                            "300",
                            "--seed",
                            seed,
                            "--output",
                            toys.toString(),
                            "--samples",
                            "data_A,llll");
            assertThat(code).isZero();
            Path made = toys.resolve("MC/mc_363490.llll.4lep.root");
            if (seed.equals("1")) {
                put(good, "Data/data_A.4lep.root", Files.readAllBytes(toys.resolve("Data/data_A.4lep.root")));
                put(bad, "Data/data_A.4lep.root", Files.readAllBytes(toys.resolve("Data/data_A.4lep.root")));
            }
            put(good, SIMULATED.formatted(seed), Files.readAllBytes(made));
            put(bad, SIMULATED.formatted(seed), Files.readAllBytes(made));
        }
        byte[] whole = Files.readAllBytes(good.resolve(SIMULATED.formatted("1")));
        put(bad, SIMULATED.formatted("a-truncated"), Arrays.copyOf(whole, whole.length / 2));
        byte[] broken = whole.clone();
        Arrays.fill(broken, 1000, whole.length / 2, (byte) 7);
        put(bad, SIMULATED.formatted("b-broken"), broken);

        String samples = Dataset.named("hzz-2020").text().replace("mc_363490.llll.4lep.root", "mc_363490.llll*.root");
        Files.writeString(work.resolve("several.yaml"), samples);
        analysis = Files.writeString(
                work.resolve("hzz-2020.yaml"),
                Analyses.text("hzz-2020").replaceFirst("(?m)^dataset: .*$", "dataset: several.yaml"));
    }

    private static void put(Path base, String name, byte[] content) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private Path run(Path input, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--output";
        all[options.length + 1] = output.resolve(input.getFileName()).toString();
        List<String> words = List.of(analysis.toString(), "--samples", "data_A,llll", "--input", input.toString());
        return Path.of(
                new EventJob(LocalSpark.session(), Requests.and(words, all), new PrintWriter(console, true)).run());
    }

    @Test
    void theNumbersAreThoseOfTheGoodFilesAloneAndTheRunSaysWhatItLost() throws IOException {
        Path skipped = run(bad, "--bad-files", "skip", "--write-events", "parquet");
        Path expected = run(good);
        for (String file : List.of("histograms.json", "cutflow.json", "cutflow.csv")) {
            assertThat(skipped.resolve(file)).as(file).hasSameBinaryContentAs(expected.resolve(file));
        }
        JsonNode record =
                new ObjectMapper().readTree(skipped.resolve("run.json").toFile());
        assertThat(record.get("skipped")).hasSize(2);
        assertThat(record.get("skipped").get(0).asText())
                .contains("mc_363490.llll.a-truncated.root: truncated or not closed cleanly");
        assertThat(record.get("skipped").get(1).asText()).contains("mc_363490.llll.b-broken.root: branch '");
        assertThat(record.get("inputs")).as("files read").hasSize(4);
        assertThat(record.get("state").asText()).isEqualTo("DONE");
        assertThat(console.toString())
                .contains("left out, cannot be read: file:" + bad.resolve(SIMULATED.formatted("a-truncated")))
                .contains("left out, cannot be read: file:" + bad.resolve(SIMULATED.formatted("b-broken")))
                .containsPattern("WARNING: Sample llll lost 2 of 5 files, [0-9.]+ % of its bytes, which cannot be read:"
                        + " it is scaled by the sum of weights of all its events, so its yields are WRONG, too low");
        assertThat(Files.readString(skipped.resolve("report.html")))
                .contains("without 2 files that CANNOT BE READ")
                .contains("Sample llll lost 2 of 5 files")
                .contains("b-broken.root");
        assertThat(LocalSpark.session()
                        .read()
                        .parquet(skipped.resolve("events").toString())
                        .count())
                .as("written events are those of the cutflow")
                .isEqualTo(lastStep(skipped));
    }

    private static long lastStep(Path folder) throws IOException {
        long events = 0;
        for (JsonNode steps :
                new ObjectMapper().readTree(folder.resolve("cutflow.json").toFile())) {
            events += steps.get(steps.size() - 1).get("events").asLong();
        }
        return events;
    }

    @Test
    void unlessAskedToSkipARunFailsAndNamesTheFile() {
        assertThatThrownBy(() -> run(bad))
                .satisfies(
                        failure -> assertThat(Fault.of(failure)).contains("a-truncated.root: truncated or not closed"));
    }

    @Test
    void aSampleThatLosesAllItsFilesIsMissing() throws IOException {
        Path broken = work.resolve("only-broken");
        put(broken, "Data/data_A.4lep.root", Files.readAllBytes(bad.resolve("Data/data_A.4lep.root")));
        put(broken, SIMULATED.formatted("b"), Files.readAllBytes(bad.resolve(SIMULATED.formatted("b-broken"))));
        assertThatThrownBy(() -> run(broken, "--bad-files", "skip"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no file of sample llll can be read, the first is file:")
                .hasMessageEndingWith("; go on without the sample with --allow-missing");
        JsonNode record = new ObjectMapper()
                .readTree(run(broken, "--bad-files", "skip", "--allow-missing")
                        .resolve("run.json")
                        .toFile());
        assertThat(record.get("missing"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("llll");
    }
}
