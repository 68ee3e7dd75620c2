package org.ridgeline.jobs.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Sample;

/** What share of each sample was really read: the first entries of a file are a whole number, so not just what was asked. */
final class Fraction {
    private Fraction() {}

    static Map<String, Double> read(SparkSession spark, Dataset dataset, SampleFiles files, Tally tally) {
        Map<String, Double> fractions = new HashMap<>();
        int number = 0;
        for (Map.Entry<Sample, List<InputFile>> entry : files.files().entrySet()) {
            Tally.OfSample counts = tally.sample(number++);
            long total = entries(spark, dataset, entry.getValue());
            if (counts != null && total > 0) {
                fractions.put(entry.getKey().name(), counts.events(0) / (double) total);
            }
        }
        return fractions;
    }

    /** Counting reads no event. */
    private static long entries(SparkSession spark, Dataset dataset, List<InputFile> inputs) {
        org.apache.spark.sql.Dataset<Row> all = spark.read()
                .format("root")
                .option("tree", dataset.tree())
                .load(inputs.stream().map(InputFile::path).toArray(String[]::new));
        return all.count();
    }
}
