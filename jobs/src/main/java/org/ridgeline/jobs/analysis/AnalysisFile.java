package org.ridgeline.jobs.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** An analysis as its YAML file has it: these keys, and no other without a decision record. */
record AnalysisFile(
        @JsonProperty(required = true) String title,
        String description,
        @JsonProperty(required = true) String dataset,
        Map<String, String> constants,
        Map<String, String> define,
        String weight,
        @JsonProperty(required = true) Map<String, String> cuts,
        @JsonProperty(required = true) Map<String, HistogramSpec> histograms,
        Map<String, SignificanceSpec> significance,
        Map<String, FitSpec> fit) {

    Analysis named(String path, AnalysisText source) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
        return new Analysis(
                name,
                title,
                description,
                dataset,
                constants,
                define,
                weight,
                cuts,
                histograms,
                significance,
                fit,
                source);
    }
}
