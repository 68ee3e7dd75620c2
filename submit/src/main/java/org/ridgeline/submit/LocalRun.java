package org.ridgeline.submit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.ridgeline.request.UserError;
import org.ridgeline.submit.RunState.Phase;

/**
 * Runs a job in a process of its own, and writes how it stands. When this process is told to end (Ctrl+C, SIGTERM), so is
 * the job; when the time of the profile is over, too.
 */
final class LocalRun {
    /** How long a job may take to end when it is told to. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunEntry entry;
    private final List<String> command;
    private final Profile profile;
    private RunState state;
    private Process process;

    LocalRun(RunEntry entry, List<String> command, Profile profile) {
        this.entry = entry;
        this.command = command;
        this.profile = profile;
    }

    /**
     * Runs the job to its end.
     *
     * @param out where the job's words go besides the log; null means nowhere
     * @param err where its errors go besides the log; null means nowhere
     * @return the job's exit code
     * @throws UserError if the program does not start, or does not end in time
     */
    int run(PrintStream out, PrintStream err) {
        state = new RunState(Phase.STARTING, ProcessMark.of(ProcessHandle.current()), null, null, null, now(), null);
        entry.write(state);
        Thread hook = new Thread(this::interrupted, "stop the job");
        Runtime.getRuntime().addShutdownHook(hook);
        try (OutputStream log =
                Files.newOutputStream(entry.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            start();
            Thread words = copy(process.getInputStream(), log, out);
            Thread errors = copy(process.getErrorStream(), log, err);
            boolean inTime = process.waitFor(profile.limits().runTime().toSeconds(), TimeUnit.SECONDS);
            if (!inTime) {
                stop(process.toHandle(), PATIENCE);
            }
            words.join();
            errors.join();
            return end(inTime);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            stop(process.toHandle(), PATIENCE);
            throw new IllegalStateException("interrupted", told);
        } finally {
            release(hook);
        }
    }

    private synchronized void start() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().put("RIDGELINE_BUILD", "never");
        try {
            process = builder.start();
        } catch (IOException failure) {
            state = state.ended(Phase.FAILED, null, failure.getMessage(), now());
            entry.write(state);
            throw new UserError("the job cannot be started: " + failure.getMessage(), failure);
        }
        state = state.running(ProcessMark.of(process.toHandle()));
        entry.write(state);
    }

    private synchronized int end(boolean inTime) {
        int code = process.exitValue();
        if (state.phase().isEnd()) { // by the hook
            return code;
        }
        if (!inTime) {
            String reason = "stopped after " + Quantity.text(profile.limits().runTime())
                    + ", the limits.run-time of profile " + profile.name();
            state = state.ended(Phase.STOPPED, code, reason, now());
            entry.write(state);
            throw new UserError("run " + entry.id() + " was " + reason);
        }
        state = state.ended(code == 0 ? Phase.DONE : Phase.FAILED, code, null, now());
        entry.write(state);
        return code;
    }

    /** The program is told to end. */
    private synchronized void interrupted() {
        if (process == null || state.phase().isEnd()) {
            return;
        }
        stop(process.toHandle(), PATIENCE);
        state = state.ended(Phase.CANCELLED, null, "told to stop", now());
        entry.write(state);
    }

    /** Asks a process to end, and after some time ends it with all that it started. */
    static void stop(ProcessHandle process, Duration patience) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            process.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // ended below
        }
        Stream.concat(Stream.of(process), started.stream())
                .filter(ProcessHandle::isAlive)
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static Thread copy(InputStream from, OutputStream log, PrintStream shown) {
        Thread thread = new Thread(
                () -> {
                    byte[] buffer = new byte[8192];
                    try (from) {
                        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                            log.write(buffer, 0, n);
                            if (shown != null) {
                                shown.write(buffer, 0, n);
                                shown.flush();
                            }
                        }
                    } catch (IOException closed) {
                        // the job is gone, or the disk is full: its exit code tells
                    }
                },
                "words of the job");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // it runs
        }
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
