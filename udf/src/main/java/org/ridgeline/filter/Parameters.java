package org.ridgeline.filter;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the operations of a chain are told.
 *
 * @param border for all that look at neighbours, but for {@code edge_detection}, whose definition has its own
 * @param magnitude of gradients
 * @param ksize of Sobel: 3, 5 or 7
 * @param channels of gradients
 * @param scale of gradients
 * @param output the samples of the chain's result
 */
public record Parameters(Border border, Magnitude magnitude, int ksize, Colors channels, Scale scale, Output output) {

    public static final Parameters STANDARD =
            new Parameters(Border.REFLECT101, Magnitude.L2, 3, Colors.EACH, Scale.NONE, Output.SAME);

    /**
     * Parameters from what a user wrote; those not given are standard.
     *
     * @throws IllegalArgumentException if a value is none of its parameter's: one line, naming what would be right
     */
    public static Parameters of(Map<Parameter, String> written) {
        EnumMap<Parameter, String> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            values.put(
                    parameter,
                    written.getOrDefault(parameter, parameter.standard()).toLowerCase(Locale.ROOT));
        }
        return new Parameters(
                choice(Border.class, Parameter.BORDER, values),
                choice(Magnitude.class, Parameter.MAGNITUDE, values),
                ksize(values.get(Parameter.KSIZE)),
                choice(Colors.class, Parameter.CHANNELS, values),
                scale(values.get(Parameter.SCALE)),
                output(values.get(Parameter.DEPTH)));
    }

    Parameters with(Output other) {
        return new Parameters(border, magnitude, ksize, channels, scale, other);
    }

    private static <T extends Enum<T>> T choice(Class<T> type, Parameter parameter, Map<Parameter, String> values) {
        String value = values.get(parameter);
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> wrong(parameter, value));
    }

    private static int ksize(String value) {
        return switch (value) {
            case "3", "5", "7" -> Integer.parseInt(value);
            default -> throw wrong(Parameter.KSIZE, value);
        };
    }

    private static Scale scale(String value) {
        return switch (value) {
            case "none" -> Scale.NONE;
            case "max" -> Scale.MAX;
            default -> factor(value);
        };
    }

    private static Scale factor(String value) {
        try {
            double factor = Double.parseDouble(value);
            if (factor > 0 && factor < Double.POSITIVE_INFINITY) {
                return new Scale(factor);
            }
        } catch (NumberFormatException e) {
            throw wrong(Parameter.SCALE, value);
        }
        throw wrong(Parameter.SCALE, value);
    }

    private static Output output(String value) {
        return switch (value) {
            case "same" -> Output.SAME;
            case "8" -> Output.BITS8;
            case "16" -> Output.BITS16;
            case "float" -> Output.FLOAT;
            default -> throw wrong(Parameter.DEPTH, value);
        };
    }

    private static IllegalArgumentException wrong(Parameter parameter, String value) {
        String right = Arrays.stream(parameter.choices().split("\\|")).collect(Collectors.joining(", "));
        return new IllegalArgumentException("--" + parameter.text() + " " + value + ": it is one of " + right);
    }
}
