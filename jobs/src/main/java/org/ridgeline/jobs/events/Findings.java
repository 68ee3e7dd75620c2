package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ridgeline.charts.Numbers;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.result.SampleRecord;

/**
 * What a run found: counts, and what was concluded from them once.
 *
 * @param result cutflows and histograms
 * @param significances answers to the questions of the analysis
 * @param fits all fits, those that failed too
 */
record Findings(EventResult result, List<Significances.Answer> significances, List<Fits.Fitted> fits) {
    private static final int MOST = 3;
    private static final int DIGITS = 6;

    static Findings of(Analysis analysis, EventResult result, Coverage coverage) {
        return new Findings(result, Significances.of(analysis, result, coverage), Fits.of(analysis, result));
    }

    /** What a user should know before trusting the numbers: where files of one sample are normalised differently. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (SampleRecord sample : result.samples()) {
            if (sample.perFile() != null) {
                sample.perFile().forEach((branch, values) -> {
                    if (values.size() > 1) {
                        notes.add("Files of sample " + sample.name() + " differ in " + branch + " (" + listed(values)
                                + "): each is normalised by its own.");
                    }
                });
            }
        }
        return notes;
    }

    private static String listed(List<Double> values) {
        String first = values.stream()
                .limit(MOST)
                .map(value -> Numbers.significant(value, DIGITS))
                .collect(Collectors.joining(", "));
        return values.size() > MOST ? first + ", and " + (values.size() - MOST) + " more" : first;
    }
}
