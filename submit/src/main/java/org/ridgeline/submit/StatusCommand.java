package org.ridgeline.submit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ridgeline status}, {@code ridgeline status events-20261125-230102-0a1b2c}. */
@Command(
        name = "status",
        description = "Tells how a submitted run on this machine stands, or lists them all.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ridgeline status events-20261125-230102-0a1b2c"})
final class StatusCommand implements Runnable {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "What submit printed. Default: all, newest first.")
    private String id;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder that remembers runs. Default: that of submit.")
    private Path state;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Home.state(state);
        if (id != null) {
            detail(RunEntry.find(folder, id), out);
            return;
        }
        for (RunEntry entry : RunEntry.all(folder)) {
            RunState seen = entry.state().seen();
            out.printf("%-40s %-10s %s%n", entry.id(), name(seen), seen.started());
        }
        out.flush();
    }

    private static void detail(RunEntry entry, PrintWriter out) {
        RunState seen = entry.state().seen();
        line(out, "id", entry.id());
        line(out, "phase", name(seen));
        line(out, "reason", seen.reason());
        line(out, "exit code", seen.exitCode());
        line(out, "command", "ridgeline " + ShellWords.line(entry.request().words()));
        line(out, "started", seen.started());
        line(out, "ended", seen.ended());
        line(out, "result", entry.result());
        line(out, "log", entry.log());
        out.flush();
    }

    private static String name(RunState state) {
        return state.phase().name().toLowerCase(Locale.ROOT);
    }

    private static void line(PrintWriter out, String name, Object value) {
        if (value != null) {
            out.printf("%-10s %s%n", name, value);
        }
    }
}
