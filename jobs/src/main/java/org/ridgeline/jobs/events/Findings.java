package org.ridgeline.jobs.events;

import java.util.List;
import org.ridgeline.jobs.analysis.Analysis;

/**
 * What a run found: counts, and what was concluded from them once.
 *
 * @param result cutflows and histograms
 * @param significances answers to the questions of the analysis
 * @param fits all fits, those that failed too
 */
record Findings(EventResult result, List<Significances.Answer> significances, List<Fits.Fitted> fits) {
    static Findings of(Analysis analysis, EventResult result, Coverage coverage) {
        return new Findings(result, Significances.of(analysis, result, coverage), Fits.of(analysis, result));
    }
}
