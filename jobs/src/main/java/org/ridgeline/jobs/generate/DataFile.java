package org.ridgeline.jobs.generate;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.root.write.RootWriter;

/**
 * A period of data taking: unweighted events of all simulated samples, each in a Poisson number, in the order of their run.
 *
 * @param contributions what is expected of each sample
 */
record DataFile(String sample, String path, Period period, List<Contribution> contributions, long seed)
        implements PlannedFile {
    private static final long SHUFFLE = 0x73687566L;

    /** How many events of a sample a period is expected to have. */
    record Contribution(int dsid, double mean) implements Serializable {}

    /** The periods of 2016 in the release, with their luminosity in 1/fb and the runs they span. */
    enum Period {
        A(0.5, 297730, 300279),
        B(1.9, 300345, 300908),
        C(2.9, 301912, 302393),
        D(4.7, 302737, 303560);

        private static final double ALL = 10;

        private final double luminosity;
        private final int firstRun;
        private final int lastRun;

        Period(double luminosity, int firstRun, int lastRun) {
            this.luminosity = luminosity;
            this.firstRun = firstRun;
            this.lastRun = lastRun;
        }

        /** Share of the whole luminosity. */
        double share() {
            return luminosity / ALL;
        }
    }

    @Override
    public long write(String tree, Configuration configuration) throws IOException {
        MiniTree columns = new MiniTree();
        try (RootWriter writer = PlannedFile.open(path, tree, columns, configuration)) {
            for (ToyEvent event : events()) {
                columns.add(event);
            }
            writer.append(columns.take());
            writer.finish();
            return writer.entries();
        }
    }

    private List<ToyEvent> events() {
        List<ToyEvent> events = new ArrayList<>();
        for (Contribution contribution : contributions) {
            Draw draw = new Draw(seed, period.firstRun, contribution.dsid());
            EventStream stream = new EventStream(Recipe.BY_NUMBER.get(contribution.dsid()), draw);
            for (int i = draw.poisson(contribution.mean()); i > 0; i--) {
                ToyEvent event = new ToyEvent();
                stream.data(event);
                events.add(event);
            }
        }
        number(events);
        return events;
    }

    /** Mixes the samples' events and gives them ascending runs. */
    private void number(List<ToyEvent> events) {
        Draw draw = new Draw(seed, period.firstRun, SHUFFLE);
        for (int i = events.size(); i > 1; i--) {
            int other = draw.below(i);
            ToyEvent kept = events.get(i - 1);
            events.set(i - 1, events.get(other));
            events.set(other, kept);
        }
        int runs = 12;
        for (int i = 0; i < events.size(); i++) {
            int run = period.firstRun + (period.lastRun - period.firstRun) * (i * runs / events.size()) / (runs - 1);
            events.get(i).run = run;
            events.get(i).channel = run;
        }
    }
}
