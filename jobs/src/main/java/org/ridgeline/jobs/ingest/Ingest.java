package org.ridgeline.jobs.ingest;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ridgeline.bucket.Address;
import org.ridgeline.bucket.InputException;
import org.ridgeline.bucket.StoreException;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.analysis.Analyses;
import org.ridgeline.jobs.ingest.FileCopy.Outcome;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.request.IngestArguments;
import org.ridgeline.request.UserError;

/** Copies the files of a dataset to another place, several at a time. One that fails does not keep back the others. */
public final class Ingest {
    private final IngestArguments arguments;
    private final Configuration hadoop;
    private final PrintWriter out;
    private final Dataset dataset;
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private long bytes;
    private int done;

    /**
     * @param out where progress and results are told
     */
    public Ingest(IngestArguments arguments, Configuration hadoop, PrintWriter out) {
        this.arguments = arguments;
        this.hadoop = hadoop;
        this.out = out;
        this.dataset = Analyses.dataset(arguments.dataset(), hadoop);
    }

    /**
     * Copies what is not there yet. Returns whether all of the dataset is there now.
     *
     * @throws UserError if the place to copy from cannot be searched
     */
    public boolean run() {
        long start = System.nanoTime();
        Originals originals = find();
        long total = originals.found().stream()
                .mapToLong(original -> original.file().size())
                .sum();
        out.printf("%s: %d files, %s%n", dataset.title(), originals.found().size(), Sizes.of(total));
        out.flush();
        copyAll(originals.found());
        originals.missing().forEach(name -> failures.add(name + ": there is no such file at " + from()));
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%d copied, %d continued, %d were there, %d failed; %s in %.1f s%n",
                outcomes.getOrDefault(Outcome.COPIED, 0),
                outcomes.getOrDefault(Outcome.CONTINUED, 0),
                outcomes.getOrDefault(Outcome.WAS_THERE, 0),
                failures.size(),
                Sizes.of(bytes),
                seconds);
        failures.forEach(failure -> out.println("failed: " + failure));
        if (failures.isEmpty()) {
            out.println("Use it: ridgeline events ANALYSIS --input " + arguments.output());
        }
        out.flush();
        return failures.isEmpty();
    }

    private String from() {
        if (arguments.from() == null && dataset.base() == null) {
            throw new UserError("dataset " + dataset.name() + " has no base: say --from PATH, where its files lie");
        }
        return arguments.from() == null ? dataset.base() : arguments.from();
    }

    private Originals find() {
        try {
            Originals originals = Originals.find(dataset, arguments.samples(), from(), hadoop);
            if (originals.found().isEmpty()) {
                throw new UserError("--from " + from() + " has none of the dataset's files, such as "
                        + originals.missing().get(0));
            }
            return originals;
        } catch (InputException wrong) {
            throw new UserError("--from: " + wrong.getMessage(), wrong);
        } catch (StoreException failure) {
            throw new UserError(failure.getMessage(), failure);
        } catch (IOException failure) {
            throw new UserError("--from " + from() + " cannot be searched: " + failure.getMessage(), failure);
        }
    }

    private void copyAll(List<Original> originals) {
        ExecutorService threads = Executors.newFixedThreadPool(arguments.parallel(), work -> {
            Thread thread = new Thread(work, "ridgeline-ingest");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<?>> pending = new ArrayList<>();
        for (Original original : originals) {
            pending.add(threads.submit(() -> copy(original, originals.size())));
        }
        try {
            for (Future<?> copy : pending) {
                copy.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted; the same command continues", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void copy(Original original, int of) {
        try {
            Path base = new Path(Address.of(arguments.output()));
            Outcome outcome = new FileCopy(original, new Path(base, original.name()), spool(), hadoop).run();
            tell(original, outcome, of);
        } catch (IOException | RuntimeException failure) {
            String line = Fault.of(failure);
            if (line == null && !(failure instanceof IOException)) {
                throw (RuntimeException) failure;
            }
            String reason = line == null ? failure.toString() : line;
            fail(reason.contains(original.file().name()) ? reason : original.name() + ": " + reason, of);
        }
    }

    private java.nio.file.Path spool() {
        return java.nio.file.Path.of(
                arguments.spool() == null ? System.getProperty("java.io.tmpdir") : arguments.spool());
    }

    private synchronized void tell(Original original, Outcome outcome, int of) {
        done++;
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcome != Outcome.WAS_THERE) {
            bytes += original.file().size();
        }
        String word = switch (outcome) {
            case COPIED -> "copied";
            case CONTINUED -> "continued";
            case WAS_THERE -> "was there";
        };
        out.printf(
                "  %d/%d %s %s (%s)%n",
                done, of, original.name(), word, Sizes.of(original.file().size()));
        out.flush();
    }

    private synchronized void fail(String line, int of) {
        done++;
        failures.add(line);
        out.printf("  %d/%d failed: %s%n", done, of, line);
        out.flush();
    }
}
