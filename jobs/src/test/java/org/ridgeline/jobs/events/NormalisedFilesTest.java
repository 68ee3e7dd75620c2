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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.jobs.run.Requests;

/** Runs over files that bear their normalisation. */
class NormalisedFilesTest {
    @TempDir
    Path work;

    private final StringWriter console = new StringWriter();

    @BeforeEach
    void describe() throws IOException {
        Files.writeString(work.resolve("own.yaml"), """
                title: test
                release: of our own
                energy: 13
                luminosity: 10
                tree: events
                schema: x DOUBLE, xsec DOUBLE, sumw DOUBLE
                per-file: [xsec, sumw]
                processes: {zz: {label: ZZ, colour: "#ff0000", kind: background}}
                samples: {zz: {process: zz, file: "mc_*.root"}}
                """);
        Files.writeString(work.resolve("test.yaml"), """
                title: test
                dataset: own.yaml
                weight: xsec / sumw
                cuts: {positive: x > 0}
                histograms:
                  x: {value: x, bins: 4, from: 0, to: 4}
                """);
    }

    /** Writes a file of as many events as there are sums of weights. */
    private void put(String name, double xsec, double... sums) throws IOException {
        List<Row> rows = Arrays.stream(sums)
                .mapToObj(sum -> RowFactory.create(1.0, xsec, sum))
                .toList();
        Path folder = work.resolve("written-" + name);
        LocalSpark.frame("x DOUBLE, xsec DOUBLE, sumw DOUBLE", rows)
                .coalesce(1)
                .write()
                .format("root")
                .option("tree", "events")
                .mode("append")
                .save(folder.toString());
        try (Stream<Path> parts = Files.list(folder)) {
            Path part = parts.filter(file -> file.toString().endsWith(".root"))
                    .findFirst()
                    .orElseThrow();
            Files.move(part, Files.createDirectories(work.resolve("in")).resolve(name));
        }
    }

    private Path run(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--output";
        all[options.length + 1] = work.resolve("out").toString();
        List<String> words = List.of(
                work.resolve("test.yaml").toString(),
                "--input",
                work.resolve("in").toString());
        return Path.of(
                new EventJob(LocalSpark.session(), Requests.and(words, all), new PrintWriter(console, true)).run());
    }

    private static JsonNode json(Path run, String file) throws IOException {
        return new ObjectMapper().readTree(run.resolve(file).toFile());
    }

    @Test
    void aFileOfTwoValuesIsABadFile() throws IOException {
        put("mc_good.root", 6, 2, 2);
        put("mc_two.root", 6, 2, 2, 5);
        String reason =
                "mc_two.root: branch sumw holds 2.0 and 5.0, where the dataset says that it is one value per file"
                        + " (per-file)";
        assertThatThrownBy(this::run)
                .satisfies(failure -> assertThat(Fault.of(failure)).endsWith(reason));
        Path run = run("--bad-files", "skip");
        JsonNode record = json(run, "run.json");
        assertThat(record.get("skipped")).hasSize(1);
        assertThat(record.get("skipped").get(0).asText()).endsWith(reason);
        assertThat(record.get("inputs")).hasSize(1);
        assertThat(json(run, "cutflow.json").at("/zz/1/sumw").asDouble())
                .as("2 events of 6 / 2, at a luminosity of 10")
                .isEqualTo(60);
        assertThat(console.toString())
                .contains("WARNING: Sample zz lost 1 of 2 files")
                .doesNotContain("differ");
        assertThat(record.at("/samples/0/per-file").toString()).isEqualTo("{\"xsec\":[6.0],\"sumw\":[2.0]}");
    }

    @Test
    void filesThatDifferAreEachNormalisedByTheirOwnAndTheRunSaysSo() throws IOException {
        put("mc_one.root", 6, 2, 2);
        put("mc_two.root", 6, 3);
        Path run = run();
        assertThat(json(run, "cutflow.json").at("/zz/1/sumw").asDouble())
                .as("2 events of 6 / 2 and one of 6 / 3, at a luminosity of 10")
                .isEqualTo(80);
        String warning = "Files of sample zz differ in sumw (2, 3): each is normalised by its own.";
        assertThat(console.toString()).containsOnlyOnce("WARNING: " + warning).doesNotContain("differ in xsec");
        assertThat(Files.readString(run.resolve("report.html"))).contains(warning);
        assertThat(json(run, "run.json").at("/samples/0/per-file").toString())
                .isEqualTo("{\"xsec\":[6.0],\"sumw\":[2.0,3.0]}");
    }
}
