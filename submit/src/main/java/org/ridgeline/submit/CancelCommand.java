package org.ridgeline.submit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.request.UserError;
import org.ridgeline.submit.RunState.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ridgeline cancel events-20261125-230102-0a1b2c}. */
@Command(
        name = "cancel",
        description = "Stops a submitted run on this machine.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ridgeline cancel events-20261125-230102-0a1b2c"})
final class CancelCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "What submit printed.")
    private String id;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder that remembers runs. Default: that of submit.")
    private Path state;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        RunEntry entry = RunEntry.find(Home.state(state), id);
        RunState known = entry.state();
        if (known.phase().isEnd()) {
            throw new UserError(
                    "run " + id + " has ended: it is " + known.phase().name().toLowerCase(Locale.ROOT));
        }
        // Its follower stops the job and writes that; if it is gone, this is done here.
        Optional<ProcessHandle> runner = known.runner().find();
        runner.ifPresent(process -> LocalRun.stop(process, LocalRun.PATIENCE.plusSeconds(15)));
        RunState left = entry.state();
        if (!left.phase().isEnd()) {
            Optional.ofNullable(left.job())
                    .flatMap(ProcessMark::find)
                    .ifPresent(process -> LocalRun.stop(process, LocalRun.PATIENCE));
            entry.write(left.ended(Phase.CANCELLED, null, "told to stop", LocalRun.now()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("run " + id + " is stopped");
        out.flush();
    }
}
