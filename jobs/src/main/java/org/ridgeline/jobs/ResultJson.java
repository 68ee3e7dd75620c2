package org.ridgeline.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.ImageRunRecord;
import org.ridgeline.result.RunRecord;
import org.ridgeline.result.SampleRecord;

/** The JSON files of a run folder. The same result gives the same bytes. */
public final class ResultJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();

    private ResultJson() {}

    /** {@code run.json}. */
    static String run(RunRecord run) {
        return text(run);
    }

    /** {@code run.json} of an image job. */
    public static String images(ImageRunRecord run) {
        return text(run);
    }

    /** {@code cutflow.json}: sample to steps. */
    static String cutflow(EventResult result) {
        ObjectNode samples = MAPPER.createObjectNode();
        for (Cutflow cutflow : result.cutflows()) {
            samples.set(cutflow.sample(), MAPPER.valueToTree(cutflow.steps()));
        }
        return text(samples);
    }

    /**
     * {@code histograms.json}, in the universal histogram interface's schema 1: {@code "<histogram>/<sample>"} to a
     * weighted histogram on a regular axis, values and variances with underflow and overflow.
     */
    static String histograms(EventResult result, String version) {
        ObjectNode all = MAPPER.createObjectNode();
        result.histograms()
                .values()
                .forEach(samples -> samples.forEach(histogram -> {
                    SampleRecord sample = result.samples().stream()
                            .filter(record -> record.name().equals(histogram.sample()))
                            .findFirst()
                            .orElseThrow();
                    all.set(histogram.name() + "/" + histogram.sample(), histogram(histogram, sample, version));
                }));
        return text(all);
    }

    private static ObjectNode histogram(Histogram histogram, SampleRecord sample, String version) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("uhi_schema", 1);
        node.putObject("writer_info").putObject("ridgeline").put("version", version);
        node.putObject("metadata")
                .put("name", histogram.name())
                .put("sample", sample.name())
                .put("process", sample.process());
        Axis axis = histogram.axis();
        ObjectNode regular = node.putArray("axes").addObject();
        regular.put("type", "regular")
                .put("lower", axis.low())
                .put("upper", axis.high())
                .put("bins", axis.bins())
                .put("underflow", true)
                .put("overflow", true)
                .put("circular", false);
        regular.putObject("metadata").put("name", histogram.name()).put("label", axis.label());
        ObjectNode storage = node.putObject("storage");
        storage.put("type", "weighted");
        fill(storage.putArray("values"), histogram.sumw());
        fill(storage.putArray("variances"), histogram.sumw2());
        return node;
    }

    private static void fill(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }

    private static String text(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a result that is no JSON", failure);
        }
    }
}
