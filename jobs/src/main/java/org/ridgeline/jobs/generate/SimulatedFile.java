package org.ridgeline.jobs.generate;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.root.write.RootWriter;

/**
 * A simulated sample.
 *
 * @param events how many to write
 * @param weight what an event's {@code mcWeight} is, but for its sign
 */
record SimulatedFile(
        String sample,
        String path,
        Skim skim,
        int dsid,
        int events,
        double weight,
        Normalisation normalisation,
        long seed)
        implements PlannedFile {
    /** The run number that the release's simulation has. */
    private static final int RUN = 284500;

    @Override
    public long write(String tree, Configuration configuration) throws IOException {
        EventStream stream = new EventStream(Recipe.BY_NUMBER.get(dsid), skim, new Draw(seed, dsid));
        ToyEvent event = new ToyEvent();
        event.run = RUN;
        event.channel = dsid;
        event.category = "mc";
        event.normalisation = normalisation;
        TreeColumns columns = skim.release().columns(Release.Kind.SIMULATION);
        try (RootWriter writer = PlannedFile.open(path, tree, columns, configuration)) {
            for (int i = 0; i < events; i++) {
                stream.simulated(event);
                event.number = i + 1;
                event.weight *= (float) weight;
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
}
