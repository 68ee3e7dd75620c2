package org.ridgeline.submit;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ridgeline.request.JobArguments;
import org.ridgeline.request.JobRequest;
import org.ridgeline.request.UserError;
import picocli.CommandLine;

/** Brings a request to where its profile runs jobs. */
final class Submission {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SubmitOptions options;
    private final PrintWriter out;
    private final PrintWriter err;

    Submission(SubmitOptions options, CommandLine command) {
        this.options = options;
        out = command.getOut();
        err = command.getErr();
    }

    /** The id that was given, or a new one. */
    static String id(String given, JobArguments arguments) {
        return given != null
                ? given
                : String.format(
                        Locale.ROOT,
                        "%s-%s-%06x",
                        arguments.job(),
                        ZonedDateTime.now(ZoneOffset.UTC).format(TIME),
                        RANDOM.nextInt(1 << 24));
    }

    /** Returns the exit code. */
    int submit(JobRequest request) {
        Path home = Home.folder();
        Profile profile = ProfileFile.find(options.profile(), Home.profiles());
        profile.check(request);
        if (options.json()) {
            out.println(request.json());
            return Main.DONE;
        }
        if (options.dryRun()) {
            out.println(ShellWords.line(SparkCommand.words(profile, request, home)));
            return Main.DONE;
        }
        if (profile.cluster() != null) {
            throw new UserError("profile " + profile.name() + " is a cluster's, for which only the command can be"
                    + " printed: add --dry-run");
        }
        RunEntry entry = RunEntry.create(options.state(), request);
        return options.waits() ? follow(entry, profile, home) : start(entry, home);
    }

    private int follow(RunEntry entry, Profile profile, Path home) {
        err.println("run " + entry.id());
        List<String> command = SparkCommand.words(profile, entry, home);
        int code = new LocalRun(entry, command, profile).run(System.out, System.err);
        return code == Main.DONE && options.download() != null ? download(entry, profile, home) : code;
    }

    /** By a command of the jobs, which know the bucket. */
    private int download(RunEntry entry, Profile profile, Path home) {
        if (entry.result() == null) {
            throw new UserError("the job did not tell where its result lies: " + entry.log());
        }
        ProcessBuilder builder = new ProcessBuilder(SparkCommand.fetch(profile, entry, options.download(), home));
        builder.environment().put("RIDGELINE_BUILD", "never");
        try {
            Process copying = builder.inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(copying::destroy, "stop copying"));
            return copying.waitFor();
        } catch (IOException failure) {
            throw new UserError("the result cannot be copied: " + failure.getMessage(), failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", told);
        }
    }

    /** Leaves the following to a process that outlives this one and its terminal. */
    private int start(RunEntry entry, Path home) {
        List<String> command = new ArrayList<>();
        command.add(onPath("setsid") ? "setsid" : "nohup");
        command.add(home.resolve("submit/ridgeline").toString());
        command.addAll(List.of("follow-run", entry.folder().toString()));
        command.addAll(List.of(
                "--profile",
                ProfileFile.file(options.profile(), Home.profiles()).toString()));
        Path words = entry.folder().resolve("follower.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(words.toFile());
        builder.environment().put("RIDGELINE_BUILD", "never");
        try {
            Process follower = builder.start();
            while (!entry.isFollowed() && follower.isAlive()) {
                Thread.sleep(50);
            }
            if (!entry.isFollowed()) {
                throw new UserError(
                        "the run did not start: " + Files.readString(words).strip());
            }
        } catch (IOException failure) {
            throw new UserError("the run cannot be started: " + failure.getMessage(), failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", told);
        }
        out.println(entry.id());
        out.flush();
        err.println(
                "started; ridgeline status " + entry.id() + " tells how it stands, its words are in " + entry.log());
        return Main.DONE;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
