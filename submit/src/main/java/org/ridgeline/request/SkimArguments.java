package org.ridgeline.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a skim.
 *
 * @param inputs folders, files or globs
 * @param tree path of the tree in the files; null means the only one
 * @param define columns to add: name to SQL, each of which sees those before it
 * @param where SQL condition of the events to keep; null means all
 * @param columns names or globs of the columns to keep; empty means all
 * @param output folder or bucket prefix that gets the files
 * @param format "root" or "parquet"
 * @param files how many files to write at most; 0 means one for each task
 * @param missingBranches "error" or "null": what becomes of a branch that some files lack
 * @param nulls "error" or "fill": what becomes of nulls in ROOT files
 * @param compression codec and level, as the format has them; null means the format's default
 * @param overwrite replace what lies at the output
 */
public record SkimArguments(
        List<String> inputs,
        String tree,
        Map<String, String> define,
        String where,
        List<String> columns,
        String output,
        String format,
        int files,
        String missingBranches,
        String nulls,
        String compression,
        boolean overwrite) {
    public SkimArguments {
        inputs = List.copyOf(inputs);
        define = Collections.unmodifiableMap(new LinkedHashMap<>(define));
        columns = List.copyOf(columns);
        if (!format.equals("root") && !format.equals("parquet")) {
            throw new UserError("--format knows root and parquet, not '" + format + "'");
        }
        if (files < 0) {
            throw new UserError("--files must be at least 1, not " + files);
        }
    }
}
