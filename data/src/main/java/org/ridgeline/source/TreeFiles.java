package org.ridgeline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.root.Tree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a table with their metadata, each read once. Nothing outlives the table. */
record TreeFiles(List<TreeFile> files) {
    private static final Logger LOG = LoggerFactory.getLogger(TreeFiles.class);

    /** Reading metadata is waiting for the store: more threads than cores. */
    private static final int THREADS = 64;

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
        if (inputs.size() == 1) {
            return List.of(TreeFile.open(inputs.get(0), options.tree(), hadoop, together));
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, inputs.size()), work -> {
            Thread thread = new Thread(work, "root-metadata");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<TreeFile>> pending = new ArrayList<>(inputs.size());
            for (InputFile input : inputs) {
                pending.add(threads.submit(() -> TreeFile.open(input, options.tree(), hadoop, together)));
            }
            List<TreeFile> files = new ArrayList<>(inputs.size());
            for (Future<TreeFile> file : pending) {
                files.add(result(file));
            }
            return List.copyOf(files);
        } finally {
            threads.shutdownNow();
        }
    }

    private static TreeFile result(Future<TreeFile> file) throws IOException {
        try {
            return file.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("reading of metadata was cancelled").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
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
