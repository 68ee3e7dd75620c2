package org.ridgeline.jobs.run;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.request.EventArguments;
import org.ridgeline.request.EventOptions;
import picocli.CommandLine;

/** Arguments as a user types them. */
public final class Requests {
    private Requests() {}

    public static EventArguments events(String... words) {
        EventOptions options = new EventOptions();
        new CommandLine(options).parseArgs(words);
        return options.arguments();
    }

    public static EventArguments and(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return events(all.toArray(new String[0]));
    }
}
