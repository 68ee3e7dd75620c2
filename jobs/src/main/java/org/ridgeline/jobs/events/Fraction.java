package org.ridgeline.jobs.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Sample;

/** What share of each sample was really read: the first entries of a file are a whole number, so not just what was asked. */
final class Fraction {
    private Fraction() {}

    /**
     * @param entries in each file, by its path
     */
    static Map<String, Double> read(SampleFiles files, Map<String, Long> entries, Tally tally) {
        Map<String, Double> fractions = new HashMap<>();
        int number = 0;
        for (Map.Entry<Sample, List<InputFile>> entry : files.files().entrySet()) {
            Tally.OfSample counts = tally.sample(number++);
            long total = 0;
            for (InputFile file : entry.getValue()) {
                total += entries.getOrDefault(file.path(), 0L);
            }
            if (counts != null && total > 0) {
                fractions.put(entry.getKey().name(), counts.events(0) / (double) total);
            }
        }
        return fractions;
    }
}
