package org.ridgeline.jobs.events;

import java.util.List;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Sample;

/**
 * The luminosity that a run stands for.
 *
 * @param value what simulation is scaled to, in 1/pb
 * @param known whether it is that of the data, if there are but data
 */
record RunLuminosity(double value, boolean known) {

    /**
     * What the user asks for; else that of the data periods that are there, if but some are and theirs are known; else the
     * dataset's.
     *
     * @param asked in 1/fb; null if the user does not say
     */
    static RunLuminosity of(Dataset dataset, SampleFiles files, Double asked) {
        List<Sample> periods =
                dataset.samples().stream().filter(sample -> !sample.simulated()).toList();
        List<Sample> there = files.files().keySet().stream()
                .filter(sample -> !sample.simulated())
                .toList();
        boolean simulated = there.size() < files.files().size();
        boolean all = there.containsAll(periods);
        if (asked != null) {
            return new RunLuminosity(1000 * asked, true);
        }
        boolean some = !there.isEmpty() && !all;
        if (some && there.stream().allMatch(period -> period.luminosity() > 0)) {
            return new RunLuminosity(
                    there.stream().mapToDouble(Sample::luminosity).sum(), true);
        }
        return new RunLuminosity(dataset.luminosity(), all || simulated);
    }
}
