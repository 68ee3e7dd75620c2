package org.ridgeline.submit;

import java.util.stream.Collectors;
import org.ridgeline.request.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands that start jobs and look after them, without Spark. This is the one place of them that ends the program,
 * with the exit codes of the jobs' own {@code Main}.
 */
@Command(
        name = "ridgeline",
        description = "Starts jobs and looks after them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ridgeline submit events hzz-2020 --input /data/4lep --wait"},
        subcommands = {
            SubmitCommand.class,
            StatusCommand.class,
            CancelCommand.class,
            ProfilesCommand.class,
            FollowCommand.class
        })
public final class Main {
    static final int DONE = 0;
    static final int OUR_FAULT = 1;
    static final int USERS_FAULT = 2;

    private Main() {}

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        if (code != DONE) {
            System.exit(code);
        }
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setExpandAtFiles(false);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        line.setParameterExceptionHandler((failure, rest) -> wrongUse(failure));
        return line;
    }

    private static int report(Exception failure, CommandLine command) {
        if (failure instanceof UserError) {
            command.getErr().println("ridgeline: " + failure.getMessage());
            return USERS_FAULT;
        }
        failure.printStackTrace(command.getErr());
        return OUR_FAULT;
    }

    private static int wrongUse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        StringBuilder line = new StringBuilder("ridgeline: ")
                .append(failure.getMessage().lines().map(String::strip).collect(Collectors.joining(" ")));
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            line.append(", did you mean ")
                    .append(String.join(" or ", unmatched.getSuggestions()))
                    .append('?');
        }
        line.append("; see ").append(command.getCommandSpec().qualifiedName()).append(" --help");
        command.getErr().println(line);
        return USERS_FAULT;
    }
}
