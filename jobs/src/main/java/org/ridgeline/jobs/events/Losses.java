package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Sample;

/**
 * Files of a run that cannot be read, and what that does to its numbers. A sample keeps the scale of its whole: what a lost
 * file held is not known, and a run of the files that are left gives the same numbers.
 */
final class Losses {
    private final SampleFiles all;
    private final boolean allowMissing;
    private final Map<String, String> reasons = new TreeMap<>();

    /**
     * @param allowMissing whether a sample may lose all of its files
     */
    Losses(SampleFiles all, boolean allowMissing) {
        this.all = all;
        this.allowMissing = allowMissing;
    }

    /**
     * Adds files, and returns the others.
     *
     * @param files path to reason
     * @throws org.ridgeline.request.UserError if a sample has none left
     */
    SampleFiles add(Map<String, String> files) {
        reasons.putAll(files);
        return all.without(reasons, allowMissing);
    }

    int size() {
        return reasons.size();
    }

    /** Each file with its reason. */
    List<String> lines() {
        return reasons.entrySet().stream()
                .map(file -> file.getValue().contains(file.getKey())
                        ? file.getValue()
                        : file.getKey() + ": " + file.getValue())
                .toList();
    }

    /** What it means, in a sentence for each sample. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        all.files().forEach((sample, files) -> {
            List<InputFile> lost = files.stream()
                    .filter(file -> reasons.containsKey(file.path()))
                    .toList();
            if (!lost.isEmpty()) {
                notes.add(note(sample, lost, files));
            }
        });
        return notes;
    }

    private static String note(Sample sample, List<InputFile> lost, List<InputFile> files) {
        if (lost.size() == files.size()) {
            return "Sample " + sample.name() + " is missing: none of its files can be read.";
        }
        double share = 100.0 * bytes(lost) / Math.max(1, bytes(files));
        return String.format(
                Locale.ROOT,
                "Sample %s lost %d of %d files, %.3g %% of its bytes, which cannot be read: %s.",
                sample.name(),
                lost.size(),
                files.size(),
                share,
                sample.simulated()
                        ? "it is scaled by the sum of weights of all its events, so its yields are WRONG, too low by about as"
                                + " much"
                        : "the data are fewer than the luminosity says");
    }

    private static long bytes(List<InputFile> files) {
        return files.stream().mapToLong(InputFile::size).sum();
    }
}
