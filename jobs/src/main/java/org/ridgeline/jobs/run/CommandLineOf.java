package org.ridgeline.jobs.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ridgeline.request.EventArguments;

/** The command that asks for a run, ready for a shell. */
public final class CommandLineOf {
    private CommandLineOf() {}

    public static List<String> events(EventArguments arguments) {
        List<String> words = new ArrayList<>(List.of("ridgeline", "events", quoted(arguments.analysis())));
        arguments.inputs().forEach(input -> add(words, "--input", input));
        add(words, "--output", arguments.output());
        if (!arguments.samples().isEmpty()) {
            add(words, "--samples", String.join(",", arguments.samples()));
        }
        add(words, "--as", arguments.as());
        if (arguments.allowMissing()) {
            words.add("--allow-missing");
        }
        add(words, "--luminosity", arguments.luminosity());
        add(words, "--fraction", arguments.fraction() < 1 ? arguments.fraction() : null);
        new TreeMap<>(arguments.set()).forEach((name, value) -> add(words, "--set", name + "=" + value));
        add(words, "--write-events", arguments.writeEvents());
        return words;
    }

    private static void add(List<String> words, String option, Object value) {
        if (value != null) {
            words.add(option);
            words.add(quoted(value.toString()));
        }
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
