package org.ridgeline.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the values of a request may be. They become words of a command line: none may begin like an option, or with the
 * sign that has picocli read a file; none can hold SQL, a class or a setting, because each has a narrow alphabet.
 */
final class RequestRules {
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,255}");
    private static final Pattern ANALYSIS = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern OPERATION = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern SAMPLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,127}");
    private static final Pattern CONSTANT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern LITERAL =
            Pattern.compile("[+-]?([0-9]{1,20}(\\.[0-9]{0,20})?|\\.[0-9]{1,20})([eE][+-]?[0-9]{1,3})?|true|false");
    private static final Pattern PARAMETER_VALUE = Pattern.compile("[a-z0-9][a-z0-9.]{0,31}");
    private static final Set<String> PARAMETERS =
            new TreeSet<>(List.of("border", "magnitude", "ksize", "channels", "scale", "depth"));

    private static final int MOST_INPUTS = 10_000;
    private static final int MOST_SAMPLES = 1_000;
    private static final int MOST_CONSTANTS = 100;
    private static final int MOST_OPERATIONS = 32;

    private final List<String> faults = new ArrayList<>();

    private RequestRules() {}

    /** What is wrong with a request; empty if nothing is. */
    static List<String> faults(String id, JobArguments arguments, String replyTo, String dedupKey) {
        RequestRules rules = new RequestRules();
        rules.match("id", id, ID, "1 to 63 small letters, digits and dashes");
        rules.match("dedup_key", dedupKey, KEY, "1 to 255 visible ASCII characters");
        if (replyTo != null) {
            rules.match("reply_to", replyTo, QUEUE, "the name of a queue");
            rules.check("reply_to", !replyTo.contains("://"), "must be the name of a queue, not an address");
        }
        rules.places(arguments);
        if (arguments instanceof EventArguments events) {
            rules.events(events);
        } else if (arguments instanceof ImageArguments images) {
            rules.images(images);
        }
        return rules.faults;
    }

    private void places(JobArguments arguments) {
        most("arguments.inputs", arguments.inputs().size(), MOST_INPUTS);
        int index = 0;
        for (String input : arguments.inputs()) {
            place("arguments.inputs[" + index++ + "]", input);
        }
        Location output = place("arguments.output", arguments.output());
        if (output != null) {
            check("arguments.output", !output.scheme().equals("https"), "must be a bucket or a folder");
            check("arguments.output", !output.isGlob(), "must not have wildcards");
        }
    }

    private Location place(String field, String text) {
        try {
            return Location.parse(text);
        } catch (IllegalArgumentException wrong) {
            boolean secret = text.indexOf('@') >= 0;
            faults.add(field + (secret ? " " : " '" + Fields.shown(text) + "' ") + wrong.getMessage());
            return null;
        }
    }

    private void events(EventArguments events) {
        match(
                "arguments.analysis",
                events.analysis(),
                ANALYSIS,
                "the name of a built-in analysis (ridgeline analyses lists them), not a path or a text");
        most("arguments.samples", events.samples().size(), MOST_SAMPLES);
        events.samples().forEach(sample -> match("arguments.samples", sample, SAMPLE, "names of samples"));
        if (events.as() != null) {
            match("arguments.as", events.as(), SAMPLE, "the name of a sample");
        }
        if (events.luminosity() != null) {
            check("arguments.luminosity", events.luminosity() <= 1e6, "must be at most 1000000");
        }
        most("arguments.set", events.set().size(), MOST_CONSTANTS);
        events.set().forEach((constant, value) -> {
            match("arguments.set", constant, CONSTANT, "names of constants");
            match("arguments.set." + Fields.shown(constant), value, LITERAL, "a number, true or false");
        });
    }

    private void images(ImageArguments images) {
        most("arguments.operations", images.operations().size(), MOST_OPERATIONS);
        images.operations()
                .forEach(operation ->
                        match("arguments.operations", operation, OPERATION, "names that ridgeline operations lists"));
        for (Map.Entry<String, String> parameter : images.parameters().entrySet()) {
            String name = parameter.getKey();
            String field = "arguments.parameters." + Fields.shown(name);
            if (PARAMETERS.contains(name)) {
                match(
                        field,
                        parameter.getValue(),
                        PARAMETER_VALUE,
                        "a word or a number, as ridgeline operations has it");
            } else {
                faults.add(field + " is no parameter" + Nearest.hint(name, PARAMETERS));
            }
        }
        range("arguments.tile_size", images.tileSize(), 65_536);
        range("arguments.max_pixels", images.maxPixels(), 1_000_000_000_000L);
        range("arguments.max_expansion", images.maxExpansion(), 1_000_000);
        range("arguments.max_files", images.maxFiles(), 10_000_000);
    }

    private void range(String field, long value, long most) {
        check(field, value <= most, "must be at most " + most + ", not " + value);
    }

    private void most(String field, int size, int most) {
        check(field, size <= most, "must have at most " + most + " elements, not " + size);
    }

    private void match(String field, String value, Pattern right, String rightWords) {
        boolean matches = value != null && right.matcher(value).matches();
        check(field, matches, "must be " + rightWords + ": '" + Fields.shown(String.valueOf(value)) + "'");
    }

    private void check(String field, boolean right, String otherwise) {
        if (!right) {
            faults.add(field + " " + otherwise);
        }
    }
}
