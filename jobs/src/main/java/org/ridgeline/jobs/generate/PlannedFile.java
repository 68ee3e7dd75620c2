package org.ridgeline.jobs.generate;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.root.write.HadoopDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

/** A file to generate, all by itself: its bytes depend on nothing but what is in here. */
interface PlannedFile extends Serializable {
    /** The title of a generated tree, by which it can be told from a real one. */
    String TITLE = "simulated toy";

    /** Codec, clusters and baskets are those of the released files. */
    WriteOptions OPTIONS = WriteOptions.DEFAULT.clusters(140_000).baskets(3_000_000);

    /** Events that are handed to the writer at once. */
    int BATCH = 1000;

    /** Name of its sample. */
    String sample();

    /** Path or URI. */
    String path();

    /** Writes the file and returns its number of events; on any failure nothing appears. */
    long write(String tree, Configuration configuration) throws IOException;

    /** Opens the writer of such a file. */
    static RootWriter open(String path, String tree, TreeColumns columns, Configuration configuration)
            throws IOException {
        return RootWriter.create(HadoopDestination.of(path, configuration), tree, TITLE, columns.fields(), OPTIONS);
    }
}
