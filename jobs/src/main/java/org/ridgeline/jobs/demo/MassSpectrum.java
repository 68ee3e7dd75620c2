package org.ridgeline.jobs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * One histogram of a run, as its {@code run.json} and {@code histograms.json} tell it: what was counted in data, and what
 * simulation expects without signal.
 *
 * @param edges of the visible bins
 * @param data per visible bin
 * @param background per visible bin
 */
public record MassSpectrum(double[] edges, double[] data, double[] background) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a histogram of a run folder on disk. */
    public static MassSpectrum read(Path run, String histogram) throws IOException {
        Map<String, String> kinds = new TreeMap<>();
        for (JsonNode process : JSON.readTree(run.resolve("run.json").toFile()).at("/processes")) {
            kinds.put(process.at("/name").asText(), process.at("/kind").asText());
        }
        MassSpectrum spectrum = null;
        JsonNode histograms = JSON.readTree(run.resolve("histograms.json").toFile());
        for (JsonNode one : histograms) {
            if (!one.at("/metadata/name").asText().equals(histogram)) {
                continue;
            }
            if (spectrum == null) {
                spectrum = empty(one.at("/axes/0"));
            }
            String process = one.at("/metadata/process").asText();
            switch (kinds.getOrDefault(process, "")) {
                case "DATA" -> add(one.at("/storage/values"), spectrum.data);
                case "BACKGROUND" -> add(one.at("/storage/values"), spectrum.background);
                case "SIGNAL" -> {} // what is looked for is not expected
                default -> throw new IllegalStateException("run.json of " + run + " has no process '" + process + "'");
            }
        }
        if (spectrum == null) {
            throw new IllegalStateException(run + " has no histogram '" + histogram + "'");
        }
        return spectrum;
    }

    private static MassSpectrum empty(JsonNode axis) {
        int bins = axis.at("/bins").asInt();
        double low = axis.at("/lower").asDouble();
        double high = axis.at("/upper").asDouble();
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = low + (high - low) * i / bins;
        }
        return new MassSpectrum(edges, new double[bins], new double[bins]);
    }

    /** Leaves out underflow and overflow. */
    private static void add(JsonNode values, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values.get(i + 1).asDouble();
        }
    }

    /** The excess of data over background between two masses. */
    public Peak excess(double from, double to) {
        return Peak.between(from, to, edges, data, background);
    }

    /** All data between two masses. */
    public Peak counts(double from, double to) {
        return Peak.between(from, to, edges, data, new double[data.length]);
    }
}
