package org.ridgeline.jobs.generate;

import picocli.CommandLine.Command;

/** {@code ridgeline generate}: makes inputs to try Ridgeline with. */
@Command(
        name = "generate",
        description = "Makes toy inputs to try analyses and operations with.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: submit/ridgeline generate events hzz-2020 --events 20000 --output toys"},
        subcommands = {GenerateEvents.class, GenerateImages.class})
public final class GenerateCommand {
    /** The title of every generated tree, by which it can be told from a real one. */
    public static final String TITLE = PlannedFile.TITLE;
}
