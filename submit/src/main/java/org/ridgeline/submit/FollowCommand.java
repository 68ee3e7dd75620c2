package org.ridgeline.submit;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a run whose submitter has returned. Started by {@code ridgeline submit}, not by users. */
@Command(
        name = "follow-run",
        description = "Runs a request that was submitted, and writes how it stands.",
        hidden = true,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ridgeline follow-run ~/.local/state/ridgeline/events-1 --profile k8s/profiles/local.yaml"
        })
final class FollowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The run's folder in the state.")
    private Path folder;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The profile of the submission.")
    private String profile;

    @Override
    public Integer call() {
        RunEntry entry = new RunEntry(folder);
        Profile known = ProfileFile.find(profile, Home.profiles());
        known.check(entry.request());
        return new LocalRun(entry, SparkCommand.words(known, entry, Home.folder()), known).run(null, null);
    }
}
