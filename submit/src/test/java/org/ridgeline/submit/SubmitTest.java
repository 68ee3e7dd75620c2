package org.ridgeline.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.request.JobRequest;
import org.ridgeline.submit.RunState.Phase;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands as users call them, on jobs that are shell scripts. */
class SubmitTest {
    private static final String PROJECT = System.getProperty("ridgeline.project");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path state;

    @BeforeEach
    void home() {
        System.setProperty("ridgeline.home", PROJECT);
        state = folder.resolve("state");
    }

    @AfterEach
    void noHome() {
        System.clearProperty("ridgeline.home");
    }

    private int run(String... words) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    /** A profile of this machine whose spark-submit is a script. */
    private Path profile(String script, String runTime) throws Exception {
        // Home.jar looks for the application's jar, which these jobs do not need.
        Path jar = folder.resolve("home/jobs/target/ridgeline-0.jar");
        Files.createDirectories(jar.getParent());
        if (!Files.exists(jar)) {
            Files.createFile(jar);
        }
        System.setProperty("ridgeline.home", folder.resolve("home").toString());
        Path program = Files.writeString(folder.resolve("job.sh"), "#!/bin/bash\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String text = Files.readString(ProfileFileTest.PROFILES.resolve("local.yaml"))
                .replace("run-time: 1d", "run-time: " + runTime)
                .replace("driver:", "spark-submit: " + program + "\ndriver:");
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }

    private String[] images(Path profile, String id) {
        return new String[] {
            "submit",
            "images",
            "sobel",
            "--input",
            "/a b.png",
            "--output",
            "/runs",
            "--profile",
            profile.toString(),
            "--state",
            state.toString(),
            "--id",
            id,
            "--wait"
        };
    }

    @Test
    void wordsAndTheirJsonAreTheSameRequest() throws Exception {
        String[] words = {
            "submit", "events", "hzz-2020", "--input", "/d", "--output", "/r", "--set", "a=1", "--id", "x", "--json"
        };
        assertThat(run(words)).isZero();
        String json = out.toString().strip();
        Path file = Files.writeString(folder.resolve("request.json"), json);
        out.getBuffer().setLength(0);
        assertThat(run("submit", file.toString(), "--json")).isZero();
        assertThat(out.toString().strip()).isEqualTo(json);
    }

    @Test
    void aShellReadsThePrintedCommandBackWordByWord() throws Exception {
        for (String name : List.of("local", "minikube", "eks", "gke")) {
            Profile profile = ProfileFile.find(name, ProfileFileTest.PROFILES);
            JobRequest request = JobRequest.parse("""
                    {"schema": 1, "id": "x", "job": "images", "arguments": {"operations": ["sobel"],
                     "inputs": ["s3a://inbox/it's $HOME `id` \\"q\\" *.png"], "output": "s3a://results"}}""".getBytes(StandardCharsets.UTF_8));
            List<String> words = SparkCommand.words(profile, request, Path.of(PROJECT));
            Process shell = new ProcessBuilder("bash", "-c", "printf '%s\\0' " + ShellWords.line(words)).start();
            String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(List.of(read.split("\0"))).as(name).isEqualTo(words);
        }
    }

    @Test
    void aClustersCommandHasAllOfTheProfileAndNoSecret() {
        String request =
                "{\"schema\": 1, \"id\": \"run-7\", \"job\": \"events\", \"arguments\": {\"analysis\": \"hzz-2020\","
                        + "\"inputs\": [\"s3a://inbox/4lep\"], \"output\": \"s3a://results\"}}";
        List<String> words = SparkCommand.words(
                ProfileFile.find("minikube", ProfileFileTest.PROFILES),
                JobRequest.parse(request.getBytes(StandardCharsets.UTF_8)),
                Path.of(PROJECT));
        assertThat(words).startsWith("spark-submit", "--master", "k8s://https://192.168.49.2:8443");
        assertThat(words)
                .contains(
                        "cluster",
                        "run-7",
                        "spark.kubernetes.namespace=ridgeline",
                        "spark.kubernetes.container.image=ridgeline:0.1.0",
                        "spark.kubernetes.driver.pod.name=run-7",
                        "spark.kubernetes.driver.limit.cores=1",
                        "spark.kubernetes.executor.label.ridgeline/request=run-7",
                        "spark.dynamicAllocation.maxExecutors=2",
                        "spark.dynamicAllocation.shuffleTracking.enabled=true",
                        "spark.decommission.enabled=true",
                        "spark.authenticate=true",
                        "spark.kubernetes.executor.secretKeyRef.AWS_SECRET_ACCESS_KEY=ridgeline-bucket:secret-key",
                        "spark.hadoop.fs.s3a.endpoint=http://bucket:9000",
                        "spark.hadoop.ridgeline.limit.object-bytes=" + (10L << 30));
        int jar = words.indexOf("local:///opt/spark/ridgeline/ridgeline.jar");
        assertThat(words.subList(jar + 1, words.size()))
                .startsWith("events", "hzz-2020", "--input", "s3a://inbox/4lep", "--output", "s3a://results");
    }

    @Test
    void whatAProfileDoesNotAllowIsNamed() {
        assertThat(run(
                        "submit",
                        "events",
                        "hzz-2020",
                        "--input",
                        "/d",
                        "--output",
                        "s3a://results",
                        "--profile",
                        "minikube",
                        "--dry-run"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("ridgeline: request, profile minikube: arguments.inputs[0] '/d' is not on the allow-list:"
                        + " s3a://inbox\n");
    }

    @Test
    void aClustersJobIsNotStarted() {
        assertThat(run(
                        "submit",
                        "images",
                        "sobel",
                        "--input",
                        "s3a://inbox/a.png",
                        "--output",
                        "s3a://results",
                        "--max-files",
                        "1000",
                        "--profile",
                        "minikube"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("add --dry-run").hasLineCount(1);
    }

    @Test
    void theExitCodeIsTheJobsAndItsWordsAreKept() throws Exception {
        Path profile = profile("for w in \"$@\"; do echo \"<$w>\"; done; echo wrong >&2; exit 3", "1d");
        assertThat(run(images(profile, "one"))).isEqualTo(3);
        RunEntry entry = RunEntry.find(state, "one");
        assertThat(entry.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(entry.state().exitCode()).isEqualTo(3);
        assertThat(Files.readString(entry.log()))
                .contains("<spark.ridgeline.outcome=" + entry.outcome() + ">", "<images>\n<sobel>\n", "</a b.png>")
                .contains("wrong");
        assertThat(run(images(profile, "one"))).as("the same id again").isEqualTo(2);
        assertThat(err.toString()).contains("there is a run one: ridgeline status one");
    }

    @Test
    void statusTellsWhereTheResultLies() throws Exception {
        Path profile = profile(
                "for w in \"$@\"; do case $w in spark.ridgeline.outcome=*)"
                        + " echo /runs/images/7 > \"${w#*=}\";; esac; done",
                "1d");
        assertThat(run(images(profile, "two"))).isZero();
        assertThat(run("status", "two", "--state", state.toString())).isZero();
        assertThat(out.toString()).contains("phase      done", "result     /runs/images/7", "'/a b.png'");
        assertThat(run("cancel", "two", "--state", state.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("run two has ended: it is done");
        assertThat(run("status", "twoo", "--state", state.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean 'two'?");
    }

    @Test
    void theResultIsCopiedByACommandOfTheJobs() throws Exception {
        Path profile = profile(
                "for w in \"$@\"; do case $w in spark.ridgeline.outcome=*)"
                        + " echo /runs/images/7 > \"${w#*=}\";; esac; done; echo \"$@\" >> " + folder + "/calls.txt",
                "1d");
        List<String> words = new ArrayList<>(List.of(images(profile, "down")));
        words.remove("--wait");
        words.addAll(List.of("--download", folder.resolve("here").toString()));
        assertThat(run(words.toArray(String[]::new))).isZero();
        List<String> calls = Files.readAllLines(folder.resolve("calls.txt"));
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1))
                .startsWith("--master local[*,4]")
                .endsWith(" fetch /runs/images/7 " + folder + "/here");
    }

    @Test
    void aJobThatTakesTooLongIsStopped() throws Exception {
        Path profile = profile("exec sleep 600", "1s");
        assertThat(run(images(profile, "long"))).isEqualTo(2);
        assertThat(err.toString()).contains("run long was stopped after 1s, the limits.run-time of profile mine");
        assertThat(RunEntry.find(state, "long").state().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void cancelStopsTheJobAndWhoeverWaitsForIt() throws Exception {
        Process waiting = waiting("stopped");
        assertThat(run("cancel", "stopped", "--state", state.toString())).isZero();
        RunState left = RunEntry.find(state, "stopped").state();
        assertThat(left.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(left.job().find()).as("the job's process").isEmpty();
        assertThat(waiting.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(waiting.exitValue()).isEqualTo(128 + 15);
    }

    @Test
    void aRunWhoseFollowerWasKilledIsLostAndItsJobCanBeStopped() throws Exception {
        Process waiting = waiting("orphan");
        waiting.destroyForcibly().waitFor();
        assertThat(run("status", "orphan", "--state", state.toString())).isZero();
        assertThat(out.toString()).contains("phase      lost", "the job still runs");
        assertThat(run("cancel", "orphan", "--state", state.toString())).isZero();
        assertThat(RunEntry.find(state, "orphan").state().job().find()).isEmpty();
    }

    @Test
    void aNumberThatAnotherProcessHasIsNotTheRuns() {
        ProcessMark own = ProcessMark.of(ProcessHandle.current());
        assertThat(own.find()).isPresent();
        assertThat(new ProcessMark(own.pid(), own.started() - 60_000, own.boot()).find())
                .isEmpty();
        assertThat(new ProcessMark(own.pid(), own.started(), "another boot").find())
                .isEmpty();
    }

    /** A process of its own that waits for a job that sleeps. */
    private Process waiting(String id) throws Exception {
        Path profile = profile("exec sleep 600", "1d");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dridgeline.home=" + System.getProperty("ridgeline.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(images(profile, id)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(id + ".txt").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!isRunning(id) && process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(isRunning(id))
                .as(Files.readString(folder.resolve(id + ".txt")))
                .isTrue();
        return process;
    }

    private boolean isRunning(String id) {
        RunEntry entry = new RunEntry(state.resolve(id));
        return entry.isFollowed() && entry.state().phase() == Phase.RUNNING;
    }

    static Stream<CommandLine> everyCommand() {
        return below(Main.commandLine());
    }

    private static Stream<CommandLine> below(CommandLine line) {
        Map<String, CommandLine> subcommands = line.getSubcommands();
        return Stream.concat(Stream.of(line), subcommands.values().stream().flatMap(SubmitTest::below));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("everyCommand")
    void everyHelpIsCompleteAndHasAnExample(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        String name = command.qualifiedName();
        assertThat(command.usageMessage().description()).as(name).isNotEmpty();
        for (OptionSpec option : command.options()) {
            assertThat(option.description())
                    .as(name + " " + option.longestName())
                    .isNotEmpty();
        }
        assertThat(line.getUsageMessage()).as(name).contains("Example");
    }
}
