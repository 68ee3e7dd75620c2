package org.ridgeline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.run.Version;

/** {@code submit/ridgeline} as a user calls it. */
class CommandIT {
    private static final Path PROJECT = Path.of(System.getProperty("ridgeline.project"));
    private static final Path COMMAND = PROJECT.resolve("submit/ridgeline");

    @TempDir
    Path folder;

    record Outcome(int code, String out, String err) {}

    @Test
    void itTellsItsVersionAndCommit() throws Exception {
        Outcome outcome = run(Map.of(), "--version");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("ridgeline " + Version.current() + "\n");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void anUnknownCommandIsOneLineThatOffersTheOthers() throws Exception {
        Outcome outcome = run(Map.of(), "inspekt", "file.root");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err())
                .contains("inspekt")
                .contains("did you mean inspect")
                .contains("ridgeline --help");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void optionsOfSparkMayStandAnywhere() throws Exception {
        Outcome outcome = run(
                Map.of(),
                "--master",
                "local[1]",
                "inspect",
                "--conf",
                "spark.hadoop.a=b",
                "--help",
                "--driver-memory=1g");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: ridgeline inspect");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void anOptionOfSparkThatIsWrongIsNamed() throws Exception {
        assertThat(run(Map.of(), "events", "--driver-memory", "much").err())
                .isEqualTo("ridgeline: --driver-memory takes a size such as 4g or 2500m, not 'much'\n");
        assertThat(run(Map.of(), "events", "--conf", "spark.ui.enabled").err())
                .isEqualTo("ridgeline: --conf takes KEY=VALUE, not 'spark.ui.enabled'\n");
        assertThat(run(Map.of(), "events", "--master"))
                .isEqualTo(new Outcome(2, "", "ridgeline: --master needs a value\n"));
    }

    @Test
    void aRequestTakesNoOptionOfSparkAndItsCommandCanBePrinted() throws Exception {
        String[] request = {"submit", "images", "sobel", "--input", "a.png", "--dry-run"};
        Outcome printed = run(Map.of(), request);
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out())
                .startsWith(COMMAND + " --master 'local[*,4]' ")
                .contains(" images sobel --input " + folder.toRealPath() + "/a.png ")
                .hasLineCount(1);
        String[] withSetting = {"submit", "--conf", "spark.jars=x.jar", "images", "sobel", "--input", "a.png"};
        assertThat(run(Map.of(), withSetting))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "ridgeline: ridgeline submit takes no options of Spark: they stand in the profile"
                                + " (ridgeline profiles)\n"));
    }

    @Test
    void aJavaThatIsTooOldIsNamed() throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.27\" 2025-04-15' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Outcome outcome = run(Map.of("JAVA_HOME", folder.toString()), "--version");
        assertThat(outcome.err())
                .isEqualTo(
                        "ridgeline: " + java + " is version 11.0.27, but Ridgeline needs 17 or later: set JAVA_HOME\n");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        Outcome outcome = run(Map.of("JAVA_HOME", folder.toString()), "--version");
        assertThat(outcome.err())
                .startsWith("ridgeline: JAVA_HOME is " + folder)
                .contains("JDK 17");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void itMayBeCalledThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("peaks"), COMMAND);
        Outcome outcome = run(Map.of(), List.of(link.toString(), "--version"));
        assertThat(outcome.out()).startsWith("ridgeline ");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void ofTheJarsOfSparkOnlyThoseAreSignedThatAreRepacked() throws Exception {
        List<String> signed = new ArrayList<>();
        for (String path : Files.readString(PROJECT.resolve("submit/target/spark.classpath"))
                .strip()
                .split(":")) {
            try (JarFile jar = new JarFile(path)) {
                if (jar.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.SF"))) {
                    signed.add(path);
                }
            }
        }
        assertThat(signed)
                .as("the archive of classes leaves out signed jars; submit/pom.xml repacks these without signatures")
                .hasSize(2)
                .allMatch(path -> path.contains("/janino/"));
    }

    @Test
    void theFirstJobLeavesAnArchiveOfClassesThatTheNextOneUses() throws Exception {
        String[] job = {"generate", "events", "hzz-2020", "--events", "5", "--samples", "data_A", "--output", "toys"};
        for (Path archive : archives()) {
            Files.delete(archive);
        }
        Outcome first = run(Map.of(), job);
        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(archives()).hasSize(1);

        Path log = folder.resolve("classes.log");
        Outcome second = run(Map.of("RIDGELINE_JAVA", "-Xlog:class+load:file=" + log), job);
        assertThat(second.err()).isEmpty();
        assertThat(second.code()).isZero();
        List<String> lines = Files.readAllLines(log);
        for (String name : List.of("org.apache.spark.SparkContext", "org.ridgeline.jobs.Main")) {
            assertThat(lines)
                    .as(name)
                    .anyMatch(line -> line.contains(" " + name + " source: shared objects file (top)"));
        }
    }

    @Test
    void aStoppedCommandLeavesNoProcessBehind() throws Exception {
        // Another name of the same JDK has no archive yet: the shell then stays, to put one in its place.
        Path jdk = Files.createSymbolicLink(folder.resolve("jdk"), Path.of(System.getProperty("java.home")));
        ProcessBuilder builder = new ProcessBuilder(
                        COMMAND.toString(),
                        "generate",
                        "events",
                        "hzz-2020",
                        "--events",
                        "100000000",
                        "--output",
                        folder.resolve("toys").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("stopped.txt").toFile());
        builder.environment().put("RIDGELINE_BUILD", "never");
        builder.environment().put("JAVA_HOME", jdk.toString());
        Process command = builder.start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (command.descendants().noneMatch(CommandIT::isSpark) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        List<ProcessHandle> started =
                command.descendants().filter(CommandIT::isSpark).toList();
        assertThat(started).as("processes of the command").hasSize(1);
        command.destroy();
        assertThat(command.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(started).noneMatch(ProcessHandle::isAlive);
        assertThat(command.exitValue()).isEqualTo(128 + 15);
    }

    /** A JVM that lives for some seconds; the one that is only asked for its version does not. */
    private static boolean isSpark(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().orElse("").endsWith("/bin/java")
                && info.startInstant()
                        .orElse(Instant.MAX)
                        .isBefore(Instant.now().minusSeconds(5));
    }

    private static List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("submit/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("classes-\\w+-\\d+\\.jsa"))
                    .toList();
        }
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(COMMAND.toString()));
        line.addAll(List.of(arguments));
        return run(environment, line);
    }

    private Outcome run(Map<String, String> environment, List<String> line) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("RIDGELINE_BUILD", "never");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return new Outcome(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
