package org.ridgeline.jobs.generate;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.root.write.RootWriter;

/**
 * A period of data taking: unweighted events of several samples, each in a Poisson number, mixed, in the order of their run.
 *
 * @param contributions what is expected of each sample
 */
record DataFile(String sample, String path, Skim skim, Period period, List<Contribution> contributions, long seed)
        implements PlannedFile {
    private static final long SHUFFLE = 0x73687566L;
    private static final int RUNS = 12;

    /** How many events of a sample a period is expected to have. */
    record Contribution(int dsid, double mean) implements Serializable {}

    @Override
    public long write(String tree, Configuration configuration) throws IOException {
        TreeColumns columns = skim.release().columns(Release.Kind.DATA);
        try (RootWriter writer = PlannedFile.open(path, tree, columns, configuration)) {
            EventStream[] streams = new EventStream[contributions.size()];
            long[] left = new long[streams.length];
            long all = 0;
            for (int i = 0; i < streams.length; i++) {
                Contribution contribution = contributions.get(i);
                Draw draw = new Draw(seed, period.firstRun(), contribution.dsid());
                streams[i] = new EventStream(Recipe.BY_NUMBER.get(contribution.dsid()), skim, draw);
                left[i] = draw.poisson(contribution.mean());
                all += left[i];
            }
            Draw mixing = new Draw(seed, period.firstRun(), SHUFFLE);
            ToyEvent event = new ToyEvent();
            event.category = period.category();
            for (long i = 0; i < all; i++) {
                int next = next(left, all - i, mixing);
                left[next]--;
                streams[next].data(event);
                event.run = run(i, all);
                event.channel = event.run;
                columns.add(event);
                if (columns.events() == BATCH) {
                    writer.append(columns.take());
                }
            }
            writer.append(columns.take());
            writer.finish();
            return writer.entries();
        }
    }

    /** The sample of the next event: each that is left is as likely as any other. */
    private static int next(long[] left, long all, Draw mixing) {
        long choice = (long) (mixing.uniform() * all);
        int next = 0;
        while (choice >= left[next]) {
            choice -= left[next++];
        }
        return next;
    }

    private int run(long event, long all) {
        return period.firstRun() + (int) ((period.lastRun() - period.firstRun()) * (event * RUNS / all) / (RUNS - 1));
    }
}
