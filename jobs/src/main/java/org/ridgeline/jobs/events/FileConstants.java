package org.ridgeline.jobs.events;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.request.UserError;
import org.ridgeline.root.RootException;
import org.ridgeline.source.BadFileException;

/**
 * Branches that hold one value in all events of a file, as official analyses believe that read it from the first event, and
 * what a task, or several, found there.
 */
final class FileConstants implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<String> branches;
    private final Map<String, double[]> files = new HashMap<>();

    FileConstants(List<String> branches) {
        this.branches = branches;
    }

    /** The values of a file; null if none of its events was met. */
    double[] of(String file) {
        return files.get(file);
    }

    /** What some files hold: branch to its values, one unless the files differ. Files without an event hold nothing. */
    Map<String, List<Double>> of(List<String> paths) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (String path : paths) {
            double[] known = files.get(path);
            for (int i = 0; known != null && i < known.length; i++) {
                List<Double> found = values.computeIfAbsent(branches.get(i), none -> new ArrayList<>());
                if (!found.contains(known[i])) {
                    found.add(known[i]);
                }
            }
        }
        return values;
    }

    /** Notes the values of a file's first event that was met. */
    void note(String file, double[] values) {
        files.put(file, values);
    }

    /**
     * Compares a value with the one known of the file.
     *
     * @throws UserError if they differ, caused by a {@link BadFileException}
     */
    void check(String file, int branch, double known, double value) {
        if (value != known && !(Double.isNaN(value) && Double.isNaN(known))) {
            String message = file + ": branch " + branches.get(branch) + " holds " + Math.min(known, value) + " and "
                    + Math.max(known, value) + ", where the dataset says that it is one value per file (per-file)";
            throw new UserError(message, new BadFileException(file, new RootException(message)));
        }
    }

    /** Adds what another task found. */
    void merge(FileConstants other) {
        other.files.forEach((file, values) -> {
            double[] known = files.putIfAbsent(file, values);
            for (int i = 0; known != null && i < known.length; i++) {
                check(file, i, known[i], values[i]);
            }
        });
    }
}
