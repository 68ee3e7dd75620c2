package org.ridgeline.jobs;

import java.io.PrintWriter;
import org.ridgeline.request.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The entry point of every Spark application: {@code spark-submit --class org.ridgeline.jobs.Main <jar> <command> ...}.
 * This is the one place that ends the program: exit code 0 when done, 2 when it is the user's fault (one line), 1 when it
 * is ours (full trace).
 */
@Command(
        name = "ridgeline",
        description = "Finds peaks in collision data on Apache Spark.",
        mixinStandardHelpOptions = true,
        subcommands = {})
public final class Main implements Runnable {
    static final int USERS_FAULT = 2;
    static final int OUR_FAULT = 1;

    private Main() {}

    public static void main(String[] arguments) {
        int code = run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs a command and returns its exit code. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command.getErr()));
        line.setParameterExceptionHandler((failure, rest) -> wrongUse(failure));
        return line.execute(arguments);
    }

    private static int report(Exception failure, PrintWriter err) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError) {
                err.println("ridgeline: " + cause.getMessage());
                return USERS_FAULT;
            }
        }
        failure.printStackTrace(err);
        return OUR_FAULT;
    }

    private static int wrongUse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        command.getErr()
                .println("ridgeline: " + failure.getMessage() + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return USERS_FAULT;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
