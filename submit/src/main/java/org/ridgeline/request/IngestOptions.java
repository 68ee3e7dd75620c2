package org.ridgeline.request;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@link IngestArguments} on a command line. */
public final class IngestOptions {
    @Parameters(
            index = "0",
            paramLabel = "DATASET",
            description = "Name of a dataset, as analyses have it after 'dataset:', or path of a YAML file.")
    private String dataset;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            required = true,
            description = "Folder, or bucket and prefix (s3a://bucket/4lep), that becomes the base of the copy:"
                    + " PATH/Data/..., PATH/MC/...")
    private String output;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "Place to copy from: a base on a web server, a folder or a bucket. Default: the dataset's own"
                    + " base.")
    private String from;

    @Option(
            names = "--samples",
            paramLabel = "NAME",
            split = ",",
            description = "Samples to copy, separated by commas. Default: all of the dataset.")
    private List<String> samples = new ArrayList<>();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "Files to copy at a time. Default: ${DEFAULT-VALUE}.")
    private int parallel;

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            description = "Folder on local disk for files on their way to a bucket; it needs room for as many files as"
                    + " are copied at a time. Default: the system's temporary folder.")
    private String spool;

    /** The record that all ways to start a copy share. */
    public IngestArguments arguments() {
        return new IngestArguments(dataset, from, output, samples, parallel, spool);
    }
}
