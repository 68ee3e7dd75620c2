package org.ridgeline.submit;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How a request is submitted. They may stand before or after the job's name. */
final class SubmitOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            scope = ScopeType.INHERIT,
            defaultValue = "local",
            description = "Where it runs, with what, and what it may touch: a name that ridgeline profiles lists, or a"
                    + " YAML file. Default: ${DEFAULT-VALUE}.")
    private String profile;

    @Option(
            names = "--id",
            scope = ScopeType.INHERIT,
            paramLabel = "ID",
            description = "Name of this run: small letters, digits and dashes. Default: job, time and a random number.")
    private String id;

    @Option(
            names = "--dry-run",
            scope = ScopeType.INHERIT,
            description = "Print the spark-submit command, to be copied and run by hand, and do nothing else.")
    private boolean dryRun;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the request as JSON, and do nothing else.")
    private boolean json;

    @Option(
            names = "--wait",
            scope = ScopeType.INHERIT,
            description = "Stay until the job has ended, show what it says, and end with its exit code; Ctrl+C and"
                    + " SIGTERM stop it. Default: start it and return.")
    private boolean wait;

    @Option(
            names = "--download",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "When the job is done, copy its run folder to DIR/RUN-ID; waits as --wait does.")
    private Path download;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder that remembers runs on this machine. Default: $XDG_STATE_HOME/ridgeline, or"
                    + " ~/.local/state/ridgeline.")
    private Path state;

    String profile() {
        return profile;
    }

    String id() {
        return id;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean json() {
        return json;
    }

    boolean waits() {
        return wait || download != null;
    }

    /** The folder that gets the result; null means none. */
    Path download() {
        return download == null ? null : download.toAbsolutePath().normalize();
    }

    Path state() {
        return Home.state(state);
    }
}
