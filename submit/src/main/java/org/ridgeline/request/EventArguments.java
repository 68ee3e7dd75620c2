package org.ridgeline.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of an event analysis, the same from the command line, a CronJob or a message.
 *
 * @param analysis name of an analysis, or path of a YAML file
 * @param inputs the base above {@code Data/} and {@code MC/}, or folders, or files; empty means the dataset's own base
 * @param output folder or bucket prefix under which the run folder is made
 * @param samples names of the samples to run; empty means all
 * @param as name of the sample that unmatched files form
 * @param allowMissing go on without samples that have no file
 * @param luminosity in 1/fb; null means the dataset's
 * @param fraction first share of each file's entries to read, in (0, 1]
 * @param set constants of the analysis to replace: name to SQL literal
 * @param writeEvents format of the selected events ("root", "parquet"); null means none
 * @param badFiles what becomes of files that cannot be read
 * @param force recompute a run that is done
 */
public record EventArguments(
        String analysis,
        List<String> inputs,
        String output,
        List<String> samples,
        String as,
        boolean allowMissing,
        Double luminosity,
        double fraction,
        Map<String, String> set,
        String writeEvents,
        BadFiles badFiles,
        boolean force)
        implements JobArguments {
    public EventArguments {
        inputs = List.copyOf(inputs);
        samples = List.copyOf(samples);
        set = Map.copyOf(set);
        if (!(fraction > 0 && fraction <= 1)) {
            throw new UserError("--fraction must be above 0 and at most 1, not " + fraction);
        }
        if (writeEvents != null && !writeEvents.equals("parquet") && !writeEvents.equals("root")) {
            throw new UserError("--write-events knows root and parquet, not '" + writeEvents + "'");
        }
        if (luminosity != null && !(luminosity > 0)) {
            throw new UserError("--luminosity must be a positive number of 1/fb, not " + luminosity);
        }
    }

    @Override
    public String job() {
        return "events";
    }

    @Override
    public List<String> words() {
        Words words = new Words(analysis);
        inputs.forEach(input -> words.option("--input", input));
        words.option("--output", output)
                .list("--samples", samples)
                .option("--as", as)
                .flag("--allow-missing", allowMissing)
                .option("--luminosity", luminosity)
                .option("--fraction", fraction);
        new TreeMap<>(set).forEach((name, value) -> words.option("--set", name + "=" + value));
        return words.option("--write-events", writeEvents)
                .option("--bad-files", badFiles.name().toLowerCase(Locale.ROOT))
                .flag("--force", force)
                .all();
    }
}
