package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.jobs.run.MainProcess;

/** Processes that are killed while they write leave nothing that looks whole and is not, and the run comes to its end. */
class KilledProcessTest {
    @TempDir
    static Path images;

    private static Map<String, byte[]> right;

    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    @BeforeAll
    static void make() throws IOException {
        // Of 17.6 million pixels, which no task holds whole: its pieces wait in files.
        ImageRuns.tiff(images.resolve("in/large.tif"), ImageRuns.random(4096, 4300, Channels.GRAY, Depth.BITS8, 1));
        for (int i = 0; i < 6; i++) {
            ImageRuns.png(images.resolve("in/" + i + ".png"), ImageRuns.random(900, 800, Channels.RGB, Depth.BITS8, i));
        }
        right = ImageRuns.images(
                new ImageRuns().run(words(images.resolve("undisturbed")).toArray(new String[0])));
        assertThat(right).hasSize(7);
    }

    private static List<String> words(Path output) {
        return List.of("edge_detection", "--input", images.resolve("in").toString(), "--output", output.toString());
    }

    private Process start(Map<String, String> properties) throws IOException {
        List<String> all = new ArrayList<>(List.of("images"));
        all.addAll(words(folder.resolve("runs")));
        return MainProcess.start(
                folder.resolve("log"),
                environment -> {
                    environment.put("SPARK_HOME", folder.resolve("spark").toString());
                    environment.put("SPARK_SCALA_VERSION", "2.13"); // not looked for in build folders
                    environment.put("SPARK_LOCAL_HOSTNAME", "localhost");
                },
                properties,
                all);
    }

    @Test
    void aKilledRunLeavesOnlyWholeImagesAndTheNextSucceeds() throws Exception {
        Process process = start(Map.of("spark.master", "local[1]"));
        Path run;
        try {
            run = waitForFirstFile(process);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(run.resolve("_SUCCESS")).doesNotExist();
        assertThat(new ObjectMapper()
                        .readTree(run.resolve("run.json").toFile())
                        .get("state")
                        .asText())
                .isEqualTo("RUNNING");
        Map<String, byte[]> left = visible(run);
        left.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(right.get(name)));

        Path again = runs.run(words(folder.resolve("runs")).toArray(new String[0]));
        assertThat(again).isEqualTo(run);
        isWhole(run);
    }

    /** Spark's own cluster of two executors, each a process. */
    @Test
    void aKilledExecutorCostsItsTasksOnly() throws Exception {
        // The class path brings Spark; its launcher only looks for the folder.
        Files.createDirectories(folder.resolve("spark/jars"));
        Process process = start(Map.of(
                "spark.master",
                "local-cluster[2,1,1024]",
                "spark.executor.memory",
                "1g",
                "spark.executor.extraClassPath",
                MainProcess.classPath(),
                "spark.executor.extraJavaOptions",
                String.join(" ", MainProcess.flags())));
        try {
            Path run = waitForFirstFile(process);
            ProcessHandle executor = process.children()
                    .filter(each -> each.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            assertThat(executor.destroyForcibly()).isTrue();
            assertThat(run.resolve("_SUCCESS")).as("the run was not over").doesNotExist();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(log()).isZero();
            assertThat(log()).contains("Lost executor");
            isWhole(run);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private void isWhole(Path run) throws IOException {
        assertThat(run.resolve("_SUCCESS")).exists();
        assertThat(run.resolve("_lock")).doesNotExist();
        assertThat(run.resolve("_parts")).doesNotExist();
        Map<String, byte[]> images = ImageRuns.images(run);
        assertThat(images.keySet()).as("no hidden files either").isEqualTo(right.keySet());
        right.forEach((name, bytes) -> assertThat(images.get(name)).as(name).isEqualTo(bytes));
    }

    private static Map<String, byte[]> visible(Path run) throws IOException {
        if (!Files.exists(run.resolve("images"))) {
            return Collections.emptyMap();
        }
        Map<String, byte[]> images = new TreeMap<>(ImageRuns.images(run));
        images.keySet().removeIf(name -> name.startsWith("."));
        return images;
    }

    /** Returns the run folder when tasks have begun to write. */
    private Path waitForFirstFile(Process process) throws Exception {
        return MainProcess.find(process, folder.resolve("log"), () -> {
            Path run = MainProcess.first(folder.resolve("runs/images"));
            boolean begun = run != null && (Files.exists(run.resolve("images")) || Files.exists(run.resolve("_parts")));
            return begun ? run : null;
        });
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
