package org.ridgeline.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@link SkimArguments} on a command line. */
public final class SkimOptions {
    @Option(
            names = "--input",
            paramLabel = "PATH",
            required = true,
            description = "A folder, a file or a glob, on local disk, s3a:// or https://. May be given several times.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--tree",
            paramLabel = "PATH",
            description = "The tree in the files, directory/name. Default: the only one.")
    private String tree;

    @Option(
            names = "--define",
            paramLabel = "NAME=SQL",
            description = "Add a column. May be given several times; each sees those before it.")
    private Map<String, String> define = new LinkedHashMap<>();

    @Option(names = "--where", paramLabel = "SQL", description = "Keep the events that fulfil this. Default: all.")
    private String where;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "Columns to keep, separated by commas: branches and definitions, with * and ?. Default: all.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "PATH",
            required = true,
            description = "Folder or bucket prefix that gets the files.")
    private String output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "root",
            description = "root or parquet. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(
            names = "--files",
            paramLabel = "N",
            defaultValue = "0",
            description = "Write at most so many files, by as many tasks. Default: one for each task of the reading.")
    private int files;

    @Option(
            names = "--missing-branches",
            paramLabel = "WHAT",
            defaultValue = "error",
            description = "error or null: what becomes of a branch that some files lack. Default: ${DEFAULT-VALUE}.")
    private String missingBranches;

    @Option(
            names = "--nulls",
            paramLabel = "WHAT",
            defaultValue = "error",
            description =
                    "error or fill: what becomes of a null, which ROOT files cannot hold; fill writes NaN, 0, false,"
                            + " an empty text or list. Default: ${DEFAULT-VALUE}.")
    private String nulls;

    @Option(
            names = "--compression",
            paramLabel = "CODEC",
            description = "For root: zlib:1 (default), zstd:5, lz4:1, none; for parquet a name, as zstd.")
    private String compression;

    @Option(names = "--overwrite", description = "Replace what lies at the output. Default: an error.")
    private boolean overwrite;

    /** The record of what was given. */
    public SkimArguments arguments() {
        return new SkimArguments(
                inputs,
                tree,
                define,
                where,
                columns,
                output,
                format,
                files,
                missingBranches,
                nulls,
                compression,
                overwrite);
    }
}
