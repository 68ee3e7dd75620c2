package org.ridgeline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The application in a process of its own, which can be killed. */
public final class MainProcess {
    private MainProcess() {}

    /** What tests run with. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The flags that Spark needs to reach into the JDK. */
    public static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-Djdk"))
                .toList();
    }

    /**
     * Starts it.
     *
     * @param log gets what it prints
     * @param environment to be changed
     * @param properties of Spark
     * @param words as a user types them
     */
    public static Process start(
            Path log, Consumer<Map<String, String>> environment, Map<String, String> properties, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(flags());
        command.add("-Xmx1g");
        command.add("-Dspark.ui.enabled=false");
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", classPath(), "org.ridgeline.jobs.Main"));
        command.addAll(words);
        ProcessBuilder process = new ProcessBuilder(command);
        environment.accept(process.environment());
        return process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** Waits until there is something to find, while the process lives. */
    public static Path find(Process process, Path log, Callable<Path> search) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (Instant.now().isBefore(end)) {
            Path found = search.call();
            if (found != null) {
                return found;
            }
            assertThat(process.isAlive())
                    .as("the run began: %s", Files.readString(log))
                    .isTrue();
            Thread.sleep(10);
        }
        throw new AssertionError("the run did not begin: " + Files.readString(log));
    }

    /** The first thing in a folder; null if there is none. */
    public static Path first(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.findFirst().orElse(null);
        }
    }
}
