package org.ridgeline.jobs.events;

import java.util.List;
import org.ridgeline.charts.Numbers;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.request.EventArguments;
import org.ridgeline.result.Process.Kind;

/**
 * What part of a release's data a run has read, and what its prediction stands for.
 *
 * @param absent samples of data that were not read
 * @param fraction share of each file that was read
 * @param asked luminosity that the user gave, in 1/fb; null if he did not
 * @param luminosity that the prediction stands for, in 1/pb
 * @param recorded luminosity of all data of the release, in 1/pb
 */
record Coverage(List<String> absent, double fraction, Double asked, double luminosity, double recorded) {

    static Coverage of(Dataset dataset, EventArguments arguments, SampleFiles files, RunLuminosity luminosity) {
        List<String> absent = dataset.samples().stream()
                .filter(sample -> dataset.process(sample.process()).kind() == Kind.DATA)
                .filter(sample -> !files.files().containsKey(sample))
                .map(sample -> sample.name())
                .toList();
        return new Coverage(
                absent, arguments.fraction(), arguments.luminosity(), luminosity.value(), dataset.luminosity());
    }

    /** Why the data cannot be held against the prediction; empty if they can. */
    String lacking() {
        if (fraction < 1) {
            return "only the first " + fraction + " of the data was read, and the prediction stands for the whole";
        }
        if (!absent.isEmpty()
                && asked == null
                && luminosity == recorded) { // the periods have no luminosity of their own
            return "the prediction stands for all " + inverseFemtobarns(recorded) + ", and the data are without "
                    + String.join(", ", absent) + "; --luminosity says how much the others are";
        }
        return "";
    }

    /** The name of a significance of the data. */
    String observed() {
        return asked == null ? "observed" : "observed, if the data are the " + inverseFemtobarns(luminosity) + " given";
    }

    private static String inverseFemtobarns(double inversePicobarns) {
        return Numbers.significant(inversePicobarns / 1000, 4) + "/fb";
    }
}
