package org.ridgeline.source;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.ridgeline.root.write.Codec;
import org.ridgeline.root.write.WriteOptions;

/**
 * The options of writing: of {@code frame.write().format("root")}. Keys that start with {@code fs.} go to Hadoop's file
 * systems.
 *
 * @param path the folder that gets the files
 * @param tree name of the tree in each file
 * @param title of the tree, for humans
 * @param write how baskets are cut and compressed
 * @param nulls what becomes of a null
 * @param hadoop settings for Hadoop's file systems
 */
record TargetOptions(
        String path, String tree, String title, WriteOptions write, Nulls nulls, Map<String, String> hadoop)
        implements Serializable {
    /** The title of the trees. */
    static final String TITLE = "title";
    /** Codec and level of the baskets, as {@code zstd:5}. */
    static final String COMPRESSION = "compression";
    /** {@code error} (the default) or {@code fill}: what becomes of a null, which ROOT files cannot hold. */
    static final String NULLS = "nulls";

    private static final List<String> KEYS = List.of(RootOptions.PATH, RootOptions.TREE, TITLE, COMPRESSION, NULLS);
    private static final String DEFAULT_TREE = "events";
    private static final String HADOOP_PREFIX = "fs.";

    /** What becomes of a null. */
    enum Nulls {
        /** The write fails, naming the column. */
        ERROR,
        /** NaN for floating-point numbers, otherwise 0, false, an empty text or an empty list. */
        FILL
    }

    /**
     * @throws SourceException for an unknown key or a value that cannot be understood
     */
    static TargetOptions of(CaseInsensitiveStringMap options) {
        Map<String, String> hadoop = new HashMap<>();
        for (Map.Entry<String, String> option : options.asCaseSensitiveMap().entrySet()) {
            String key = option.getKey().toLowerCase(Locale.ROOT);
            if (key.startsWith(HADOOP_PREFIX)) {
                hadoop.put(option.getKey(), option.getValue());
            } else if (!KEYS.contains(key)) {
                throw new SourceException("unknown option '" + option.getKey()
                        + "' for writing with source root; it has " + String.join(", ", KEYS)
                        + ", and fs.* for Hadoop's file systems");
            }
        }
        String path = options.get(RootOptions.PATH);
        if (path == null) {
            throw new SourceException("no path: give one to save(...)");
        }
        String tree = options.getOrDefault(RootOptions.TREE, DEFAULT_TREE);
        if (tree.isBlank() || tree.contains("/") || tree.contains(";")) {
            throw new SourceException("option 'tree' must be a name without / and ; to be written, not '" + tree + "'");
        }
        return new TargetOptions(
                path,
                tree,
                options.getOrDefault(TITLE, ""),
                write(options.getOrDefault(COMPRESSION, "zlib:1")),
                nulls(options.getOrDefault(NULLS, "error")),
                Map.copyOf(hadoop));
    }

    private static WriteOptions write(String compression) {
        String[] parts = compression.toLowerCase(Locale.ROOT).split(":", 2);
        try {
            Codec codec = Codec.valueOf(parts[0].strip().toUpperCase(Locale.ROOT));
            int level = parts.length == 2 ? Integer.parseInt(parts[1].strip()) : codec == Codec.NONE ? 0 : 1;
            return WriteOptions.DEFAULT.compressed(codec, level);
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    "option 'compression' must be none, or zlib, lz4 or zstd with a level as zstd:5, not '"
                            + compression + "'",
                    e);
        }
    }

    private static Nulls nulls(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "error" -> Nulls.ERROR;
            case "fill" -> Nulls.FILL;
            default -> throw new SourceException("option 'nulls' must be 'error' or 'fill', not '" + text + "'");
        };
    }
}
