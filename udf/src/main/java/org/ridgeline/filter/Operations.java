package org.ridgeline.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The list of operations: an operation is a class, or numbers for one, and an entry here. */
public final class Operations {
    private static final String LIMIT = "the same arithmetic, clamped at 65535";
    private static final String SAME = "as each colour";

    private static final Map<String, NamedOperation> ALL = all(
            new NamedOperation(
                            "sobel",
                            "length of the gradient by Sobel kernels",
                            Set.of(),
                            LIMIT,
                            SAME,
                            chosen -> gradient(Taps.sobel(chosen.ksize()), chosen))
                    .takes(Parameter.BORDER, Parameter.MAGNITUDE, Parameter.KSIZE, Parameter.CHANNELS, Parameter.SCALE),
            new NamedOperation(
                            "scharr",
                            "length of the gradient by Scharr kernels (3, 10, 3)",
                            Set.of(),
                            LIMIT,
                            SAME,
                            chosen -> gradient(Taps.SCHARR, chosen))
                    .takes(Parameter.BORDER, Parameter.MAGNITUDE, Parameter.CHANNELS, Parameter.SCALE),
            new NamedOperation(
                            "prewitt",
                            "length of the gradient by Prewitt kernels (1, 1, 1)",
                            Set.of(),
                            LIMIT,
                            SAME,
                            chosen -> gradient(Taps.PREWITT, chosen))
                    .takes(Parameter.BORDER, Parameter.MAGNITUDE, Parameter.CHANNELS, Parameter.SCALE),
            new NamedOperation(
                            "laplacian",
                            "absolute value of the Laplacian (0, 1, 0; 1, -4, 1; 0, 1, 0), clamped",
                            Set.of(),
                            LIMIT,
                            SAME,
                            chosen -> List.of(stencil(-4, 1, 0, Stencil.Sign.DROPPED, chosen)))
                    .takes(Parameter.BORDER),
            new NamedOperation(
                            "sharpen",
                            "kernel 0, -1, 0; -1, 5, -1; 0, -1, 0, clamped",
                            Set.of(),
                            LIMIT,
                            SAME,
                            chosen -> List.of(stencil(5, -1, 0, Stencil.Sign.CLAMPED, chosen)))
                    .takes(Parameter.BORDER),
            new NamedOperation(
                            "sharpening",
                            "kernel of -1 with 9 in the centre, clamped",
                            Set.of(),
                            LIMIT,
                            SAME,
                            chosen -> List.of(stencil(9, -1, -1, Stencil.Sign.CLAMPED, chosen)))
                    .takes(Parameter.BORDER),
            new NamedOperation(
                            "blur",
                            "Gaussian of 15 x 15 pixels, standard deviation 2.6",
                            Set.of(),
                            "weights of 16 bits instead of 8",
                            SAME,
                            chosen -> List.of(new Gaussian(chosen.border())))
                    .takes(Parameter.BORDER),
            new NamedOperation(
                    "edge_detection",
                    "Canny's edges, thresholds 100 and 200, aperture 3, L1 gradients: white on black, one channel",
                    Set.of(),
                    "thresholds 25700 and 51400, edges 65535",
                    "its own gradient instead of the colour's with the largest one",
                    chosen -> List.of(new Canny())),
            new NamedOperation(
                    "contrast_increase",
                    "histogram of the lightness of CIE Lab equalised over the whole image",
                    Set.of(),
                    "in double precision, with 65,536 levels of lightness",
                    "its samples are equalised",
                    chosen -> List.of(new Contrast())),
            new NamedOperation(
                    "color_inversion",
                    "the negative: 255 - x",
                    Set.of(),
                    "65535 - x",
                    SAME,
                    chosen -> List.of(new Inversion())),
            new NamedOperation(
                    "grayscale",
                    "0.299 red + 0.587 green + 0.114 blue, as one channel",
                    Set.of(),
                    "the same weights",
                    "stays as it is",
                    chosen -> List.of(new Grayscale(Grayscale.Opacity.KEPT))),
            new NamedOperation(
                    "brightness_increase",
                    "1.1 x + 30, rounded half to even and clamped",
                    Set.of(),
                    "1.1 x + 7710, clamped at 65535",
                    SAME,
                    chosen -> List.of(new Brightness())));

    private Operations() {}

    private static Map<String, NamedOperation> all(NamedOperation... operations) {
        Map<String, NamedOperation> all = new TreeMap<>();
        for (NamedOperation operation : operations) {
            all.put(operation.name(), operation);
        }
        return Map.copyOf(all);
    }

    private static List<Operation> gradient(Taps taps, Parameters chosen) {
        List<Operation> steps = new ArrayList<>();
        if (chosen.channels() == Colors.GRAY) {
            steps.add(new Grayscale(Grayscale.Opacity.DROPPED));
        }
        if (chosen.scale().toMaximum()) {
            steps.add(new NormalizedGradient(taps, chosen.border(), chosen.magnitude(), chosen.output()));
        } else {
            steps.add(new Gradient(
                    taps, chosen.border(), chosen.magnitude(), chosen.scale().factor(), chosen.output()));
        }
        return steps;
    }

    private static Operation stencil(int centre, int edge, int corner, Stencil.Sign sign, Parameters chosen) {
        Output output = sign == Stencil.Sign.DROPPED ? chosen.output() : Output.SAME;
        return new Stencil(centre, edge, corner, sign, chosen.border(), output);
    }

    /** All operations by name, in alphabetical order. */
    public static List<NamedOperation> all() {
        return ALL.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /**
     * The chain of these operations in this order.
     *
     * @throws IllegalArgumentException if a name is unknown, a value wrong, or a parameter is given that none of the
     *     operations takes: one line, naming what would be right
     */
    public static Chain chain(List<String> names, Map<Parameter, String> written) {
        List<NamedOperation> named = names.stream().map(Operations::named).toList();
        for (Parameter parameter : written.keySet()) {
            checkTaken(parameter, named);
        }
        Parameters parameters = Parameters.of(written);
        List<Operation> steps = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            boolean last = i == named.size() - 1;
            steps.addAll(named.get(i).steps().apply(last ? parameters : parameters.with(Output.SAME)));
        }
        if (parameters.output() != Output.SAME) {
            steps.add(new Conversion(parameters.output()));
        }
        return new Chain(steps);
    }

    private static NamedOperation named(String name) {
        NamedOperation found = ALL.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            String known = all().stream().map(NamedOperation::name).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("no operation is called '" + name + "': there are " + known);
        }
        return found;
    }

    private static void checkTaken(Parameter parameter, List<NamedOperation> named) {
        if (parameter == Parameter.DEPTH
                || named.stream().anyMatch(each -> each.parameters().contains(parameter))) {
            return;
        }
        String takers = all().stream()
                .filter(each -> each.parameters().contains(parameter))
                .map(NamedOperation::name)
                .collect(Collectors.joining(", "));
        String asked = named.stream().map(NamedOperation::name).collect(Collectors.joining(","));
        throw new IllegalArgumentException(
                "--" + parameter.text() + " means nothing to " + asked + ": it is for " + takers);
    }
}
