package org.ridgeline.jobs.images;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ridgeline.filter.Parameter;
import org.ridgeline.image.Carried;
import org.ridgeline.image.Depth;
import org.ridgeline.image.Shown;

/**
 * Which samples of inputs and results are shown white in pictures of them.
 *
 * @param gradient whether the result is one, which keeps its unit in more bits than its input has
 * @param normalised whether its largest value is white
 */
record Viewing(boolean gradient, boolean normalised) implements Serializable {
    /** Whose results keep their unit in more bits than the input has (docs/operations.md, Depth). */
    private static final Set<String> GRADIENTS = Set.of("sobel", "scharr", "prewitt", "laplacian");

    private static final int WHITE8 = 255;
    private static final int WHITE16 = 65_535;

    /**
     * That of a chain.
     *
     * @param operations names that exist
     * @param parameters as written, by name
     */
    static Viewing of(List<String> operations, Map<String, String> parameters) {
        String last = operations.get(operations.size() - 1).toLowerCase(Locale.ROOT);
        return new Viewing(GRADIENTS.contains(last), "max".equals(parameters.get(Parameter.SCALE.text())));
    }

    Shown before(Depth input, Carried carried) {
        return new Shown(input == Depth.BITS8 ? WHITE8 : WHITE16, carried.premultiplied());
    }

    Shown after(Depth input, Depth result, Carried carried) {
        int white = switch (result) {
            case BITS8 -> WHITE8;
            case BITS16 -> gradient && !normalised && input == Depth.BITS8 ? WHITE8 : WHITE16;
            case FLOAT -> normalised ? 1 : input == Depth.BITS8 ? WHITE8 : WHITE16;
        };
        return new Shown(white, carried.premultiplied());
    }
}
