package org.ridgeline.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@link EventArguments} on a command line. */
public final class EventOptions {
    @Parameters(
            index = "0",
            paramLabel = "ANALYSIS",
            description = "Name of an analysis (ridgeline analyses lists them), or path of a YAML file.")
    private String analysis;

    @Option(
            names = "--input",
            paramLabel = "PATH",
            description = {
                "Where the files lie: the base above Data/ and MC/, a folder, a file or a glob, on local disk,"
                        + " s3a:// or https://. May be given several times. Files are matched to samples by name, or by the"
                        + " number of a simulated sample.",
                "Default: the dataset's own base, if it has one."
            })
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "PATH",
            defaultValue = "runs",
            description = "Folder or bucket prefix for results: PATH/ANALYSIS/RUN-ID/. Default: ${DEFAULT-VALUE}.")
    private String output;

    @Option(
            names = "--samples",
            paramLabel = "NAME",
            split = ",",
            description = "Samples to run, separated by commas. Default: all of the dataset.")
    private List<String> samples = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Sample that files belong to which match none: one of the dataset, or a new one, which is"
                    + " counted as data, each event with weight 1.")
    private String as;

    @Option(
            names = "--allow-missing",
            description = "Go on without samples that have no file; the run records which. Default: an error.")
    private boolean allowMissing;

    @Option(
            names = "--luminosity",
            paramLabel = "L",
            description = "Integrated luminosity in 1/fb that simulated events stand for. Default: that of the data"
                    + " periods read, where it is known, else the dataset's.")
    private Double luminosity;

    @Option(
            names = "--fraction",
            paramLabel = "F",
            defaultValue = "1",
            description = "Read only the first share of each file's entries, above 0 and at most 1; simulation is"
                    + " scaled up to the whole, data are not. Default: ${DEFAULT-VALUE}.")
    private double fraction;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Replace a constant of the analysis. May be given several times.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--write-events",
            paramLabel = "FORMAT",
            description =
                    "Also write the selected events, with run and event number, the branches that the analysis reads"
                            + " and what it defines, as root or parquet.")
    private String writeEvents;

    @Option(
            names = "--bad-files",
            paramLabel = "WHAT",
            defaultValue = "fail",
            description = "What becomes of a file that cannot be read: fail, or skip: it contributes nothing, the run"
                    + " says so and is computed as if it were not there. Default: ${DEFAULT-VALUE}.")
    private String badFiles;

    @Option(names = "--force", description = "Compute again what is already done. Default: show the result there is.")
    private boolean force;

    /** Reads the words that stand after the command's name. */
    static EventArguments parse(List<String> words) {
        EventOptions options = new EventOptions();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .parseArgs(words.toArray(String[]::new));
        return options.arguments();
    }

    /** The record that all ways to start a run share. */
    public EventArguments arguments() {
        return new EventArguments(
                analysis,
                inputs,
                output,
                samples,
                as,
                allowMissing,
                luminosity,
                fraction,
                set,
                writeEvents,
                BadFiles.of(badFiles),
                force);
    }
}
