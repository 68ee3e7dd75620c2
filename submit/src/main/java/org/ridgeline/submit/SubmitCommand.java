package org.ridgeline.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ridgeline.request.EventOptions;
import org.ridgeline.request.ImageOptions;
import org.ridgeline.request.JobArguments;
import org.ridgeline.request.JobRequest;
import org.ridgeline.request.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ridgeline submit request.json}, {@code ridgeline submit events hzz-2020 --input /data/4lep}. */
@Command(
        name = "submit",
        description = "Starts a job by a request: a JSON file, or the same as words.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[events ... | images ...]",
        footer = {
            "",
            "Example: ridgeline submit events hzz-2020 --input /data/2020/4lep --allow-missing --wait",
            "         ridgeline submit request.json --profile mine.yaml --dry-run",
            "",
            "Exit codes: 0 started (with --wait: done), otherwise that of the job; 2 something to mend in the request."
        },
        subcommands = {SubmitCommand.Events.class, SubmitCommand.Images.class})
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private SubmitOptions options;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A request as JSON; - reads it from standard input.")
    private String file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (file == null) {
            throw new UserError("say what to submit: a file, -, events or images; see ridgeline submit --help");
        }
        if (options.id() != null) {
            throw new UserError("--id is for requests of words: that of " + file + " stands in it");
        }
        return new Submission(options, spec.commandLine()).submit(JobRequest.parse(read()));
    }

    private byte[] read() {
        try {
            return file.equals("-") ? System.in.readNBytes((1 << 20) + 1) : Files.readAllBytes(Path.of(file));
        } catch (IOException failure) {
            throw new UserError(file + " cannot be read: there is no such file, and no such job", failure);
        }
    }

    private int submit(JobArguments arguments, CommandSpec command) {
        JobRequest request = new JobRequest(Submission.id(options.id(), arguments), arguments, null, null);
        return new Submission(options, command.commandLine()).submit(request);
    }

    @Command(
            name = "events",
            description = "Submits an event analysis; the words are those of ridgeline events.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ridgeline submit events hzz-2020 --input /data/2020/4lep --allow-missing --wait"})
    static final class Events implements Callable<Integer> {
        @ParentCommand
        private SubmitCommand parent;

        @Mixin
        private EventOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return parent.submit(Places.absolute(options.arguments()), spec);
        }
    }

    @Command(
            name = "images",
            description = "Submits operations on images; the words are those of ridgeline images.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ridgeline submit images sobel --input photos --profile local --wait"})
    static final class Images implements Callable<Integer> {
        @ParentCommand
        private SubmitCommand parent;

        @Mixin
        private ImageOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return parent.submit(Places.absolute(options.arguments()), spec);
        }
    }
}
