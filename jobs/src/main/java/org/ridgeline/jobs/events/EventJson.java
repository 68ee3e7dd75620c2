package org.ridgeline.jobs.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.ridgeline.jobs.run.ResultJson;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.SampleRecord;

/** The histograms and the cutflow of an event job, as the JSON files of its run folder. */
final class EventJson {
    private EventJson() {}

    /** {@code cutflow.json}: sample to steps. */
    static String cutflow(EventResult result) {
        ObjectNode samples = ResultJson.object();
        for (Cutflow cutflow : result.cutflows()) {
            samples.set(cutflow.sample(), ResultJson.tree(cutflow.steps()));
        }
        return ResultJson.text(samples);
    }

    /**
     * {@code histograms.json}, in the universal histogram interface's schema 1: {@code "<histogram>/<sample>"} to a
     * weighted histogram on a regular axis, values and variances with underflow and overflow.
     */
    static String histograms(EventResult result, String version) {
        ObjectNode all = ResultJson.object();
        result.histograms()
                .values()
                .forEach(samples -> samples.forEach(histogram -> {
                    SampleRecord sample = result.samples().stream()
                            .filter(record -> record.name().equals(histogram.sample()))
                            .findFirst()
                            .orElseThrow();
                    all.set(histogram.name() + "/" + histogram.sample(), histogram(histogram, sample, version));
                }));
        return ResultJson.text(all);
    }

    /** {@code fit.json}: name to record. */
    static String fits(List<Fits.Fitted> fits) {
        return ResultJson.text(Fits.records(fits));
    }

    private static ObjectNode histogram(Histogram histogram, SampleRecord sample, String version) {
        ObjectNode node = ResultJson.object();
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
        ObjectNode metadata =
                regular.putObject("metadata").put("name", histogram.name()).put("label", axis.label());
        if (axis.end() == Axis.End.CLOSED) { // UHI has no word for it
            metadata.put("closed", true);
        }
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
}
