package org.ridgeline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.bucket.StoreThreads;
import org.ridgeline.root.Tree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a table with their metadata, each read once. Nothing outlives the table. */
record TreeFiles(List<TreeFile> files) {
    private static final Logger LOG = LoggerFactory.getLogger(TreeFiles.class);

    /**
     * Finds the files and reads their metadata, many at a time.
     *
     * @throws SourceException if there is no file or no such tree
     * @throws UncheckedIOException if a file cannot be read; the message names it
     */
    static TreeFiles open(RootOptions options, Configuration hadoop) {
        try {
            List<InputFile> inputs = InputFiles.find(options.paths(), hadoop);
            List<TreeFile> files = openAll(inputs, options, hadoop);
            checkSameTree(files);
            logOmitted(files.get(0));
            return new TreeFiles(
                    files.stream().map(file -> file.first(options.fraction())).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static List<TreeFile> openAll(List<InputFile> inputs, RootOptions options, Configuration hadoop)
            throws IOException {
        TreeFile.Together together = new TreeFile.Together();
        return StoreThreads.map(inputs, input -> TreeFile.open(input, options.tree(), hadoop, together));
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
