package org.ridgeline.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as JSON, both ways. Fields that are missing have the values that the command line has without the option. */
final class RequestJson {
    private static final int LARGEST = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(1 << 14)
                            .maxNumberLength(40)
                            .maxNameLength(256)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern OPTION = Pattern.compile("--([a-z-]+) (.*)", Pattern.DOTALL);

    private RequestJson() {}

    static JobRequest read(byte[] json) {
        List<String> faults = new ArrayList<>();
        Fields fields = Fields.of(tree(json), faults);
        long schema = fields.integer("schema", -1L);
        if (schema != JobRequest.SCHEMA) {
            fields.fault("schema", "must be " + JobRequest.SCHEMA + (schema < 0 ? "" : ", not " + schema));
        }
        String id = fields.text("id");
        String job = fields.text("job");
        JobArguments arguments = arguments(job, fields, faults);
        String replyTo = fields.text("reply_to", null);
        String dedupKey = fields.text("dedup_key", null);
        fields.end();
        if (!faults.isEmpty()) {
            throw new UserError("request: " + Fields.line(faults));
        }
        return new JobRequest(id, arguments, replyTo, dedupKey);
    }

    private static JsonNode tree(byte[] json) {
        if (json.length > LARGEST) {
            throw new UserError("request: has " + json.length + " bytes, but at most " + LARGEST + " are read");
        }
        try {
            // Jackson would guess UTF-16 and UTF-32, and take some broken UTF-8.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return MAPPER.readTree(text);
        } catch (CharacterCodingException wrong) {
            throw new UserError("request: is not UTF-8", wrong);
        } catch (JsonProcessingException wrong) {
            String where = wrong.getLocation() == null
                    ? ""
                    : " (line " + wrong.getLocation().getLineNr() + ", column "
                            + wrong.getLocation().getColumnNr() + ")";
            String what = wrong.getOriginalMessage().lines().findFirst().orElse("");
            throw new UserError("request: is not JSON" + where + ": " + Fields.shown(what), wrong);
        }
    }

    private static JobArguments arguments(String job, Fields fields, List<String> faults) {
        Fields arguments = fields.object("arguments");
        if (!JobRequest.JOBS.contains(job) && !job.isEmpty()) { // a missing one is told already
            fields.fault("job", "is '" + Fields.shown(job) + "'" + Nearest.hint(job, JobRequest.JOBS));
        }
        if (!fields.has("arguments")) {
            fields.fault("arguments", "is missing");
            return null;
        }
        try {
            return switch (job) {
                case "events" -> events(arguments, faults);
                case "images" -> images(arguments, faults);
                default -> null; // told above
            };
        } catch (UserError wrong) { // the records' own checks name options: --tile-size is tile_size here
            Matcher option = OPTION.matcher(wrong.getMessage());
            boolean named = option.matches();
            fields.fault(
                    named ? "arguments." + option.group(1).replace('-', '_') : "arguments:",
                    named ? option.group(2) : wrong.getMessage());
            return null;
        }
    }

    private static EventArguments events(Fields fields, List<String> faults) {
        EventArguments standard = EventOptions.parse(List.of("analysis"));
        String writeEvents = fields.text("write_events", null);
        String analysis = fields.text("analysis");
        List<String> inputs = fields.texts("inputs");
        String output = fields.text("output");
        List<String> samples = fields.texts("samples");
        String as = fields.text("as", null);
        boolean allowMissing = fields.flag("allow_missing");
        Double luminosity = fields.number("luminosity", null);
        double fraction = fields.number("fraction", standard.fraction());
        Map<String, String> set = fields.values("set");
        BadFiles badFiles = fields.choice("bad_files", BadFiles.class, standard.badFiles());
        boolean force = fields.flag("force");
        fields.end();
        return !faults.isEmpty()
                ? null
                : new EventArguments(
                        analysis,
                        inputs,
                        output,
                        samples,
                        as,
                        allowMissing,
                        luminosity,
                        fraction,
                        set,
                        writeEvents,
                        badFiles,
                        force);
    }

    private static ImageArguments images(Fields fields, List<String> faults) {
        ImageArguments standard = ImageOptions.parse(List.of("operation", "--input", "x"));
        List<String> operations = fields.texts("operations");
        List<String> inputs = fields.texts("inputs");
        String output = fields.text("output");
        ImageArguments.Format format = fields.choice("format", ImageArguments.Format.class, standard.format());
        Map<String, String> parameters = fields.values("parameters");
        ImageArguments.Pyramid pyramid = fields.choice("pyramid", ImageArguments.Pyramid.class, standard.pyramid());
        int tileSize = fields.integer("tile_size", standard.tileSize());
        boolean keepTiles = fields.flag("keep_tiles");
        long maxPixels = fields.integer("max_pixels", standard.maxPixels());
        long maxExpansion = fields.integer("max_expansion", standard.maxExpansion());
        int maxFiles = fields.integer("max_files", standard.maxFiles());
        ImageArguments.BadFiles badFiles =
                fields.choice("bad_files", ImageArguments.BadFiles.class, standard.badFiles());
        boolean force = fields.flag("force");
        fields.end();
        return !faults.isEmpty()
                ? null
                : new ImageArguments(
                        operations,
                        inputs,
                        output,
                        format,
                        parameters,
                        pyramid,
                        tileSize,
                        keepTiles,
                        maxPixels,
                        maxExpansion,
                        maxFiles,
                        badFiles,
                        force);
    }

    static ObjectNode write(JobRequest request) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("schema", JobRequest.SCHEMA)
                .put("id", request.id())
                .put("job", request.arguments().job());
        json.set("arguments", write(request.arguments()));
        if (request.replyTo() != null) {
            json.put("reply_to", request.replyTo());
        }
        return json.put("dedup_key", request.dedupKey());
    }

    private static ObjectNode write(JobArguments arguments) {
        ObjectNode json = MAPPER.createObjectNode();
        if (arguments instanceof EventArguments events) {
            json.put("analysis", events.analysis());
            places(events, json);
            json.set("samples", list(events.samples()));
            json.put("as", events.as())
                    .put("allow_missing", events.allowMissing())
                    .put("luminosity", events.luminosity())
                    .put("fraction", events.fraction());
            json.set("set", map(events.set()));
            json.put("write_events", events.writeEvents())
                    .put("bad_files", name(events.badFiles()))
                    .put("force", events.force());
        } else if (arguments instanceof ImageArguments images) {
            json.set("operations", list(images.operations()));
            places(images, json);
            json.put("format", name(images.format()));
            json.set("parameters", map(images.parameters()));
            json.put("pyramid", name(images.pyramid()))
                    .put("tile_size", images.tileSize())
                    .put("keep_tiles", images.keepTiles())
                    .put("max_pixels", images.maxPixels())
                    .put("max_expansion", images.maxExpansion())
                    .put("max_files", images.maxFiles())
                    .put("bad_files", name(images.badFiles()))
                    .put("force", images.force());
        }
        json.properties().removeIf(field -> field.getValue().isNull());
        return json;
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static void places(JobArguments arguments, ObjectNode json) {
        json.set("inputs", list(arguments.inputs()));
        json.put("output", arguments.output());
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = MAPPER.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static ObjectNode map(Map<String, String> values) {
        ObjectNode map = MAPPER.createObjectNode();
        new TreeMap<>(values).forEach(map::put);
        return map;
    }

    /** SHA-256 of job and arguments, the first 32 hexadecimal digits. */
    static String hash(JobArguments arguments) {
        try {
            byte[] text = (arguments.job() + " " + write(arguments)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
