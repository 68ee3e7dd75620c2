package org.ridgeline.jobs.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.dataset.StrictYaml;
import org.ridgeline.dataset.YamlException;
import org.ridgeline.request.UserError;

/**
 * An event analysis: one YAML file, or one such record built in Java. All maps keep the order of the file.
 *
 * @param name of the file
 * @param title for charts and reports
 * @param description in a sentence or two; may be null
 * @param dataset name of the samples it runs on
 * @param constants names to literals, which a run may replace
 * @param define names to SQL expressions over branches, constants and the definitions above
 * @param weight of a simulated event, as SQL; events of data weigh 1
 * @param cuts names to SQL conditions; the cutflow is this list. Null counts as false
 * @param histograms of the events that pass all cuts
 * @param significance names to questions
 * @param fit names to fits
 * @param source the text it was bound from, for the run id and for errors
 */
public record Analysis(
        String name,
        String title,
        String description,
        String dataset,
        Map<String, String> constants,
        Map<String, String> define,
        String weight,
        Map<String, String> cuts,
        Map<String, HistogramSpec> histograms,
        Map<String, SignificanceSpec> significance,
        Map<String, FitSpec> fit,
        AnalysisText source) {
    public Analysis {
        constants = ordered(constants);
        define = ordered(define);
        weight = weight == null ? "1" : weight;
        cuts = ordered(cuts);
        histograms = ordered(histograms);
        significance = ordered(significance);
        fit = ordered(fit);
    }

    /**
     * Reads an analysis from its text.
     *
     * @param path of the file, for errors; its last part without {@code .yaml} is the analysis' name
     */
    public static Analysis parse(String path, String text) {
        try {
            StrictYaml yaml = new StrictYaml(path, text);
            Analysis analysis = yaml.bind(AnalysisFile.class).named(path, new AnalysisText(path, text, yaml));
            analysis.check(yaml);
            return analysis;
        } catch (YamlException wrong) {
            throw new UserError(wrong.getMessage(), wrong);
        }
    }

    /** This analysis with some constants replaced. */
    public Analysis with(Map<String, String> replaced) {
        Map<String, String> all = new LinkedHashMap<>(constants);
        replaced.forEach((constant, value) -> {
            if (all.replace(constant, value) == null) {
                throw new UserError("--set " + constant + ": analysis " + name + " has no such constant"
                        + Nearest.hint(constant, constants.keySet()));
            }
        });
        return new Analysis(
                name, title, description, dataset, all, define, weight, cuts, histograms, significance, fit, source);
    }

    private void check(StrictYaml yaml) {
        define.keySet().forEach(defined -> {
            if (constants.containsKey(defined)) {
                throw yaml.wrong("is a constant too", "define", defined);
            }
        });
        significance.forEach((question, spec) -> {
            if (spec.histogram() != null) {
                known(spec.histogram(), yaml, "significance", question, "histogram");
            }
        });
        fit.forEach((name, spec) -> known(spec.histogram(), yaml, "fit", name, "histogram"));
    }

    private void known(String histogram, StrictYaml yaml, String... key) {
        if (!histograms.containsKey(histogram)) {
            throw yaml.wrong(
                    "unknown histogram '" + histogram + "'" + Nearest.hint(histogram, histograms.keySet()), key);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
