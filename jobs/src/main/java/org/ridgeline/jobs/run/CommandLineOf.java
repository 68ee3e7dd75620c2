package org.ridgeline.jobs.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.ridgeline.request.BadFiles;
import org.ridgeline.request.EventArguments;
import org.ridgeline.request.ImageArguments;

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
        add(words, "--bad-files", arguments.badFiles() == BadFiles.SKIP ? "skip" : null);
        return words;
    }

    public static List<String> images(ImageArguments arguments) {
        String operations = String.join(",", arguments.operations());
        List<String> words = new ArrayList<>(List.of("ridgeline", "images", quoted(operations)));
        arguments.inputs().forEach(input -> add(words, "--input", input));
        add(words, "--output", arguments.output());
        add(words, "--format", word(arguments.format()));
        new TreeMap<>(arguments.parameters()).forEach((name, value) -> add(words, "--" + name, value));
        add(words, "--pyramid", word(arguments.pyramid()));
        add(words, "--tile-size", arguments.tileSize());
        add(words, "--max-pixels", arguments.maxPixels());
        add(words, "--max-expansion", arguments.maxExpansion());
        add(words, "--max-files", arguments.maxFiles());
        add(words, "--bad-files", word(arguments.badFiles()));
        return words;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
