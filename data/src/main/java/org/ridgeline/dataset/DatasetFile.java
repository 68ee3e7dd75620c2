package org.ridgeline.dataset;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.ridgeline.result.Process.Kind;

/** A dataset as its YAML file has it; {@link Dataset} says what the keys mean. */
record DatasetFile(
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String release,
        @JsonProperty(required = true) Double energy,
        @JsonProperty(required = true) Double luminosity,
        String base,
        String source,
        @JsonProperty(required = true) String tree,
        @JsonProperty(required = true) String schema,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> perFile,

        @JsonProperty(required = true) Map<String, ProcessEntry> processes,
        @JsonProperty(required = true) Map<String, SampleEntry> samples) {

    record ProcessEntry(
            @JsonProperty(required = true) String label,
            @JsonProperty(required = true) String colour,
            @JsonProperty(required = true) Kind kind) {}

    record SampleEntry(
            @JsonProperty(required = true) String process,

            @JsonProperty(required = true) @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> file,

            Integer dsid,
            Double crossSection,
            Double sumOfWeights,
            Double factor,
            Double luminosity) {}
}
