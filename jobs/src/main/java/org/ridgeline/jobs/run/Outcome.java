package org.ridgeline.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.request.UserError;

/** Tells whoever started the job where its result lies. */
public final class Outcome {
    private static final String FILE = "spark.ridgeline.outcome";

    private Outcome() {}

    /**
     * Writes the address of the run folder to the file that {@code spark.ridgeline.outcome} names, if it names one.
     *
     * @throws UserError if it cannot be written
     */
    public static void tell(SparkSession spark, String address) {
        String file = spark.sparkContext().getConf().get(FILE, "");
        if (!file.isEmpty()) {
            try {
                Files.writeString(Path.of(file), address + "\n");
            } catch (IOException failure) {
                throw new UserError(FILE + "=" + file + " cannot be written: " + failure.getMessage(), failure);
            }
        }
    }
}
