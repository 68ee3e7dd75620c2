package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.root.write.Uproot;

/** Random trees that uproot has written, read at random splits: value by value what was put in. */
class UprootWrittenTest {
    private static final int TREES = 10;

    @TempDir
    static Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, TREES);
    }

    @BeforeAll
    static void uprootWrites() throws Exception {
        Uproot.assumePresent();
        Path script = folder.resolve("write_trees.py");
        try (InputStream in = Uproot.class.getResourceAsStream("write_trees.py")) {
            Files.write(script, in.readAllBytes());
        }
        List<String> command =
                new ArrayList<>(List.of(System.getenv("RIDGELINE_PYTHON"), script.toString(), folder.toString()));
        seeds().forEach(seed -> command.add(Long.toString(seed)));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("uproot ended").isTrue();
        assertThat(process.exitValue()).as("uproot: %s", Files.readString(log)).isZero();
    }

    /** Lines by branch: uproot puts counters where it likes. */
    private static Map<String, List<String>> byBranch(List<String> lines) {
        Map<String, List<String>> branches = new HashMap<>();
        List<String> branch = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("branch\t")) {
                branch = new ArrayList<>();
                branches.put(line.substring("branch\t".length()), branch);
            } else {
                branch.add(line);
            }
        }
        return branches;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyValueIsReadWhereverTheTreeIsCut(long seed) throws IOException {
        Path file = folder.resolve(seed + ".root");
        Map<String, List<String>> expected = byBranch(Files.readAllLines(folder.resolve(seed + ".txt")));
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            long split = 1 + (long) (random.nextDouble() * Files.size(file) / (1 + 10 * i));
            Dataset<Row> frame = TestSpark.session()
                    .read()
                    .format("root")
                    .option("split-size", split)
                    .load(file.toString());
            assertThat(byBranch(Printed.of(frame))).as("split size %d", split).isEqualTo(expected);
        }
    }
}
