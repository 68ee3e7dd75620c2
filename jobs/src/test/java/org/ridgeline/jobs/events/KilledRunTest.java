package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.generate.GenerateCommand;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.jobs.run.MainProcess;
import org.ridgeline.jobs.run.Requests;
import picocli.CommandLine;

class KilledRunTest {
    private static final String SAMPLES = "data_A,llll,ggH125_ZZ4lep";

    @TempDir
    Path folder;

    /** The same request, to a process of its own that is killed as soon as it has begun, and then to this one. */
    @Test
    void aKilledRunLeavesNoSuccessAndTheNextSucceeds() throws Exception {
        LocalSpark.session();
        Path toys = folder.resolve("toys");
        assertThat(new CommandLine(new GenerateCommand())
                        .execute(
                                "events",
                                "hzz-2020",
                                "--events",
                                "300",
                                "--output",
                                toys.toString(),
                                "--samples",
                                SAMPLES))
                .isZero();
        List<String> words = List.of(
                "hzz-2020",
                "--samples",
                SAMPLES,
                "--input",
                toys.toString(),
                "--output",
                folder.resolve("runs").toString());

        Process process = start(words);
        Path run;
        try {
            run = waitForRun(process);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(run.resolve("_SUCCESS")).doesNotExist();
        assertThat(new ObjectMapper()
                        .readTree(run.resolve("run.json").toFile())
                        .get("state")
                        .asText())
                .isEqualTo("RUNNING");
        assertThat(run.resolve("_lock")).as("the claim of the killed run").isNotEmptyDirectory();

        String again = new EventJob(
                        LocalSpark.session(),
                        Requests.events(words.toArray(new String[0])),
                        new PrintWriter(new StringWriter()))
                .run();
        assertThat(Path.of(again)).isEqualTo(run);
        assertThat(run.resolve("_SUCCESS")).exists();
        assertThat(run.resolve("_lock")).doesNotExist();
    }

    private Process start(List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of("events"));
        all.addAll(words);
        return MainProcess.start(folder.resolve("log"), none -> {}, Map.of("spark.master", "local[1]"), all);
    }

    private Path waitForRun(Process process) throws Exception {
        return MainProcess.find(process, folder.resolve("log"), () -> {
            Path run = MainProcess.first(folder.resolve("runs/hzz-2020"));
            boolean begun =
                    run != null && Files.exists(run.resolve("run.json")) && Files.size(run.resolve("run.json")) > 0;
            return begun ? run : null;
        });
    }
}
