package org.ridgeline.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A YAML text bound to records and nothing else: unknown and repeated keys, aliases and second documents are
 * errors, and each error names file, line and key. Keys are {@code kebab-case}.
 */
public final class StrictYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    /** What Jackson says of it. */
    private static final Pattern MISSING = Pattern.compile("^Missing required creator property '([^']+)'");

    private static final String BETWEEN = " \u2192 ";

    private final String name;
    private final String text;
    private final Map<List<String>, Integer> lines = new HashMap<>();

    /**
     * @param name of the file, for errors
     * @throws YamlException if the text is no YAML
     */
    public StrictYaml(String name, String text) {
        this.name = name;
        this.text = text;
        try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
            parser.nextToken();
            locate(parser, List.of());
        } catch (IOException wrong) {
            throw explained(wrong);
        }
    }

    /** Binds the text to a record. */
    public <T> T bind(Class<T> type) {
        try {
            T bound = MAPPER.readValue(text, type);
            if (bound == null) {
                throw new YamlException(name + " is empty");
            }
            return bound;
        } catch (IOException wrong) {
            throw explained(wrong);
        }
    }

    /** {@code "mine.yaml line 12: cuts → two muons"}: where a key stands, for errors about its value. */
    public String where(String... path) {
        Integer line = lines.get(List.of(path));
        String key = path.length == 0 ? "" : ": " + String.join(BETWEEN, path);
        return name + (line == null ? "" : " line " + line) + key;
    }

    /** An error about the value of a key. */
    public YamlException wrong(String message, String... path) {
        return new YamlException(where(path) + ": " + message);
    }

    private void locate(YAMLParser parser, List<String> path) throws IOException {
        if (parser.isCurrentAlias()) {
            throw new YamlException(name + " line "
                    + parser.currentTokenLocation().getLineNr() + ": aliases are not used here; write the value out");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                List<String> key = new ArrayList<>(path);
                key.add(parser.currentName());
                lines.put(List.copyOf(key), parser.currentTokenLocation().getLineNr());
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_NULL
                        || (value == JsonToken.VALUE_STRING && parser.getText().isEmpty())) {
                    throw wrong("has no value", key.toArray(new String[0]));
                }
                locate(parser, key);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                locate(parser, path);
            }
        }
    }

    private YamlException explained(IOException failure) {
        if (!(failure instanceof JsonProcessingException wrong)) {
            return new YamlException(name + ": " + failure.getMessage(), failure);
        }
        Integer line = line(wrong);
        Matcher missing = MISSING.matcher(String.valueOf(wrong.getOriginalMessage()));
        String reason = wrong instanceof JsonMappingException mapping && missing.find()
                ? missing(missing.group(1), mapping.getPath())
                : reason(wrong);
        return new YamlException(name + (line == null ? "" : " line " + line) + ": " + reason, wrong);
    }

    /** A key that must be there and is not: most often it is there, but misspelt. */
    private String missing(String key, List<JsonMappingException.Reference> path) {
        List<String> parent = path.stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .filter(step -> !step.equals(key))
                .toList();
        List<String> there = lines.keySet().stream()
                .filter(other -> other.size() == parent.size() + 1
                        && other.subList(0, parent.size()).equals(parent))
                .map(other -> other.get(parent.size()))
                .sorted()
                .toList();
        List<String> near = Nearest.to(key, there);
        String inside = parent.isEmpty() ? "" : String.join(BETWEEN, parent) + ": ";
        return inside + "the key '" + key + "' is missing"
                + (near.isEmpty() ? "" : "; there is '" + String.join("', '", near) + "'");
    }

    /** The line of the key that is wrong. Where a value was put aside before it was bound, the parser is far behind it. */
    private Integer line(JsonProcessingException wrong) {
        if (wrong instanceof JsonMappingException mapping) {
            List<String> path = mapping.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .toList();
            if (lines.containsKey(path)) {
                return lines.get(path);
            }
        }
        return wrong.getLocation() == null ? null : wrong.getLocation().getLineNr();
    }

    private static String reason(JsonProcessingException wrong) {
        if (wrong instanceof PropertyBindingException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            return inside(unknown.getPath().subList(0, unknown.getPath().size() - 1)) + "unknown key '"
                    + unknown.getPropertyName() + "'" + Nearest.hint(unknown.getPropertyName(), known);
        }
        if (wrong instanceof InvalidFormatException value) {
            return inside(value.getPath()) + "'" + value.getValue() + "' is not " + kind(value.getTargetType());
        }
        if (wrong instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return inside(refused.getPath()) + refused.getCause().getMessage();
        }
        String inside = wrong instanceof JsonMappingException mapping ? inside(mapping.getPath()) : "";
        return inside + wrong.getOriginalMessage().lines().findFirst().orElse("no YAML");
    }

    private static String inside(List<JsonMappingException.Reference> path) {
        String keys = path.stream()
                .map(step -> step.getFieldName() == null ? "item " + (step.getIndex() + 1) : step.getFieldName())
                .collect(Collectors.joining(BETWEEN));
        return keys.isEmpty() ? "" : keys + ": ";
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return "a " + type.getSimpleName();
    }
}
