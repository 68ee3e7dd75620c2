package org.ridgeline.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.ridgeline.root.Zlib;

/**
 * The options of the source. Each can be given with {@code option(key, value)}, in {@code OPTIONS (...)}, or for a whole
 * session as {@code spark.datasource.root.<key>}. Keys that start with {@code fs.} go to Hadoop's file systems.
 *
 * @param paths files, directories and globs
 * @param tree path of the tree in the file; empty: the only one
 * @param splitSize compressed bytes of the chosen columns per partition; empty: by the cores at hand
 * @param missingBranches what becomes of a branch that some files lack
 * @param fraction first share of each file's entries to read, above 0 and at most 1
 * @param badFiles what becomes of a file that cannot be read
 * @param zlib what expands baskets of zlib
 * @param hadoop settings for Hadoop's file systems
 */
record RootOptions(
        List<String> paths,
        Optional<String> tree,
        OptionalLong splitSize,
        MissingBranches missingBranches,
        double fraction,
        BadFiles badFiles,
        Zlib zlib,
        Map<String, String> hadoop) {

    /** A file, a directory (read with all below it) or a glob; what {@code load(path)} sets. */
    static final String PATH = "path";
    /** Several of these, as a JSON array of strings; what {@code load(path, path, ...)} sets. */
    static final String PATHS = "paths";
    /** Path of the tree inside the files, {@code directory/name}. Needed only where files hold several trees. */
    static final String TREE = "tree";
    /** How many compressed bytes of the chosen columns make a partition, as {@code 32m}. */
    static final String SPLIT_SIZE = "split-size";
    /** {@code error} (the default) or {@code null}: what becomes of a branch that some of the files lack. */
    static final String MISSING_BRANCHES = "missing-branches";

    /** {@code 1} (the default) or less: read only the first share of each file's entries, rounded up. */
    static final String FRACTION = "fraction";

    /** {@code fail} (the default) or {@code skip}: what becomes of a file whose metadata cannot be read. */
    static final String BAD_FILES = "bad-files";

    /** {@code portable} (the default) or {@code native}: what expands baskets of zlib. */
    static final String ZLIB = "zlib";

    private static final List<String> KEYS =
            List.of(PATH, PATHS, TREE, SPLIT_SIZE, MISSING_BRANCHES, FRACTION, BAD_FILES, ZLIB);
    private static final String HADOOP_PREFIX = "fs.";

    /** What becomes of a branch that some of the files lack. */
    enum MissingBranches {
        /** A query that asks for it fails, naming file and branch. */
        ERROR,
        /** It is null in the entries of those files. */
        NULL
    }

    /** What becomes of a file that cannot be read. */
    enum BadFiles {
        /** The read fails, naming it. */
        FAIL,
        /**
         * It is left out, with a warning, if that comes out while its metadata are read. Later, when rows of it may have been
         * handed out, the query fails all the same.
         */
        SKIP
    }

    /**
     * @throws SourceException for an unknown key or a value that cannot be understood
     */
    static RootOptions of(CaseInsensitiveStringMap options) {
        Map<String, String> hadoop = new HashMap<>();
        for (Map.Entry<String, String> option : options.asCaseSensitiveMap().entrySet()) {
            String key = option.getKey().toLowerCase(Locale.ROOT);
            if (key.startsWith(HADOOP_PREFIX)) {
                hadoop.put(option.getKey(), option.getValue());
            } else if (!KEYS.contains(key)) {
                throw new SourceException("unknown option '" + option.getKey() + "' of source root; it has "
                        + String.join(", ", KEYS) + ", and fs.* for Hadoop's file systems");
            }
        }
        return new RootOptions(
                paths(options),
                Optional.ofNullable(options.get(TREE)).filter(tree -> !tree.isBlank()),
                splitSize(options),
                missingBranches(options),
                fraction(options),
                badFiles(options),
                zlib(options),
                Map.copyOf(hadoop));
    }

    /**
     * These options, with what a single scan says of partitions. What else it says must be what the table was opened with:
     * files, columns and their meaning are settled by then.
     *
     * @throws SourceException naming an option that differs
     */
    RootOptions forScan(CaseInsensitiveStringMap scan) {
        RootOptions other = of(scan);
        checkSame(scan, PATH, other.paths.equals(paths));
        checkSame(scan, PATHS, other.paths.equals(paths));
        checkSame(scan, TREE, other.tree.equals(tree));
        checkSame(scan, MISSING_BRANCHES, other.missingBranches == missingBranches);
        checkSame(scan, FRACTION, other.fraction == fraction);
        checkSame(scan, BAD_FILES, other.badFiles == badFiles);
        checkSame(scan, ZLIB, other.zlib == zlib);
        for (Map.Entry<String, String> setting : other.hadoop.entrySet()) {
            checkSame(scan, setting.getKey(), setting.getValue().equals(hadoop.get(setting.getKey())));
        }
        return new RootOptions(
                paths,
                tree,
                scan.containsKey(SPLIT_SIZE) ? other.splitSize : splitSize,
                missingBranches,
                fraction,
                badFiles,
                zlib,
                hadoop);
    }

    private static void checkSame(CaseInsensitiveStringMap scan, String key, boolean same) {
        if (scan.containsKey(key) && !same) {
            throw new SourceException("option '" + key + "' = '" + scan.get(key)
                    + "' cannot be given for a single read of a table that is already open, only '" + SPLIT_SIZE
                    + "' can; give it to format(\"root\").load(...), or for all tables of a catalog as"
                    + " spark.sql.catalog.<name>." + key
                    + (key.equals(TREE) ? ", or write root." + scan.get(key).replace('/', '.') + ".`path`" : ""));
        }
    }

    private static List<String> paths(CaseInsensitiveStringMap options) {
        List<String> paths = new ArrayList<>();
        if (options.get(PATHS) != null) {
            try {
                paths.addAll(List.of(new ObjectMapper().readValue(options.get(PATHS), String[].class)));
            } catch (JsonProcessingException e) {
                throw new SourceException(
                        "option 'paths' must be a JSON array of strings, not '" + options.get(PATHS) + "'", e);
            }
        }
        if (options.get(PATH) != null) {
            paths.add(options.get(PATH));
        }
        return List.copyOf(paths);
    }

    private static OptionalLong splitSize(CaseInsensitiveStringMap options) {
        String text = options.get(SPLIT_SIZE);
        if (text == null) {
            return OptionalLong.empty();
        }
        long bytes;
        try {
            bytes = JavaUtils.byteStringAsBytes(text);
        } catch (NumberFormatException e) {
            bytes = 0;
        }
        if (bytes < 1) {
            throw new SourceException(
                    "option 'split-size' must be a number of bytes like 33554432 or 32m, not '" + text + "'");
        }
        return OptionalLong.of(bytes);
    }

    private static MissingBranches missingBranches(CaseInsensitiveStringMap options) {
        String text = options.getOrDefault(MISSING_BRANCHES, "error");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "error" -> MissingBranches.ERROR;
            case "null" -> MissingBranches.NULL;
            default ->
                throw new SourceException("option 'missing-branches' must be 'error' or 'null', not '" + text + "'");
        };
    }

    private static Zlib zlib(CaseInsensitiveStringMap options) {
        String text = options.getOrDefault(ZLIB, "portable");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "portable" -> Zlib.PORTABLE;
            case "native" -> Zlib.NATIVE;
            default -> throw new SourceException("option 'zlib' must be 'portable' or 'native', not '" + text + "'");
        };
    }

    private static BadFiles badFiles(CaseInsensitiveStringMap options) {
        String text = options.getOrDefault(BAD_FILES, "fail");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "fail" -> BadFiles.FAIL;
            case "skip" -> BadFiles.SKIP;
            default -> throw new SourceException("option 'bad-files' must be 'fail' or 'skip', not '" + text + "'");
        };
    }

    private static double fraction(CaseInsensitiveStringMap options) {
        String text = options.getOrDefault(FRACTION, "1");
        double fraction;
        try {
            fraction = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            fraction = 0;
        }
        if (!(fraction > 0 && fraction <= 1)) {
            throw new SourceException("option 'fraction' must be a number above 0 and at most 1, not '" + text + "'");
        }
        return fraction;
    }
}
