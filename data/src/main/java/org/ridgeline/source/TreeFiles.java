package org.ridgeline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.bucket.StoreThreads;
import org.ridgeline.root.Tree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a table with their metadata, each read once. Nothing outlives the table.
 *
 * @param skipped files that cannot be read and are left out, with the reason
 */
record TreeFiles(List<TreeFile> files, Map<String, String> skipped) {
    private static final Logger LOG = LoggerFactory.getLogger(TreeFiles.class);

    TreeFiles(List<TreeFile> files) {
        this(files, Map.of());
    }

    /**
     * Finds the files and reads their metadata, many at a time.
     *
     * @throws SourceException if there is no file or no such tree
     * @throws UncheckedIOException if a file cannot be read; the message names it
     */
    static TreeFiles open(RootOptions options, Configuration hadoop) {
        try {
            List<InputFile> inputs = InputFiles.find(options.paths(), hadoop);
            SortedMap<String, String> skipped = new ConcurrentSkipListMap<>();
            List<TreeFile> files = openAll(inputs, options, hadoop, skipped);
            logSkipped(skipped, inputs.size());
            checkSameTree(files);
            logOmitted(files.get(0));
            return new TreeFiles(
                    files.stream().map(file -> file.first(options.fraction())).toList(), skipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static List<TreeFile> openAll(
            List<InputFile> inputs, RootOptions options, Configuration hadoop, Map<String, String> skipped)
            throws IOException {
        TreeFile.Together together = new TreeFile.Together();
        return StoreThreads.map(inputs, input -> open(input, options, hadoop, together, skipped)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TreeFile> open(
            InputFile input,
            RootOptions options,
            Configuration hadoop,
            TreeFile.Together together,
            Map<String, String> skipped)
            throws IOException {
        try {
            return Optional.of(TreeFile.open(input, options.tree(), hadoop, together));
        } catch (IOException failure) {
            if (options.badFiles() == RootOptions.BadFiles.FAIL) {
                throw BadFileException.of(input, failure);
            }
            skipped.put(input.path(), String.valueOf(failure.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * @throws SourceException if no file is left
     */
    private static void logSkipped(Map<String, String> skipped, int files) {
        skipped.forEach((path, reason) -> LOG.warn("left out, as it cannot be read: {}: {}", path, reason));
        if (skipped.size() == files) {
            throw new SourceException("none of " + files + " files can be read, the first is "
                    + skipped.values().iterator().next());
        }
    }

    private static void checkSameTree(List<TreeFile> files) {
        TreeFile first = files.get(0);
        for (TreeFile file : files) {
            if (!file.shape().path().equals(first.shape().path())) {
                throw new SourceException("files hold different trees, choose one by the option 'tree': "
                        + first.shape().path() + " in " + first.file().path() + ", "
                        + file.shape().path() + " in "
                        + file.file().path());
            }
        }
    }

    /** Once for the table: files of one kind leave out the same. */
    private static void logOmitted(TreeFile file) {
        List<Tree.Omitted> omitted = file.omitted();
        if (omitted.isEmpty()) {
            return;
        }
        Tree.Omitted first = omitted.get(0);
        LOG.warn(
                "{}: {} of {} branches cannot be read and are left out of the schema, the first is {}: {}",
                file.file().path(),
                omitted.size(),
                omitted.size() + file.shape().columns().size(),
                first.name(),
                first.reason());
        for (Tree.Omitted other : omitted) {
            LOG.info("left out: {} ({}): {}", other.name(), other.className(), other.reason());
        }
    }

    /** One file of each shape, in the order of files; of each shape one that has entries, if any has. */
    List<TreeFile> kinds() {
        Map<TreeShape, TreeFile> kinds = new IdentityHashMap<>();
        List<TreeShape> order = new ArrayList<>();
        for (TreeFile file : files) {
            TreeFile known = kinds.get(file.shape());
            if (known == null) {
                order.add(file.shape());
            }
            if (known == null || (known.entries() == 0 && file.entries() > 0)) {
                kinds.put(file.shape(), file);
            }
        }
        return order.stream().map(kinds::get).toList();
    }

    /** Entries to read of all files. */
    long entries() {
        long entries = 0;
        for (TreeFile file : files) {
            entries += file.entries();
        }
        return entries;
    }
}
