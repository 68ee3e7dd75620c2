package org.ridgeline.jobs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ridgeline.jobs.generate.GenerateCommand;
import org.ridgeline.jobs.images.ImagesCommand;
import org.ridgeline.jobs.images.OperationsCommand;
import org.ridgeline.jobs.ingest.IngestCommand;
import org.ridgeline.jobs.inspect.InspectCommand;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.VersionText;
import org.ridgeline.jobs.skim.SkimCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The entry point of every Spark application: {@code spark-submit --class org.ridgeline.jobs.Main <jar> <command> ...}.
 * This is the one place that ends the program: exit code 0 when done, 2 when it is the user's fault (one line), 1 when it
 * is ours (full trace).
 */
@Command(
        name = "ridgeline",
        description = "Finds peaks in collision data on Apache Spark.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "On this machine (submit/ridgeline) Spark's own options may stand anywhere:",
            "  --master M             where to run, default local[*,4]: all cores, failed tasks tried 4 times",
            "  --conf KEY=VALUE       a setting of Spark or, as spark.hadoop.KEY, of Hadoop",
            "  --driver-memory SIZE   heap, default half of the machine's memory",
            "  --properties-file F    many settings at once",
            "",
            "Jobs in the background, by requests, under limits: ridgeline submit, status, cancel, profiles (--help each).",
            "",
            "Example: submit/ridgeline demo",
            "",
            "Exit codes: 0 done, 2 something to mend in the command, its files or settings, 1 a fault of Ridgeline."
        },
        subcommands = {
            EventsCommand.class,
            SkimCommand.class,
            ImagesCommand.class,
            GenerateCommand.class,
            InspectCommand.class,
            IngestCommand.class,
            FetchCommand.class,
            AnalysesCommand.class,
            OperationsCommand.class,
            DemoCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = run(arguments);
        if (code != ExitCode.DONE) {
            System.exit(code);
        }
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO));
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        line.setParameterExceptionHandler((failure, rest) -> wrongUse(failure));
        return line;
    }

    private static int report(Exception failure, CommandLine command) {
        String fault = Fault.of(failure);
        if (fault != null) {
            command.getErr().println("ridgeline: " + fault);
            return ExitCode.USERS_FAULT;
        }
        failure.printStackTrace(command.getErr());
        return ExitCode.OUR_FAULT;
    }

    /** One line: what is wrong, the nearest right words, and where to read on. */
    private static int wrongUse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        StringBuilder line = new StringBuilder("ridgeline: ").append(oneLine(failure.getMessage()));
        if (failure instanceof UnmatchedArgumentException unmatched) {
            line.append(hint(unmatched, command));
        }
        line.append("; see ").append(command.getCommandSpec().qualifiedName()).append(" --help");
        command.getErr().println(line);
        return ExitCode.USERS_FAULT;
    }

    private static String hint(UnmatchedArgumentException unmatched, CommandLine command) {
        List<String> near = unmatched.getSuggestions();
        if (!near.isEmpty()) {
            return ", did you mean " + String.join(" or ", near) + "?";
        }
        Set<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty() ? "" : ", the commands are " + String.join(", ", commands);
    }

    private static String oneLine(String message) {
        return message.lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
