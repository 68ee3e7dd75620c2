package org.ridgeline.root.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** An independent reader: uproot, in the Python that RIDGELINE_PYTHON names. */
public final class Uproot {
    private Uproot() {}

    public static void assumePresent() {
        Assumptions.assumeTrue(
                System.getenv("RIDGELINE_PYTHON") != null,
                "RIDGELINE_PYTHON names no python3 with uproot: the files are not read back by uproot");
    }

    /** What {@code print_tree.py} prints of a tree. */
    public static List<String> print(Path file, String tree, Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("print_tree.py");
        try (InputStream in = Uproot.class.getResourceAsStream("print_tree.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path out = folder.resolve("uproot.txt");
        Path err = folder.resolve("uproot-errors.txt");
        Process process = new ProcessBuilder(
                        System.getenv("RIDGELINE_PYTHON"), script.toString(), file.toString(), tree)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("uproot ended").isTrue();
        assertThat(process.exitValue()).as("uproot: %s", Files.readString(err)).isZero();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}
