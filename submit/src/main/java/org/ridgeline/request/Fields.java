package org.ridgeline.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of one object of a JSON or YAML text, read strictly: each by its type, none unknown. What is wrong is
 * collected, with the field's full name, so that all faults of a text can be told at once.
 */
public final class Fields {
    private static final int SHOWN = 60;

    private final JsonNode node;
    private final String path;
    private final List<String> faults;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(JsonNode node, String path, List<String> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    /**
     * The fields of a whole text.
     *
     * @param faults where what is wrong is added, one sentence each
     */
    public static Fields of(JsonNode node, List<String> faults) {
        if (!node.isObject()) {
            faults.add("must be an object of named fields");
        }
        return new Fields(node, "", faults);
    }

    /** The fields of an object in this one; all are missing if it is. */
    public Fields object(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            wrong(name, value, "an object of named fields");
            value = null;
        }
        return new Fields(value == null ? MissingNode.getInstance() : value, name(name) + ".", faults);
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A text, or what stands for it where it is missing. */
    public String text(String name, String missing) {
        JsonNode value = value(name);
        if (value == null) {
            return missing;
        }
        if (!value.isTextual()) {
            wrong(name, value, "a text");
            return missing;
        }
        return value.textValue();
    }

    /** A text that must be there; empty, besides a fault, if it is not. */
    public String text(String name) {
        String text = text(name, null);
        if (text == null && !node.hasNonNull(name)) {
            faults.add(name(name) + " is missing");
        }
        return text == null ? "" : text;
    }

    public List<String> texts(String name) {
        JsonNode value = value(name);
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (!value.isArray()) {
            wrong(name, value, "a list of texts");
        }
        for (JsonNode element : value) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            } else {
                wrong(name + "[" + texts.size() + "]", element, "a text");
            }
        }
        return texts;
    }

    /** Names to values, each a text, a number, true or false. */
    public Map<String, String> values(String name) {
        JsonNode value = value(name);
        Map<String, String> values = new TreeMap<>();
        if (value == null) {
            return values;
        }
        if (!value.isObject()) {
            wrong(name, value, "an object of named values");
        }
        value.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                values.put(entry.getKey(), entry.getValue().asText());
            } else {
                wrong(name + "." + shown(entry.getKey()), entry.getValue(), "a text or a number");
            }
        });
        return values;
    }

    public long integer(String name, long missing) {
        JsonNode value = value(name);
        if (value == null) {
            return missing;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            wrong(name, value, "a whole number");
            return missing;
        }
        return value.longValue();
    }

    public int integer(String name, int missing) {
        long value = integer(name, (long) missing);
        if (value != (int) value) {
            faults.add(name(name) + " must be a whole number below " + Integer.MAX_VALUE + ", not " + value);
            return missing;
        }
        return (int) value;
    }

    public Double number(String name, Double missing) {
        JsonNode value = value(name);
        if (value == null) {
            return missing;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            wrong(name, value, "a number");
            return missing;
        }
        return value.doubleValue();
    }

    /** False where it is missing. */
    public boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            wrong(name, value, "true or false");
        }
        return value != null && value.asBoolean();
    }

    /** One of the names of an enum, in small letters. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E missing) {
        String text = text(name, null);
        if (text == null) {
            return missing;
        }
        List<String> names = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(text);
        if (index < 0) {
            faults.add(name(name) + " is '" + shown(text) + "'" + Nearest.hint(text, names));
            return missing;
        }
        return type.getEnumConstants()[index];
    }

    /** Adds a fault of a field. */
    public void fault(String name, String fault) {
        faults.add(name(name) + " " + fault);
    }

    /** To be called when all fields were asked for: any other is a fault. */
    public void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(name(shown(name)) + " is no field" + Nearest.hint(name, known));
            }
        });
    }

    /** The first few faults, as one line. */
    public static String line(List<String> faults) {
        String line = faults.stream().limit(5).collect(Collectors.joining("; "));
        return faults.size() > 5 ? line + "; and " + (faults.size() - 5) + " more" : line;
    }

    /** A value as it can be shown in an error: short, and on one line. */
    public static String shown(String value) {
        String shown = value.replaceAll("\\p{C}", "?");
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown;
    }

    private JsonNode value(String name) {
        known.add(name);
        return node.hasNonNull(name) ? node.get(name) : null;
    }

    private void wrong(String name, JsonNode value, String right) {
        faults.add(name(name) + " must be " + right + ", not " + shown(value.toString()));
    }

    private String name(String name) {
        return path + name;
    }
}
