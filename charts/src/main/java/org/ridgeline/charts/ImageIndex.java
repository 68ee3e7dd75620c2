package org.ridgeline.charts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.result.ImageRunRecord;

/**
 * The images of a run as scripts that call a function with their content: a page opened from disk may load scripts that lie
 * beside it, but not JSON. The index has what the gallery shows, a column each; what is shown of a single image stands in
 * scripts for some hundred images each; and what was measured, which differs from run to run, in one of its own.
 */
final class ImageIndex {
    /** Images of one script of details. */
    static final int DETAILS = 500;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final List<ImageRecord> done;
    private final List<ImageRecord> refused;

    ImageIndex(List<ImageRecord> images) {
        done = images.stream().filter(ImageRecord::done).toList();
        refused = images.stream().filter(image -> !image.done()).toList();
    }

    /** Writes the arguments of a call. */
    @FunctionalInterface
    private interface Arguments {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] call(String function, Arguments arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("ridgeline." + function + "(").getBytes(StandardCharsets.US_ASCII));
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            arguments.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written to", impossible);
        }
        bytes.writeBytes(");\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /** What the gallery shows of all images. */
    byte[] index() {
        return call("index", json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("names");
            for (ImageRecord image : done) {
                json.writeString(image.output());
            }
            json.writeEndArray();
            numbers(json, "widths", ImageRecord::width);
            numbers(json, "heights", ImageRecord::height);
            numbers(json, "read", ImageRecord::inputBytes);
            numbers(json, "written", ImageRecord::outputBytes);
            json.writeStringField("from", letters(ImageRecord::inputFormat));
            json.writeStringField("to", letters(ImageRecord::outputFormat));
            json.writeNumberField("details", DETAILS);
            json.writeArrayFieldStart("refused");
            for (ImageRecord image : refused) {
                json.writeStartArray();
                json.writeString(image.input());
                json.writeNumber(image.inputBytes());
                json.writeString(image.refused());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void numbers(JsonGenerator json, String name, ToLongFunction<ImageRecord> value) throws IOException {
        json.writeArrayFieldStart(name);
        for (ImageRecord image : done) {
            json.writeNumber(value.applyAsLong(image));
        }
        json.writeEndArray();
    }

    /** The first letters of all formats: p, j, t. */
    private String letters(Function<ImageRecord, String> format) {
        StringBuilder letters = new StringBuilder(done.size());
        done.forEach(image -> letters.append(format.apply(image).charAt(0)));
        return letters.toString();
    }

    /** How many scripts of details there are. */
    int parts() {
        return (done.size() + DETAILS - 1) / DETAILS;
    }

    /** What is shown of single images: an array each of path, layout, SHA-256 of input and result, channels, bits. */
    byte[] details(int part) {
        return call("details", json -> {
            json.writeStartArray();
            json.writeNumber(part);
            json.writeStartArray();
            for (ImageRecord image : done.subList(part * DETAILS, Math.min(done.size(), (part + 1) * DETAILS))) {
                json.writeStartArray();
                json.writeString(image.input());
                json.writeString(image.layout());
                json.writeString(image.inputSha256());
                json.writeString(image.outputSha256());
                json.writeNumber(image.channels());
                json.writeNumber(image.bits());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndArray();
        });
    }

    /** What was measured, when, and by which words. */
    byte[] times(ImageRunRecord run, String command) {
        return call("times", json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("seconds");
            for (ImageRecord image : done) {
                json.writeNumber(Math.round(image.seconds() * 1e3) / 1e3);
            }
            json.writeEndArray();
            json.writeStringField("command", command);
            json.writeObjectFieldStart("facts");
            json.writeStringField("started", run.started());
            json.writeStringField("finished", run.finished());
            for (Map.Entry<String, Double> phase : run.seconds().entrySet()) {
                json.writeStringField("time for " + phase.getKey(), seconds(phase.getValue()));
            }
            json.writeStringField("CPU time of the tasks", seconds(run.cpuSeconds()));
            json.writeStringField("tasks", Numbers.count(run.tasks()));
            json.writeStringField(
                    "longest task, median", seconds(run.longestTask()) + ", " + seconds(run.medianTask()));
            json.writeStringField("Spark", run.spark());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static String seconds(double seconds) {
        return Numbers.decimals(seconds, 1) + " s";
    }
}
